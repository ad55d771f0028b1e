"""JUnit XML: which cases there are, which fail, and that any text can stand in it."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest
import xmlschema
from hypothesis import given
from hypothesis import strategies as st

from curriculum_kit.check import check
from curriculum_kit.output.families import FAMILIES, family_of
from curriculum_kit.output.junit import junit
from curriculum_kit.output.junit_xml import Case, Suite, document
from curriculum_kit.rules.registry import RULES
from curriculum_kit.source.project import load_course
from tests.courses import checked, edit, small_course
from tests.unit.output.hostile import LESSON, STEPPING, hostile_course

SCHEMA = xmlschema.XMLSchema(str(Path(__file__).with_name("junit.xsd")))
LESSONS = ("lesson:slopes", "lesson:stepping", "lesson:rolling")
USED = tuple(dict.fromkeys(family_of(rule.code) for rule in RULES))


class Result(NamedTuple):
    """A test case as a reader sees it."""

    group: str
    name: str
    outcome: str


def parsed(text: str) -> ET.Element:
    """Return the document, which is valid and counts right."""
    root = ET.fromstring(text)
    SCHEMA.validate(root)
    for suite in root:
        cases = suite.findall("testcase")
        assert int(suite.get("tests", "")) == len(cases)
        assert int(suite.get("failures", "")) == len(suite.findall("testcase/failure"))
        assert int(suite.get("skipped", "")) == len(suite.findall("testcase/skipped"))
    for total in ("tests", "failures", "errors"):
        assert int(root.get(total, "")) == sum(int(suite.get(total, "")) for suite in root)
    return root


def results(course: Path, *, strict: bool = False) -> list[Result]:
    root = parsed(junit(checked(course), strict=strict))
    return [
        Result(
            case.get("classname", ""),
            case.get("name", ""),
            next((part.tag for part in case if part.tag != "system-out"), "passed"),
        )
        for case in root.iter("testcase")
    ]


def odd(course: Path, *, strict: bool = False) -> list[Result]:
    """Return what does not pass."""
    return [result for result in results(course, strict=strict) if result.outcome != "passed"]


def test_a_sound_course_has_a_passing_case_for_each_lesson_and_family(tmp_path: Path) -> None:
    found = results(small_course(tmp_path))
    assert found == [
        Result(home, family, "passed") for home in ("course", *LESSONS) for family in USED
    ]
    assert set(USED) <= set(FAMILIES.values())


def test_suites_are_the_course_and_its_modules(tmp_path: Path) -> None:
    root = parsed(junit(checked(small_course(tmp_path)), strict=False))
    assert [suite.get("name") for suite in root] == ["course", "1.1 descent", "1.2 acceleration"]


def two_errors(course: Path) -> None:
    edit(course, LESSON, "core: A", "cor: A")
    edit(course, LESSON, "minutes: 45", "minuets: 45")


def stretch(course: Path) -> None:
    edit(course, STEPPING, "load: BUILD", "load: STRETCH")


def extra(course: Path) -> None:
    (course / "foundations/descent/extra.yaml").touch()


def unaddressed(course: Path) -> None:
    edit(course, "foundations/descent/module.yaml", "    addressed_in: [stepping]\n", "")


def no_such_setting(course: Path) -> None:
    edit(course, "curriculum.yaml", "unlisted-file: warning", "unlisted-flie: warning")


@pytest.mark.parametrize(
    ("change", "strict", "failing"),
    [
        (two_errors, False, [("lesson:slopes", "Reading")]),
        (stretch, False, [("lesson:stepping", "Load and pace")]),
        (extra, False, []),
        (extra, True, [("lesson:extra", "Reading")]),
        (unaddressed, False, [("module:descent", "Misconceptions")]),
        (no_such_setting, False, [("course", "Waivers and settings")]),
    ],
)
def test_failures(
    change: Callable[[Path], None], strict: bool, failing: list[tuple[str, str]], tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    change(course)
    assert odd(course, strict=strict) == [Result(*case, "failure") for case in failing]


def test_a_failure_says_everything(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = small_course(tmp_path)
    two_errors(course)
    monkeypatch.chdir(course)
    [failure] = parsed(junit(checked(course), strict=False)).iter("failure")
    assert failure.get("type") == "CUR005"
    assert failure.get("message") == "lesson 'slopes' has no key 'cor' (and 1 more)"
    assert failure.text is not None
    assert failure.text.splitlines() == [
        f"{LESSON}:2:1: error CUR005 lesson 'slopes' has no key 'cor'. Did you mean 'core'?",
        f"{LESSON}:7:1: error CUR005 lesson 'slopes' has no key 'minuets'. Did you mean 'minutes'?",
    ]


def test_what_does_not_fail_is_said(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = small_course(tmp_path)
    extra(course)
    monkeypatch.chdir(course)
    said = [out.text for out in parsed(junit(checked(course), strict=False)).iter("system-out")]
    assert said == [
        (
            "foundations/descent/extra.yaml:1:1: warning CUR009 lesson 'extra' lies here, but "
            "module 'descent' does not list it. Add 'extra' to 'lessons', or move the file out of "
            "the course."
        ),
        (
            "foundations/acceleration/rolling.yaml:3:7: warning CUR103 lesson 'rolling' is "
            "CONSOLIDATE, but brings 'momentum' "
            "[waived: A running average is nothing new to programmers.]"
        ),
    ]


def test_rules_that_were_not_run_are_skipped(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / LESSON).write_text("[", encoding="utf-8")
    found = odd(course)
    assert Result("lesson:slopes", "Reading", "failure") in found
    assert Result("course", "CUR203 prerequisite-never-taught", "skipped") in found
    report = checked(course)
    assert len(found) == 1 + len(report.rules_skipped)
    [skipped, *_others] = parsed(junit(report, strict=False)).iter("skipped")
    assert skipped.get("message", "").startswith("not run: it needs every ")


def test_a_file_that_cannot_be_read_fails_whatever_was_selected(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / LESSON).write_text("[", encoding="utf-8")
    report = check(load_course(course), chosen={"unobservable-objective"})
    [failure] = parsed(junit(report, strict=False)).iter("failure")
    assert failure.get("type") == "CUR001"


def test_hostile_text_stays_text(tmp_path: Path) -> None:
    course = hostile_course(tmp_path)
    text = junit(checked(course), strict=True)
    assert text.isascii()
    root = parsed(text)
    assert {element.tag for element in root.iter()} <= {
        "testsuites", "testsuite", "testcase", "failure", "skipped", "system-out",
    }  # fmt: skip
    said = "".join(root.itertext())
    assert r"\r\n::error file=x::owned\x1b]0;t\x07%0A" in said
    assert "𝄞学" in said
    assert "\\ufffe" in said


@given(text=st.text(st.characters(codec=None, categories=None), min_size=1))
def test_any_text_can_stand_anywhere(text: str) -> None:
    case = Case(text, text, kind=text, message=text, failures=[text], said=[text, text])
    skipped = Case(text, text, skipped=text)
    root = parsed(document([Suite(text, [case, skipped])]))
    suite = root[0]
    assert len({suite.get("name"), suite[0].get("name"), suite[1][0].get("message")}) == 1
    assert "\n" not in suite.get("name", "")
