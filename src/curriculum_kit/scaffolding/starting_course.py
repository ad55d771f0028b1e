"""The small course that ``curriculum init`` writes, kept as files beside this one.

The schemas that editors complete its files by are made from the course, as they hold its ids.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from curriculum_kit.editor.schemas.installed import installed
from curriculum_kit.rules.registry import RULES
from curriculum_kit.source.project import load_course

DEMOS: Final = "demos"
"""The folder of the demos, and the name of the sections that are there because of them."""

_HIDDEN: Final = "dot-"
"""Begins the name of what is written as a hidden file: here it would have its effect on the kit."""

_MARK: Final = re.compile(r"# (>>>|<<<) (without )?demos")
_VERSION: Final = "@version@"


def starting_course(version: str, *, demos: bool) -> Mapping[str, str]:
    """Return the files of the course.

    Args:
        version: The version of the kit that it is to be checked with.
        demos: Whether its lessons make claims, with demos behind them.

    Returns:
        The text of each file, by its path relative to the folder that holds everything, in
        alphabetical order.
    """
    found = dict(_files(files(__package__) / "course"))
    course = {
        path: _chosen(text, demos=demos).replace(_VERSION, version)
        for path, text in found.items()
        if demos or not path.startswith(f"{DEMOS}/")
    }
    return dict(sorted((course | _with_schemas(course)).items()))


def _with_schemas(course: Mapping[str, str]) -> dict[str, str]:
    """Return the schemas of the course, and its files with the comments that name them."""
    with TemporaryDirectory() as name:
        folder = Path(name).resolve()
        for file, text in course.items():
            (folder / file).parent.mkdir(parents=True, exist_ok=True)
            (folder / file).write_text(text, encoding="utf-8", newline="\n")
        wanted = installed(load_course(folder / "curriculum"), RULES)
        return {
            path.relative_to(folder).as_posix(): content.decode()
            for path, content in wanted.items()
        }


def _files(folder: Traversable, above: str = "") -> Iterator[tuple[str, str]]:
    for entry in folder.iterdir():
        name = entry.name
        if name == "__pycache__":
            continue
        if name.startswith(_HIDDEN):
            name = "." + name.removeprefix(_HIDDEN)
        if entry.is_dir():
            yield from _files(entry, f"{above}{name}/")
        else:
            yield above + name, entry.read_text(encoding="utf-8")


def _chosen(text: str, *, demos: bool) -> str:
    """Keep the sections for a course with demos, or those for one without."""
    kept: list[str] = []
    wanted = True
    for line in text.splitlines(keepends=True):
        mark = _MARK.match(line)
        if mark is None:
            kept += [line] if wanted else []
        else:
            is_for_demos = mark[2] != "without "
            wanted = mark[1] == "<<<" or is_for_demos == demos
    return "".join(kept)
