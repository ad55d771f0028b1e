"""A course whose every text means harm, and reports with fixes, for the formats to stand up to."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from curriculum_kit.places import Place, Span
from curriculum_kit.remedies import Edit, Fix
from curriculum_kit.report import Report
from tests.courses import edit, small_course

LESSON = "foundations/descent/slopes.yaml"
STEPPING = "foundations/descent/stepping.yaml"

HOSTILE = (
    r"a\r\n::error file=x::owned\e]0;t\a%0A%25::,{0} [x](https://example.invalid) "
    r"]]><!-- <b> & \"'\u0000\u202e\uFFFE𝄞学"
)
"""As a double-quoted YAML scalar."""

FILE = "%0A::error::,\n##[error]<x>&[y](1) 学 #?\udcff.yaml"
"""A file name, whose last byte is no UTF-8."""


def hostile_course(folder: Path) -> Path:
    """Write the small course with harm in a key, a value, a file name and a waiver's reason.

    Args:
        folder: An empty folder.
    """
    course = small_course(folder)
    edit(course, LESSON, "core: A", f'"{HOSTILE}": 1\ncore: A')
    edit(course, LESSON, "slope: INTRODUCED", f'"{HOSTILE}": INTRODUCED')
    edit(course, STEPPING, "load: BUILD", "load: STRETCH")
    rolling = "foundations/acceleration/rolling.yaml"
    reason = "A running average is nothing new to programmers."
    edit(course, rolling, reason, f'"{HOSTILE}"')
    (course / "foundations/descent" / FILE).touch()
    return course


def with_fixes(report: Report) -> Report:
    """Give the first finding of a report a fix in two files.

    Args:
        report: The report.
    """
    first, *others = report.findings
    place = first.place
    other = Place(str(report.project.root / "concepts/mathematics.yaml"), Span(2, 1, 2, 1))
    fix = Fix("Write {it} down", (Edit(place, "core"), Edit(other, "  # a 𝄞\n")))
    return replace(report, findings=(replace(first, fix=fix), *others))
