"""What was made of a course's files, kept from one reading of the course to the next.

An editor has the course read again at every keystroke, and all but one of its files are the same.
"""

from __future__ import annotations

import pathlib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Generic, TypeVar, cast

from curriculum_kit.model.concept import Concept
from curriculum_kit.places import Path
from curriculum_kit.source.demo_file import DemoModule, read_demo_file
from curriculum_kit.source.document import Document, Value
from curriculum_kit.source.fault import Fault
from curriculum_kit.source.folder import Folder

Thing = TypeVar("Thing")

DOCUMENTS: Final = 2000
"""Files whose text and positions are kept: those with findings are asked for at every reading."""

PARTS: Final = 1 << 20
"""Parts of a course that are kept; no course has more."""


@dataclass(frozen=True, slots=True)
class Content:
    """What a file says, wherever it stands.

    Attributes:
        data: Its data; None of a broken file.
        faults: What is wrong with it.
        broken: Whether it could not be read, so that there is no data to go by.
    """

    data: Value
    faults: tuple[Fault, ...] = ()
    broken: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A file of the registry in which nothing is wrong.

    Attributes:
        data: What the file says.
        concepts: Its concepts, by id.
        homes: The place of each, by subject.
    """

    data: Value
    concepts: Mapping[str, Concept]
    homes: Mapping[str, tuple[str, Path]]


class Kept:
    """The files of one course as they were last read, and the parts that they make.

    Attributes:
        contents: What each file says, without where it says it.
        documents: Files with their texts and positions.
        blocks: Files of the registry in which nothing is wrong.
    """

    def __init__(self) -> None:
        self.contents: Shelf[Content] = Shelf(PARTS)
        self.documents: Shelf[Document] = Shelf(DOCUMENTS)
        self.blocks: dict[str, Block] = {}
        self._folder: Folder | None = None
        self._demos: Shelf[DemoModule] = Shelf(PARTS)
        self._parts: dict[str, tuple[Value, object]] = {}

    def forget(self, files: Iterable[str]) -> None:
        """Take note that files are no longer what they were on disk, or no longer there.

        Args:
            files: Their absolute paths.
        """
        for file in files:
            self.contents.forget(file)
            self.documents.forget(file)
            self._demos.forget(file)
        self._folder = None

    def folder(self, root: str) -> Folder:
        """Return the course's folder with what was found in it.

        Args:
            root: Its absolute path.
        """
        self._folder = self._folder or Folder(root, root)
        return self._folder

    def part(
        self, subject: str, data: Value, make: Callable[[Value], Thing | None]
    ) -> Thing | None:
        """Return the part of a course that some data make.

        Args:
            subject: Which part: ``lesson:optimizers``.
            data: Its data, compared by identity: a file that is the same has the same.
            make: Makes it; None if there is a mistake in the data.
        """
        known = self._parts.get(subject)
        if known is not None and known[0] is data:
            return cast("Thing", known[1])
        made = make(data)
        if made is not None:
            self._parts[subject] = data, made
        return made

    def is_sound(self, subject: str, data: Value) -> bool:
        """Tell whether a part was made of some data, and nothing was wrong with them.

        Args:
            subject: Which part.
            data: Its data, compared by identity.
        """
        known = self._parts.get(subject)
        return known is not None and known[0] is data

    def demo_module(self, path: pathlib.Path, content: bytes | None) -> DemoModule:
        """Return what a file of the demos folder declares.

        Args:
            path: Absolute path of the file.
            content: What it is taken to hold; None for what is on disk.
        """
        module = self._demos.get(str(path), content)
        if module is None:
            module = read_demo_file(path, content)
            self._demos.put(str(path), content, module)
        return module


class Shelf(Generic[Thing]):
    """Things made of files, each for one content of its file; the oldest goes when it is full."""

    def __init__(self, most: int) -> None:
        """Start empty.

        Args:
            most: How many things there may be.
        """
        self._most = most
        self._things: dict[str, tuple[bytes | None, Thing]] = {}

    def get(self, file: str, content: bytes | None) -> Thing | None:
        """Return what was made of a file; None if that is not known for this content.

        Args:
            file: Its absolute path.
            content: What it is taken to hold; None for what is on disk.
        """
        known = self._things.get(file)
        return known[1] if known is not None and known[0] == content else None

    def put(self, file: str, content: bytes | None, thing: Thing) -> None:
        """Keep what was made of a file.

        Args:
            file: Its absolute path.
            content: What it is taken to hold; None for what is on disk.
            thing: What was made of it.
        """
        self.forget(file)
        if len(self._things) >= self._most:
            del self._things[next(iter(self._things))]
        self._things[file] = content, thing

    def forget(self, file: str) -> None:
        """Forget what was made of a file.

        Args:
            file: Its absolute path.
        """
        self._things.pop(file, None)
