"""The rules' settings in ``curriculum.yaml``."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.findings import Severity
from curriculum_kit.report import Report
from tests.courses import Seen, checked, edit, seen, small_course

RULES = "  unlisted-file: warning\n  too-many-new-concepts: {severity: error, STRETCH: 2}\n"


def with_rules(written: str, folder: Path) -> Report:
    """Check the small course, with a file that nobody lists, under other settings."""
    course = small_course(folder)
    edit(course, "curriculum.yaml", RULES, f"  {written}\n")
    (course / "foundations/descent/extra.yaml").touch()
    return checked(course)


@pytest.mark.parametrize(
    ("written", "severity"),
    [
        ("{}", Severity.WARNING),
        ("unlisted-file: error", Severity.ERROR),
        ("unlisted-file: info", Severity.INFO),
        ("CUR009: error", Severity.ERROR),
        ("cur009: error", Severity.ERROR),
        ("unlisted-file: {severity: error}", Severity.ERROR),
        ("unlisted-file: {}", Severity.WARNING),
    ],
)
def test_severity(written: str, severity: Severity, tmp_path: Path) -> None:
    [finding] = with_rules(written, tmp_path).findings
    assert (finding.rule, finding.severity) == ("unlisted-file", severity)


@pytest.mark.parametrize("written", ["unlisted-file: off", "CUR009: {severity: off}"])
def test_off(written: str, tmp_path: Path) -> None:
    report = with_rules(written, tmp_path)
    assert report.findings == ()
    assert "unlisted-file" not in report.rules_run
    assert report.rules_skipped == ()


def test_a_set_severity_goes_before_the_one_a_rule_chooses(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    lesson = course / "foundations/descent/slopes.yaml"
    text = lesson.read_text(encoding="utf-8")
    start, end = text.index("claims:"), text.index("examples:")
    lesson.write_text(text[:start] + text[end:], encoding="utf-8")
    assert [finding.severity for finding in checked(course).findings] == [Severity.ERROR]
    edit(course, "curriculum.yaml", RULES, "  lesson-without-claim: info\n")
    assert [finding.severity for finding in checked(course).findings] == [Severity.INFO]


@pytest.mark.parametrize(
    ("written", "rule", "place", "marked", "message", "advice"),
    [
        (
            "unlisted-fiel: off",
            "unknown-setting",
            "7:3",
            "unlisted-fiel",
            "there is no rule 'unlisted-fiel'",
            "Did you mean 'unlisted-file'?",
        ),
        (
            "CUR999: off",
            "unknown-setting",
            "7:3",
            "CUR999",
            "there is no rule 'CUR999'",
            "'curriculum rules' lists them all.",
        ),
        (
            "spelling: off",
            "unknown-setting",
            "7:3",
            "spelling",
            "there is no rule 'spelling'",
            "'curriculum rules' lists them all.",
        ),
        (
            "unlisted-file: warn",
            "invalid-value",
            "7:18",
            "warn",
            "'warn' is no severity of rule 'unlisted-file'; one of off, info, warning, error",
            None,
        ),
        (
            "unlisted-file: eror",
            "invalid-value",
            "7:18",
            "eror",
            "'eror' is no severity of rule 'unlisted-file'; one of off, info, warning, error",
            "Did you mean 'error'?",
        ),
        (
            "unlisted-file: {severity: 2}",
            "invalid-value",
            "7:29",
            "2",
            "'2' is no severity of rule 'unlisted-file'; one of off, info, warning, error",
            None,
        ),
        (
            "too-many-new-concepts: {BUIL: 2}",
            "unknown-setting",
            "7:27",
            "BUIL",
            "rule 'too-many-new-concepts' has no key 'BUIL'",
            "Did you mean 'BUILD'?",
        ),
        (
            "unlisted-file: {limit: 2}",
            "unknown-setting",
            "7:19",
            "limit",
            "rule 'unlisted-file' has no key 'limit'",
            "Known keys: severity.",
        ),
        (
            "unlisted-file: {sevrity: error}",
            "unknown-setting",
            "7:19",
            "sevrity",
            "rule 'unlisted-file' has no key 'sevrity'",
            "Did you mean 'severity'?",
        ),
        (
            "too-many-new-concepts: {BUILD: a}",
            "invalid-value",
            "7:34",
            "a",
            "'BUILD' of rule 'too-many-new-concepts': expected a whole number, found the text 'a'",
            "Write the number alone, worked out, such as 30.",
        ),
        (
            "too-many-new-concepts: {BUILD: -1}",
            "invalid-value",
            "7:34",
            "-1",
            "'BUILD' of rule 'too-many-new-concepts': expected 0 or more, found the number -1",
            None,
        ),
    ],
)
def test_mistakes(  # noqa: PLR0913, PLR0917  # one for each thing said
    written: str,
    rule: str,
    place: str,
    marked: str,
    message: str,
    advice: str | None,
    tmp_path: Path,
) -> None:
    report = with_rules(written, tmp_path)
    assert seen(report) == [
        Seen(rule, f"curriculum.yaml:{place}", marked),
        Seen("unlisted-file", "extra.yaml:1:1", ""),
    ]
    finding = report.findings[0]
    assert (finding.message, finding.help) == (message, advice)
    assert finding.subject == "course"
    assert report.rules_skipped == ()


@pytest.mark.parametrize("written", ["unlisted-file: 3", "unlisted-file: [off]", "unlisted-file:"])
def test_what_is_no_setting_at_all(written: str, tmp_path: Path) -> None:
    report = with_rules(written, tmp_path)
    assert seen(report)[0].rule == "invalid-value"
    assert report.fails(strict=False)


@pytest.mark.parametrize(
    ("options", "found"),
    [
        ("{STRETCH: 0}", ["too-many-new-concepts"]),
        ("{STRETCH: 0, BUILD: 9}", ["too-many-new-concepts"]),
        ("{STRETCH: 1, BUILD: 1}", []),
        ("{severity: off, STRETCH: 0}", []),
        # An option that makes no sense leaves the default, three.
        ("{STRETCH: none}", ["invalid-value"]),
    ],
)
def test_options(options: str, found: list[str], tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, "curriculum.yaml", "{severity: error, STRETCH: 2}", options)
    assert [finding.rule for finding in checked(course).findings] == found
