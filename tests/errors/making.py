"""A slip made in a course of its own, and what is printed about it."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final, NamedTuple

from curriculum_kit.check import check
from curriculum_kit.output.reporters import REPORTERS, Style
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.report import Report
from curriculum_kit.scaffolding.starting_course import starting_course
from curriculum_kit.source.project import load_course
from tests.errors.catalogue import CATALOGUE, Slip


class Made(NamedTuple):
    """A course with one slip in it.

    Attributes:
        report: What is found.
        printed: What ``curriculum validate`` prints about it, without the summary.
        text: The text of the file.
        lines: Numbers of the first line that was changed, and of the one after the last.
    """

    report: Report
    printed: str
    text: str
    lines: tuple[int, int]


def made(slip: Slip, folder: Path) -> Made:
    """Make a slip.

    Args:
        slip: What is written wrongly.
        folder: An empty folder.
    """
    for name, text in _course().items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    course = folder / "curriculum"
    file = course / slip.file
    before = file.read_text(encoding="utf-8")
    assert not slip.old or before.count(slip.old) == 1, slip.title
    text = before.replace(slip.old, slip.new) if slip.old else before
    file.write_bytes(text.encode(slip.encoding))
    if slip.moved is not None:
        file.rename(course / slip.moved)
    with contextlib.chdir(folder):
        report = check(load_course(course))
        style = Style(Terminal(), strict=False, statistics=False)
        printed = REPORTERS["full"](report, style).partition("\n\n")[0]
    first = before[: before.find(slip.old)].count("\n") + 1
    return Made(report, printed, text, (first, first + slip.new.rstrip("\n").count("\n") + 1))


@cache
def _course() -> Mapping[str, str]:
    return starting_course("0", demos=True)


def page() -> str:
    """Write the page that shows every slip with what is printed about it."""
    parts = ["# What is said about mistakes", _INTRODUCTION]
    for heading, slips in CATALOGUE.items():
        parts.append(f"## {heading}")
        for slip in slips:
            with TemporaryDirectory() as folder:
                parts += _shown(slip, made(slip, Path(folder).resolve()))
    return "\n\n".join(parts) + "\n"


_INTRODUCTION: Final = (
    "Each of these was made alone in the course that `curriculum init` writes. Shown are the lines "
    "as they were mistaken, and what `curriculum validate` prints about them, without the summary "
    "at the end. `make docs` writes this page."
)


def _shown(slip: Slip, made: Made) -> list[str]:
    if slip.moved is not None:
        lead = f"`{slip.file}` lies at `{slip.moved}`:"
    elif slip.old:
        first, end = made.lines
        lines = made.text.splitlines()[max(0, first - 2) : end]
        lead = f"In `{slip.file}`:\n\n```yaml\n" + "\n".join(lines) + "\n```"
    else:
        lead = f"`{slip.file}`, as it was:"
    return [f"### {slip.title}", lead, f"```text\n{made.printed}\n```"]
