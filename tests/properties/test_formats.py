"""Every format is what its readers expect, whatever a course says."""

import json
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum_kit.check import check
from curriculum_kit.findings import Severity
from curriculum_kit.output.reporters import REPORTERS, Style
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.report import Report
from curriculum_kit.source.documents import Documents
from curriculum_kit.source.project import load_course
from tests.courses import small_course
from tests.properties.hostile_texts import harmed, texts_of
from tests.unit.output.test_github import commands
from tests.unit.output.test_junit import parsed as parsed_junit
from tests.unit.output.test_sarif import log

STEERING = {"Cc", "Cf", "Cs", "Zl", "Zp"}
JOINERS = "\u200c\u200d"


def _check_lines(text: str, report: Report) -> None:
    assert text.count("\n") > len(report.findings)
    for line in text.removesuffix("\n").split("\n"):
        categories = {unicodedata.category(one) for one in line if one not in JOINERS}
        assert not categories & STEERING


def _check_json(text: str, report: Report) -> None:
    told = json.loads(text)
    standing = [one for one in told["findings"] if one["waived"] is None]
    assert [one["message"] for one in standing] == [one.message for one in report.findings]
    assert len({one["fingerprint"] for one in told["findings"]}) == len(told["findings"])


def _check_github(text: str, report: Report) -> None:
    found, last = commands(text)
    assert "\r" not in text
    assert {command.name for command in found} <= {"error", "warning", "notice"}
    assert last


def _check_gitlab(text: str, report: Report) -> None:
    issues = json.loads(text)
    assert len({issue["fingerprint"] for issue in issues}) == len(issues) == len(report.findings)
    for issue in issues:
        assert not issue["location"]["path"].startswith("./")
        assert issue["location"]["lines"]["begin"] >= 1


def _check_junit(text: str, report: Report) -> None:
    root = parsed_junit(text)
    assert (int(root.get("failures", "")) > 0) == (report.count(Severity.ERROR) > 0)


def _check_sarif(text: str, report: Report) -> None:
    assert json.loads(text) == log(report)


CHECKS: dict[str, Callable[[str, Report], None]] = {
    "full": _check_lines,
    "concise": _check_lines,
    "json": _check_json,
    "github": _check_github,
    "gitlab": _check_gitlab,
    "sarif": _check_sarif,
    "junit": _check_junit,
}


@pytest.fixture(scope="module")
def course() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        yield small_course(Path(folder))


def test_every_format_has_a_check() -> None:
    assert set(CHECKS) == set(REPORTERS)


@pytest.mark.parametrize("name", CHECKS)
@settings(max_examples=30, deadline=None)
@given(data=st.data())
def test_every_format_is_read_by_its_own_grammar(
    name: str, course: Path, data: st.DataObject
) -> None:
    texts = data.draw(harmed(texts_of(course)))
    overlay = {file: text.encode() for file, text in texts.items()}
    report = check(load_course(course, Documents(str(course), overlay)))
    CHECKS[name](REPORTERS[name](report, Style(Terminal())), report)
