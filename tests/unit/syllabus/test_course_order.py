"""Findings in the order in which a learner meets what they are about."""

from __future__ import annotations

from curriculum_kit.findings import Finding, Severity
from curriculum_kit.places import Place, Span
from curriculum_kit.syllabus.course_order import in_course_order
from tests.unit.syllabus.courses import material_from

COURSE = """
concepts: {algebra: {}, slope: {}, never: {}}
assumes: {algebra: APPLIED}
series:
  s:
    modules:
      z-first:
        lessons:
          z-one: {new: {slope: INTRODUCED}, claims: {c: {statement: It rises.}}}
          a-two: {}
      a-second:
        lessons:
          m-three: {}
"""


def _about(subject: str) -> Finding:
    place = Place("x.yaml", Span(1, 1, 1, 2))
    return Finding("CUR000", "rule", Severity.INFO, subject, (subject,), place)


def test_a_part_comes_where_the_course_has_it() -> None:
    subjects = [
        "course",
        "concept:algebra",
        "module:z-first",
        "lesson:z-one",
        "claim:c",
        "concept:slope",
        "lesson:a-two",
        "module:a-second",
        "lesson:m-three",
        "concept:never",
    ]
    material = material_from(COURSE)
    shuffled = [_about(subject) for subject in sorted(subjects)]
    ordered = in_course_order(material.course, material.timeline, shuffled)
    assert [finding.subject for finding in ordered] == subjects
