"""Waivers: what they silence, which of several is used, and when they are findings themselves."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from curriculum_kit.check import check
from curriculum_kit.report import Report
from curriculum_kit.source.project import load_course
from tests.courses import checked, edit, seen, small_course

COURSE = "curriculum.yaml"
MODULE = "foundations/acceleration/module.yaml"
LESSON = "foundations/acceleration/rolling.yaml"
CONCEPT = "concepts/optimization.yaml"
REASON = "reason: It is so for the test."

# Where a waiver may stand: the file, the text it is put before, and how far it is indented.
SPOTS = {
    "course": (COURSE, "audience:", ""),
    "module": (MODULE, "goal:", ""),
    "lesson": (LESSON, "core:", ""),
    "concept": (CONCEPT, "  requires_any:", "  "),
}


def waive(course: Path, where: str, *waivers: str) -> None:
    file, before, indent = SPOTS[where]
    items = ", ".join(f"{{{waiver}}}" for waiver in waivers)
    edit(course, file, before, f"{indent}waivers: [{items}]\n{before}")


def without_waiver(course: Path) -> None:
    """Take the small course's only waiver out, so that CUR103 stands."""
    path = course / LESSON
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index("waivers:")], encoding="utf-8")


def reasons(report: Report) -> list[tuple[str, str | None]]:
    return [(finding.rule, finding.waived) for finding in report.waived]


def rules(report: Report) -> list[str]:
    return [finding.rule for finding in report.findings]


