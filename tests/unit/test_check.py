"""Running the rules: selection, severities, what is skipped, and order."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from curriculum_kit.check import check
from curriculum_kit.findings import Severity
from curriculum_kit.rules.naming import RuleNames
from curriculum_kit.rules.registry import RULES
from curriculum_kit.rules.selection import chosen_rules
from curriculum_kit.source.project import load_course
from tests.courses import checked, edit, seen, small_course

LESSON = "foundations/descent/slopes.yaml"


def test_a_sound_course(tmp_path: Path) -> None:
    report = checked(small_course(tmp_path))
    assert report.findings == ()
    assert [finding.rule for finding in report.waived] == ["new-in-consolidate"]
    assert report.rules_run == tuple(rule.name for rule in RULES)
    assert report.rules_skipped == ()
    assert not report.fails(strict=True)


@pytest.mark.parametrize(
    ("broken", "strict", "fails"),
    [
        (("titel: Slopes", "title: Slopes"), False, True),
        (("title: 012", "title: Slopes"), False, True),
        (("objective: 'no'", "objective: Compute a slope."), False, False),
        (("objective: no", "objective: Compute a slope."), False, False),
        (("objective: no", "objective: Compute a slope."), True, True),
    ],
)
def test_fails(broken: tuple[str, str], tmp_path: Path, *, strict: bool, fails: bool) -> None:
    course = small_course(tmp_path)
    edit(course, LESSON, broken[1], broken[0])
    assert checked(course).fails(strict=strict) is fails


def test_counts_by_severity(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, LESSON, "objective: Compute a slope.", "objective: no")
    edit(course, LESSON, "core: A", "cor: A")
    (course / "foundations/descent/extra.yaml").touch()
    report = checked(course)
    counts = {severity.label: report.count(severity) for severity in Severity}
    assert counts == {"off": 0, "info": 0, "warning": 2, "error": 1}


def test_findings_are_in_the_order_of_files_and_lines(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, LESSON, "minutes: 45", "minutes: 0")
    edit(course, LESSON, "title: Slopes", "title: 7")
    edit(course, "curriculum.yaml", "title: Descent", "titel: Descent")
    edit(course, "concepts/mathematics.yaml", "name: Algebra", "nam: Algebra")
    assert [finding.place for finding in seen(checked(course))] == [
        "mathematics.yaml:2:3",
        "curriculum.yaml:1:1",
        "slopes.yaml:1:8",
        "slopes.yaml:7:10",
    ]


def test_fingerprints_are_unique(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, LESSON, "title: Slopes", "title: A\ntitle: B\ntitle: C\ntitle: D")
    edit(
        course, "foundations/descent/module.yaml", "[slopes, stepping]", "[slopes, slopes, slopes]"
    )
    waiver = "{rule: CUR101, until: 2020-01-01, reason: a very good reason}"
    edit(course, LESSON, "minutes: 45", f"waivers: [{waiver}, {waiver}]")
    report = checked(course)
    prints = [finding.fingerprint for finding in (*report.findings, *report.waived)]
    assert len(prints) > 6
    assert len(set(prints)) == len(prints)


def test_fingerprints_survive_moved_lines(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, LESSON, "core: A", "cor: A")
    edit(course, "foundations/descent/stepping.yaml", "INTRODUCED -> D", "MENTIONED -> D")
    before = {finding.fingerprint for finding in checked(course).findings}
    for file in (LESSON, "foundations/descent/stepping.yaml"):
        text = (course / file).read_text(encoding="utf-8")
        (course / file).write_text("# a comment\n\n" + text, encoding="utf-8")
    os.rename(course, tmp_path / "moved")  # noqa: PTH104
    after = {finding.fingerprint for finding in checked(tmp_path / "moved").findings}
    assert before == after
    assert len(after) == 2


ALL = frozenset(rule.name for rule in RULES)


@pytest.mark.parametrize(
    ("select", "ignore", "chosen"),
    [
        ([], [], ALL),
        (["adjacent-stretch"], [], {"adjacent-stretch"}),
        (["CUR101"], [], {"adjacent-stretch"}),
        (["cur101", "unused-waiver"], [], {"adjacent-stretch", "unused-waiver"}),
        (["CUR10"], [], {rule.name for rule in RULES if rule.code.startswith("CUR10")}),
        (
            ["CUR2"],
            ["CUR202"],
            {r.name for r in RULES if r.code[:4] == "CUR2"} - {"prerequisite-cycle"},
        ),
        (["CUR"], [], ALL),
        (["Adjacent-Stretch", "cur202"], [], {"adjacent-stretch", "prerequisite-cycle"}),
        ([], ["CUR"], set()),
        (
            [],
            ["CUR0", "CUR1", "CUR2", "CUR3", "CUR4", "CUR5", "CUR6"],
            {r.name for r in RULES if r.code[:4] == "CUR9"},
        ),
    ],
)
def test_chosen_rules(select: list[str], ignore: list[str], chosen: set[str]) -> None:
    assert chosen_rules(select, ignore) == (frozenset(chosen), ())


@pytest.mark.parametrize(
    ("select", "ignore", "unknown"),
    [
        (["adjacent-strech"], [], ("adjacent-strech",)),
        (["CUR101", "CUR8"], ["no-such"], ("CUR8", "no-such")),
        (["CUR1011"], [], ("CUR1011",)),
        ([""], [], ("",)),
    ],
)
def test_words_that_mean_no_rule(
    select: list[str], ignore: list[str], unknown: tuple[str, ...]
) -> None:
    assert chosen_rules(select, ignore)[1] == unknown


@pytest.mark.parametrize("word", ["adjacent-stretch", "CUR101", "cur101", "Adjacent-Stretch"])
def test_rule_named(word: str) -> None:
    rule = RuleNames(RULES).get(word)
    assert rule is not None
    assert rule.name == "adjacent-stretch"
    assert RuleNames(RULES).get(word + "x") is None


def test_only_the_chosen_rules_run(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, LESSON, "core: A", "cor: A")
    project = load_course(course)
    report = check(project, chosen={"adjacent-stretch"})
    assert (report.findings, report.rules_run) == ((), ("adjacent-stretch",))


def test_a_chosen_rule_that_cannot_run_does_not_pass(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / "foundations/descent/module.yaml").write_text("[", encoding="utf-8")
    project = load_course(course)
    report = check(project, chosen={"adjacent-stretch", "duplicate-id"})
    assert [finding.rule for finding in report.findings] == ["unreadable-yaml"]
    assert [(each.rule, each.because) for each in report.rules_skipped] == [
        ("adjacent-stretch", ("module",))
    ]
    assert report.rules_run == ("duplicate-id",)
    assert report.fails(strict=False)


def test_rules_that_are_off_or_not_chosen_are_not_called_skipped(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / "foundations/descent/module.yaml").write_text("[", encoding="utf-8")
    edit(course, "curriculum.yaml", "rules:\n", "rules:\n  adjacent-stretch: off\n")
    skipped = {each.rule for each in checked(course).rules_skipped}
    assert "adjacent-stretch" not in skipped
    assert "already-taught" in skipped
    report = check(load_course(course), chosen={"unreadable-yaml"})
    assert report.rules_skipped == ()


BROKEN = [
    (LESSON, "[", "unreadable-yaml"),
    ("foundations/descent/module.yaml", "[", "unreadable-yaml"),
    ("foundations/series.yaml", "- 1", "invalid-value"),
    ("concepts/mathematics.yaml", "[", "unreadable-yaml"),
    ("concepts/mathematics.yaml", "- 1", "invalid-value"),
    ("foundations/acceleration/rolling.yaml", None, "missing-file"),
    ("../demos/slopes.py", None, "missing-file"),
]


@pytest.mark.parametrize(("file", "text", "rule"), BROKEN)
@pytest.mark.parametrize("silenced", ["not selected", "ignored", "off", "waived"])
def test_what_keeps_the_course_from_being_read_is_said_in_any_case(
    file: str, text: str | None, rule: str, silenced: str, tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    if text is None:
        (course / file).unlink()
    else:
        (course / file).write_text(text, encoding="utf-8")
    if file.startswith("../demos"):
        (course / file).parent.rmdir()
    chosen = {each.name for each in RULES}
    if silenced == "off":
        edit(course, "curriculum.yaml", "rules:\n", f"rules:\n  {rule}: off\n")
    elif silenced == "waived":
        with (course / "curriculum.yaml").open("a", encoding="utf-8") as manifest:
            manifest.write(f"waivers: [{{rule: {rule}, reason: Later.}}]\n")
    else:
        chosen = {"adjacent-stretch"} if silenced == "not selected" else chosen - {rule}
    report = check(load_course(course), chosen=chosen)
    assert report.fails(strict=False)
    [finding] = [each for each in report.findings if each.rule == rule]
    assert finding.severity is Severity.ERROR
    assert finding.waived is None


def test_what_makes_no_sense_can_be_ignored_where_nothing_is_lost_by_it(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, LESSON, "slope: INTRODUCED", "slope: 7")
    report = check(load_course(course), chosen={"adjacent-stretch"})
    assert report.findings == ()
    assert not report.fails(strict=True)
    report = check(load_course(course), chosen={"stale-gap"})
    assert [finding.rule for finding in report.findings] == ["invalid-value"]
    assert [each.rule for each in report.rules_skipped] == ["stale-gap"]


def test_what_is_missing_from_a_broken_registry_is_not_taken_for_a_slip(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / "concepts/mathematics.yaml").write_text("[", encoding="utf-8")
    registry = "slopes: {name: Slopes}\n"
    (course / "concepts/more.yaml").write_text(registry, encoding="utf-8")
    edit(course, LESSON, "  slope: INTRODUCED", "  slopes: DEVELOPED\n  slope: INTRODUCED")
    assert [finding.rule for finding in checked(course).findings] == ["unreadable-yaml"]


LATER = "foundations/acceleration/rolling.yaml"
WRONG = "lesson 'stepping' takes 'slope' from MENTIONED, but the learner holds it at INTRODUCED"


@pytest.mark.parametrize(
    ("file", "old", "new", "skipped"),
    [
        pytest.param(LATER, "seeds", "seeds", set(), id="nothing"),
        pytest.param(LATER, "is: true}", "is: 3}", {"orphan-demo"}, id="a-claim-later"),
        pytest.param(LATER, "until: 2999-12-31", "until: 2999-13-31", set(), id="a-day"),
        pytest.param(LATER, "title: Rolling", "title: [", {"wrong-starting-depth"}, id="a-file"),
        pytest.param(
            LATER, "  momentum: INTRODUCED", "  momentum: 3", {"wrong-starting-depth"}, id="a-depth"
        ),
        pytest.param(
            "foundations/acceleration/module.yaml",
            "lessons: [rolling]",
            "lessons: [rolling, 3]",
            {"wrong-starting-depth", "already-taught"},
            id="the-order-of-a-later-module",
        ),
    ],
)
def test_what_comes_before_something_unread_is_still_judged(
    file: str, old: str, new: str, skipped: set[str], tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    edit(course, "foundations/descent/stepping.yaml", "INTRODUCED -> D", "MENTIONED -> D")
    if old != new:
        edit(course, file, old, new)
    report = checked(course)
    assert any(finding.message.startswith(WRONG) for finding in report.findings)
    not_run = {each.rule for each in report.rules_skipped}
    assert skipped <= not_run
    assert bool(skipped) is bool(not_run)


def test_what_comes_after_something_unread_is_not_judged(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, "foundations/descent/stepping.yaml", "INTRODUCED -> D", "MENTIONED -> D")
    (course / LESSON).write_text("title: [", encoding="utf-8")
    assert [finding.rule for finding in checked(course).findings] == ["unreadable-yaml"]
