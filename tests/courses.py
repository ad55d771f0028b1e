"""Small courses for the tests: a file tree as an indented string, and the report on it."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import NamedTuple

from curriculum_kit.check import check
from curriculum_kit.findings import Finding
from curriculum_kit.report import Report
from curriculum_kit.source.project import load_course
from tests.small_course import SMALL

_HEADING = re.compile(r"^(\S+):$")
_BAR = re.compile(r" \|(?: |$)")


def write_tree(folder: Path, tree: str) -> Path:
    """Write files under a folder.

    Args:
        folder: Where.
        tree: Paths that end in a colon, each with the file's text indented below it.

    Returns:
        The folder.
    """
    texts: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in dedent(tree).strip("\n").split("\n"):
        heading = _HEADING.match(line)
        if heading:
            lines = texts.setdefault(heading[1], [])
        else:
            lines.append(line)
    for name, text in texts.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(dedent("\n".join(text)).rstrip("\n") + "\n", encoding="utf-8")
    return folder


def small_course(folder: Path) -> Path:
    """Write the small course and its demos.

    Args:
        folder: An empty folder.

    Returns:
        The course's folder, ``curriculum`` under it.
    """
    return write_tree(folder, SMALL) / "curriculum"


def edit(course: Path, file: str, old: str, new: str) -> None:
    """Replace a text that stands exactly once in a file.

    Args:
        course: The course's folder.
        file: The file, relative to it.
        old: What stands there.
        new: What shall stand there.
    """
    path = course / file
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {file}"
    path.write_text(text.replace(old, new), encoding="utf-8")


def checked(course: Path, today: date | None = None) -> Report:
    """Read and check a course.

    Args:
        course: The course's folder.
        today: The day on which waivers are judged.
    """
    return check(load_course(course), today=today)


class Seen(NamedTuple):
    """A finding as its reader sees it.

    Attributes:
        rule: The rule's name.
        place: ``file.yaml:line:column``, the file without its folders.
        marked: The text that is underlined; of several lines, the first to its end.
    """

    rule: str
    place: str
    marked: str


def seen(report: Report) -> list[Seen]:
    """Return the findings of a report, in its order.

    Args:
        report: The report.
    """
    return [_seen(finding) for finding in report.findings]


def _seen(finding: Finding) -> Seen:
    file, span = Path(finding.place.file), finding.place.span
    text = file.read_text(encoding="utf-8") if file.is_file() else ""
    line = [*text.split("\n"), ""][span.line - 1]
    end = span.end_column if span.end_line == span.line else len(line) + 1
    place = f"{file.name}:{span.line}:{span.column}"
    return Seen(finding.rule, place, line[span.column - 1 : end - 1])


class Case(NamedTuple):
    """One thing written wrongly in the small course, and what is said about it.

    Attributes:
        file: The file's name.
        old: What stands there.
        new: What is written instead.
        rule: The rule that names it.
        marked: The text that is underlined.
        message: What is said.
        help: What to do about it.
    """

    file: str
    old: str
    new: str
    rule: str
    marked: str
    message: str
    help: str | None


def cases(table: str) -> list[Case]:
    r"""Read a table of cases.

    Args:
        table: Blocks of lines: ``file | old | new``, ``rule | marked``, the message, and perhaps
            the help after ``help:``; ``\n`` is a line's end.
    """
    found = []
    for block in dedent(table).strip("\n").split("\n\n"):
        lines = [line.strip().replace("\\n", "\n") for line in block.splitlines()]
        file, old, new = _BAR.split(lines[0])
        rule, marked = _BAR.split(lines[1])
        message, _, advice = " ".join(lines[2:]).partition(" help: ")
        found.append(Case(file, old, new, rule, marked, message, advice or None))
    return found


def report_on(case: Case, folder: Path) -> Report:
    """Return the report on the small course with one thing written wrongly.

    Args:
        case: What is written.
        folder: An empty folder.
    """
    course = small_course(folder)
    [file] = course.rglob(case.file)
    edit(course, str(file.relative_to(course)), case.old, case.new)
    return checked(course)


def told(case: Case, folder: Path) -> Case:
    """Return a case as the report tells it, which must have exactly one finding.

    Args:
        case: What is written.
        folder: An empty folder.
    """
    report = report_on(case, folder)
    [finding] = report.findings
    [(rule, _place, marked)] = seen(report)
    return case._replace(rule=rule, marked=marked, message=finding.message, help=finding.help)
