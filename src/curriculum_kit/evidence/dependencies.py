"""What a claim's evidence depends on, as its authors can change it, and its fingerprint.

That is the claim's expectations, its demo's file, the files of the demos folder which that file
imports, directly or not, and every file in the folder that is no Python: nothing tells which of
them a demo reads. What lies outside the folder is not seen.
"""

from __future__ import annotations

import hashlib
import json
import os
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from curriculum_kit.evidence.plain import plain_expectation
from curriculum_kit.model.claim import Claim
from curriculum_kit.source.evidence import EVIDENCE_FILE
from curriculum_kit.source.imports import Imports, imports_of

PYTHON = ".py"
LITTER = (".", "#", "__pycache__")
"""What the names begin with of that which editors and Python leave about."""

ACCOUNTED_FOR = frozenset(sys.stdlib_module_names) | {"numpy", "curriculum_kit"}
"""Packages whose versions are part of every environment."""


@dataclass(frozen=True, slots=True)
class Dependencies:
    """The files that the demo of a claim depends on, relative to the demos folder.

    Attributes:
        code: What each Python file holds, as a digest.
        sought: Every file that an import would find if it were there; those of ``code`` included.
        foreign: Whether something is imported that is neither in the folder nor Python's own, nor
            numpy.
    """

    code: Mapping[str, str]
    sought: frozenset[str]
    foreign: bool


class DemosFolder:
    """The files of a demos folder as they stand when they are first looked at.

    Attributes:
        folder: Absolute path of the folder, which may be missing.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._sources: dict[str, bytes | None] = {}
        self._dependencies: dict[str, Dependencies] = {}

    @cached_property
    def files(self) -> tuple[str, ...]:
        """Every file, hidden ones left out, in alphabetical order."""
        return tuple(sorted(_files(str(self.folder))))

    @cached_property
    def data(self) -> Mapping[str, str]:
        """The files that are no Python, each with a digest of what it holds."""
        return {name: _digest_of(self.folder / name) for name in self.files if is_data(name)}

    def dependencies(self, module: str) -> Dependencies:
        """Find out which files a module depends on.

        Args:
            module: Its dotted name.
        """
        if module not in self._dependencies:
            self._dependencies[module] = self._found(module)
        return self._dependencies[module]

    def _found(self, module: str) -> Dependencies:
        sought: set[str] = set()
        foreign = False
        code: dict[str, str] = {}
        pending = list(_candidates(module))
        while pending:
            name = pending.pop()
            if name in sought:
                continue
            sought.add(name)
            source = self._source(name)
            if source is None:
                continue
            code[name] = hashlib.sha256(source).hexdigest()
            imports = imports_of(source, _package(name))
            foreign = foreign or imports.anything or any(map(self._is_foreign, imports.modules))
            pending += self._reached(imports)
        return Dependencies(code, frozenset(sought), foreign)

    def _reached(self, imports: Imports) -> Iterator[str]:
        for module in imports.modules:
            yield from _candidates(module)
        if imports.anything:
            yield from (name for name in self.files if name.endswith(PYTHON))

    def _is_foreign(self, module: str) -> bool:
        top = module.partition(".")[0]
        return (
            top not in ACCOUNTED_FOR
            and not os.path.lexists(self.folder / top)
            and (self._source(top + PYTHON) is None)
        )

    def _source(self, name: str) -> bytes | None:
        if name not in self._sources:
            path = self.folder / name
            try:
                self._sources[name] = path.read_bytes() if os.path.isfile(path) else None  # noqa: PTH113
            except OSError:
                self._sources[name] = None
        return self._sources[name]


def fingerprint_of(claim: Claim, folder: DemosFolder) -> str:
    """Return the fingerprint of everything that a claim's evidence depends on.

    The words of its statement and its sources are not among that, nor is the lesson it stands in.

    Args:
        claim: The claim.
        folder: The files of its demos.

    Returns:
        64 hexadecimal digits, the same on every machine.
    """
    module = (claim.demo or "").partition(":")[0]
    depends = {
        "claim": claim.id,
        "demo": claim.demo,
        "expect": {name: plain_expectation(each) for name, each in claim.expect.items()},
        "seeds": claim.seeds,
        "code": dict(folder.dependencies(module).code) if claim.demo else {},
        "data": dict(folder.data) if claim.demo else {},
    }
    return hashlib.sha256(json.dumps(depends, sort_keys=True).encode()).hexdigest()


def is_data(name: str) -> bool:
    """Tell whether a file of the demos folder may be read by any of its demos.

    Args:
        name: Its path, relative to the folder.
    """
    parts = name.split("/")
    if any(part.startswith(LITTER) for part in parts):
        return False
    # What 'verify' writes is no data of a demo, even where the course lies in the demos folder.
    return parts[-1] != EVIDENCE_FILE and not name.endswith((PYTHON, ".pyc", "~"))


def _candidates(module: str) -> Iterator[str]:
    """Yield the files that importing a module runs, if they are there: its packages' as well."""
    parts = module.split(".")
    if any(not part or not part.isprintable() or os.sep in part or "/" in part for part in parts):
        return
    for length in range(1, len(parts) + 1):
        path = "/".join(parts[:length])
        yield path + PYTHON
        yield f"{path}/__init__{PYTHON}"


def _package(name: str) -> str:
    return name.rpartition("/")[0].replace("/", ".")


def _files(root: str) -> Iterator[str]:
    """Yield the files below a folder, linked folders included, each folder once."""
    seen: set[str] = set()
    pending = [""]
    while pending:
        inside = pending.pop()
        folder = os.path.join(root, inside)  # noqa: PTH118
        real = os.path.realpath(folder)
        if real in seen:
            continue
        seen.add(real)
        try:
            with os.scandir(folder) as found:
                entries = [entry for entry in found if not entry.name.startswith(".")]
        except OSError:
            continue
        for entry in entries:
            name = f"{inside}{entry.name}"
            if entry.is_dir():
                if entry.name != "__pycache__":
                    pending.append(f"{name}/")
            elif entry.is_file():
                yield name


def _digest_of(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        return f"cannot be read: {error.errno}"
