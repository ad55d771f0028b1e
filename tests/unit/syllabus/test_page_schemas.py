"""The published schemas of ``show`` and ``path``: true of what is printed, down to the last key."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from curriculum_kit.check import check
from curriculum_kit.evidence.reading import read_evidence
from curriculum_kit.evidence.recorded import EvidenceFile
from curriculum_kit.learner.asks import Asks
from curriculum_kit.learner.path import path_to
from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.report import Report
from curriculum_kit.source.project import load_course
from curriculum_kit.syllabus.material import material_of
from curriculum_kit.syllabus.route_json import route_json
from curriculum_kit.syllabus.route_page import route_page
from curriculum_kit.syllabus.shown import written
from curriculum_kit.syllabus.subject import KINDS, Subject
from tests.bundled import BUNDLED
from tests.courses import checked, small_course
from tests.unit.evidence.recorded_course import recorded_course
from tests.unit.output.hostile import LESSON, hostile_course
from tests.unit.output.test_json_schema import closed

SCHEMAS = {
    name: json.loads(
        files("curriculum_kit.output").joinpath(f"schemas/{name}.json").read_text(encoding="utf-8")
    )
    for name in ("show", "path")
}
STRICT = {name: jsonschema.Draft202012Validator(closed(each)) for name, each in SCHEMAS.items()}


def subjects(report: Report) -> list[Subject]:
    course = report.project.course
    ids = {
        "concept": course.concepts,
        "lesson": course.lessons,
        "module": course.modules,
        "claim": course.claims,
        "misconception": [each.id for each, _home in course.misconceptions()],
    }
    return [Subject(kind, name) for kind in KINDS for name in ids[kind]]


def documents(report: Report, recorded: EvidenceFile | None = None) -> list[Any]:
    """Return the JSON of every page of a course, each of which keeps to the schema."""
    material = material_of(report, recorded)
    found = []
    for subject in subjects(report):
        text = written(material, subject, "json", Terminal(), report.project.broken)
        assert text.isascii()
        found.append(json.loads(text))
        assert [error.message for error in STRICT["show"].iter_errors(found[-1])] == []
    return found


def routes(report: Report) -> list[Any]:
    """Return the JSON of the way to every concept, each of which keeps to the schema."""
    material = material_of(report)
    asks = Asks(material.course, material.timeline, material.prerequisites)
    found = []
    for concept in material.course.concepts:
        for depth in (Depth.INTRODUCED, Depth.APPLIED):
            route = path_to({concept: depth}, {}, asks)
            page = route_page(material.course, route, {concept: Depth.MENTIONED})
            found.append(json.loads(route_json(page, report.project.broken)))
            assert [error.message for error in STRICT["path"].iter_errors(found[-1])] == []
    return found


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_schema_is_one(name: str) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMAS[name])


def test_every_page_of_the_bundled_course_keeps_to_it() -> None:
    report = check(load_course(BUNDLED))
    assert {each["subject"].partition(":")[0] for each in documents(report)} == set(KINDS)
    assert {each["summary"]["reachable"] for each in routes(report)} == {True, False}


def test_hostile_and_broken_courses_keep_to_it(tmp_path: Path) -> None:
    assert documents(checked(hostile_course(tmp_path / "hostile")))
    course = small_course(tmp_path / "broken")
    (course / LESSON).write_text("[", encoding="utf-8")
    report = checked(course)
    assert {tuple(each["unread"]) for each in documents(report)} == {
        (f"lesson:{Path(LESSON).stem}",)
    }
    assert routes(report)


def test_pages_with_evidence_keep_to_it(tmp_path: Path) -> None:
    course = recorded_course(tmp_path)
    recorded = read_evidence(course / "evidence.json")
    assert isinstance(recorded, EvidenceFile)
    standings = {
        each["claim"]["standing"]
        for each in documents(checked(course), recorded)
        if "claim" in each
    }
    assert standings == {"verified", "failed", "not verified"}


@pytest.mark.parametrize(
    "spoil",
    [
        lambda page: page.pop("concept"),
        lambda page: page.update(lesson={}),
        lambda page: page["concept"].pop("definition"),
        lambda page: page["concept"]["held"].update(depth="DEEP"),
        lambda page: page.update(schema_version=2),
    ],
)
def test_the_schema_can_be_broken(spoil: Any, tmp_path: Path) -> None:
    page = documents(checked(small_course(tmp_path)))[1]
    assert page["subject"] == "concept:slope"
    spoil(page)
    assert not jsonschema.Draft202012Validator(SCHEMAS["show"]).is_valid(page)