@pytest.mark.parametrize("where", ["lesson", "module", "course"])
@pytest.mark.parametrize("rule", ["new-in-consolidate", "CUR103", "new-in-consolidat"])
def test_silences_what_it_stands_beside_or_around(where: str, rule: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    without_waiver(course)
    assert rules(checked(course)) == ["new-in-consolidate"]
    waive(course, where, f"rule: {rule}, {REASON}")
    report = checked(course)
    assert reasons(report) == [("new-in-consolidate", "It is so for the test.")]
    # A misspelt rule is taken for the one meant, and said.
    assert rules(report) == (["unknown-reference"] if rule.endswith("consolidat") else [])


@pytest.mark.parametrize("where", ["concept"])
def test_silences_nothing_elsewhere(where: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    without_waiver(course)
    waive(course, where, f"rule: CUR103, {REASON}")
    assert sorted(rules(checked(course))) == ["new-in-consolidate", "unused-waiver"]


def test_a_module_does_not_answer_for_another_one(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    without_waiver(course)
    edit(
        course,
        "foundations/descent/module.yaml",
        "goal:",
        f"waivers: [{{rule: CUR103, {REASON}}}]\ngoal:",
    )
    assert sorted(rules(checked(course))) == ["new-in-consolidate", "unused-waiver"]


def test_a_lesson_answers_for_its_claims(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, LESSON, "demo: slopes:parabola", "demo: slopes:hyperbola")
    assert rules(checked(course)) == ["demo-not-found"]
    edit(course, LESSON, "waivers:\n", f"waivers:\n  - {{rule: demo-not-found, {REASON}}}\n")
    assert rules(checked(course)) == []


def test_a_module_answers_for_its_misconceptions(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    descent = "foundations/descent/module.yaml"
    edit(course, descent, "    addressed_in: [stepping]\n", "")
    assert rules(checked(course)) == ["unaddressed-misconception"]
    edit(course, descent, "goal:", f"waivers: [{{rule: CUR401, {REASON}}}]\ngoal:")
    assert rules(checked(course)) == []


def test_a_concept_answers_for_itself(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, CONCEPT, "gradient-descent: DEVELOPED", "momentum: DEVELOPED")
    assert rules(checked(course)) == ["prerequisite-cycle"]
    waive(course, "concept", f"rule: prerequisite-cycle, {REASON}")
    assert rules(checked(course)) == []


def test_mistakes_of_reading_can_be_waived(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, LESSON, "core: Steps that remember", "core: no")
    edit(course, LESSON, "waivers:\n", f"waivers:\n  - {{rule: ambiguous-scalar, {REASON}}}\n")
    assert rules(checked(course)) == []


def test_the_nearest_of_several_is_used_and_the_others_are_not(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    without_waiver(course)
    for where in ("lesson", "module", "course"):
        waive(course, where, f"rule: CUR103, reason: beside the {where}")
    report = checked(course)
    assert reasons(report) == [("new-in-consolidate", "beside the lesson")]
    assert [(f.rule, f.subject) for f in report.findings] == [
        ("unused-waiver", "course"),
        ("unused-waiver", "module:acceleration"),
    ]


def test_of_two_beside_each_other_the_first_is_used(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    without_waiver(course)
    waive(course, "lesson", "rule: CUR103, reason: the first one", f"rule: CUR103, {REASON}")
    report = checked(course)
    assert reasons(report) == [("new-in-consolidate", "the first one")]
    assert [(found.rule, found.place) for found in seen(report)] == [
        ("unused-waiver", "rolling.yaml:2:57")
    ]


@pytest.mark.parametrize(
    ("waiver", "found"),
    [
        ("rule: adjacent-stretch, reason: there is none", ["unused-waiver"]),
        ("rule: CUR101, reason: there is none", ["unused-waiver"]),
        ("rule: spelling, reason: there is no such rule", ["unknown-reference"]),
        ("rule: unused-waiver, reason: cannot be waived", ["unused-waiver"]),
        ("rule: adjacent-stretch", ["unused-waiver", "waiver-without-reason"]),
        ("rule: adjacent-stretch, reason: short", ["unused-waiver", "waiver-without-reason"]),
        (
            f"rule: too-many-new-concepts, {REASON}, until: 2026-01-01",
            ["expired-waiver", "unused-waiver"],
        ),
    ],
)
def test_waivers_that_are_findings(waiver: str, found: list[str], tmp_path: Path) -> None:
    course = small_course(tmp_path)
    waive(course, "course", waiver)
    assert sorted(rules(checked(course, date(2026, 6, 1)))) == found


@pytest.mark.parametrize(
    ("today", "found"),
    [
        (date(2026, 6, 29), []),
        (date(2026, 6, 30), []),
        (date(2026, 7, 1), ["expired-waiver"]),
    ],
)
def test_until_is_the_last_day(today: date, found: list[str], tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, LESSON, "2999-12-31", "2026-06-30")
    report = checked(course, today)
    assert rules(report) == found
    # The decision is due, and that is the one finding.
    assert [finding.rule for finding in report.waived] == ["new-in-consolidate"]
    assert [found.marked for found in seen(report)] == ["2026-06-30" for _finding in found]


@pytest.mark.parametrize("reason", ["", "    reason: ''\n", "    reason: '          '\n"])
def test_a_waiver_without_a_reason_still_silences(reason: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    said = "    reason: A running average is nothing new to programmers.\n"
    edit(course, LESSON, said, reason)
    report = checked(course)
    assert rules(report) == ["waiver-without-reason"]
    assert [finding.rule for finding in report.waived] == ["new-in-consolidate"]


def test_a_waiver_of_a_rule_that_is_off_is_left_alone(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, COURSE, "rules:\n", "rules:\n  new-in-consolidate: off\n")
    assert rules(checked(course)) == []


def test_a_waiver_of_a_rule_that_is_not_chosen_is_left_alone(tmp_path: Path) -> None:
    project = load_course(small_course(tmp_path))
    assert rules(check(project, chosen={"unused-waiver"})) == []
    assert rules(check(project, chosen={"unused-waiver", "new-in-consolidate"})) == []


def test_no_waiver_is_called_unused_where_something_could_not_be_read(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, LESSON, "momentum: INTRODUCED", "momentum: 3")
    assert rules(checked(course)) == ["invalid-value"]


def test_findings_about_waivers_cannot_be_waived(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, COURSE, "rules:\n", "rules:\n  no-such-rule: off\n")
    waive(course, "course", f"rule: unknown-setting, {REASON}", "rule: CUR901, reason: a reason")
    assert "unknown-setting" in rules(checked(course))
