"""The JSON document of a whole course, and the schema that describes it."""

from __future__ import annotations

import json
import math
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from curriculum_kit.syllabus.data.document import course_json
from curriculum_kit.syllabus.data.plain import plain
from curriculum_kit.syllabus.data.schema import syllabus_schema
from curriculum_kit.syllabus.material import Material, material_of
from tests.bundled import curriculum
from tests.courses import checked, small_course
from tests.unit.output.hostile import hostile_course
from tests.unit.output.test_json_schema import closed
from tests.unit.syllabus.courses import material_from
from tests.unit.syllabus.test_lesson_and_concept_pages import COURSE

TEXT = files("curriculum_kit.output").joinpath("schemas/syllabus.json").read_text(encoding="utf-8")
SCHEMA = json.loads(TEXT)
STRICT = jsonschema.Draft202012Validator(closed(SCHEMA))


def document(text: str) -> dict[str, Any]:
    """Return a document, which keeps to the schema down to the last key."""
    parsed = json.loads(text)
    assert isinstance(parsed, dict)
    assert [f"{error.json_path}: {error.message}" for error in STRICT.iter_errors(parsed)] == []
    return parsed


def objects_in(schema: object) -> Iterator[dict[str, Any]]:
    """Yield every part of a schema that has properties."""
    parts: list[object] = []
    if isinstance(schema, dict):
        if isinstance(schema.get("properties"), dict):
            yield schema
        parts = list(schema.values())
    elif isinstance(schema, list):
        parts = schema
    for part in parts:
        yield from objects_in(part)


@pytest.fixture(scope="module")
def material() -> Material:
    return material_from(COURSE)


def test_the_published_schema_is_what_the_value_classes_say() -> None:
    assert syllabus_schema() == TEXT, "run 'make docs'"
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_every_object_and_every_property_is_described() -> None:
    objects = list(objects_in(SCHEMA))
    assert len(objects) > 30
    for each in objects:
        assert each["description"]
        for name, schema in each["properties"].items():
            assert schema.get("description"), f"{name} of: {each['description']}"


def test_the_bundled_course_keeps_to_it() -> None:
    done = curriculum("render", "--to", "json", "--out", "-")
    assert (done.returncode, done.stderr) == (0, "")
    parsed = document(done.stdout)
    assert len(parsed["lessons"]) == parsed["course"]["lessons"]
    assert len(parsed["concepts"]) == parsed["course"]["concepts"]
    assert done.stdout.isascii()


def test_evidence_is_in_the_lessons(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    evidence = tmp_path / "evidence.json"
    curriculum("verify", "-C", str(course), "--evidence", str(evidence))
    done = curriculum("render", "--to", "json", "-C", str(course), "--evidence", str(evidence))
    parsed = document(done.stdout)
    standing = [claim["evidence"] for each in parsed["lessons"] for claim in each["claims"]]
    verified = [each["record"] for each in standing if each["standing"] == "verified"]
    assert verified
    assert all(record["measurements"] and record["controls"] for record in verified)
    assert ["verified", len(verified)] in parsed["evidence"]["standings"]


def test_hostile_and_broken_courses_keep_to_it(tmp_path: Path) -> None:
    course = hostile_course(tmp_path)
    (course / "foundations/descent/stepping.yaml").write_text("[", encoding="utf-8")
    document(course_json(material_of(checked(course))))


def test_a_lesson_says_what_it_assumes_and_what_it_brings(material: Material) -> None:
    parsed = document(course_json(material))
    lesson = parsed["lessons"][1]
    assert lesson["slug"] == "stepping"
    assert [(each["concept"]["id"], each["depth"], each["met"]) for each in lesson["assumes"]] == [
        ("slope", "DEVELOPED", False),
        ("magic", "INTRODUCED", False),
        ("algebra", "DEVELOPED", True),
    ]
    assert lesson["assumes"][0]["gap"] == {"size": "small", "resolution": "recap", "where": None}
    assert [(each["start"], each["end"]) for each in lesson["brings"]] == [
        (None, "INTRODUCED"),
        (None, "INTRODUCED"),
        ("INTRODUCED", "DEVELOPED"),
    ]
    [claim] = lesson["claims"]
    assert claim["expected"] == [
        {"measurement": "rise", "value": {"equals": 1.0, "within": 0.5, "unit": "m"}}
    ]
    assert claim["evidence"] is None


def test_what_stands_in_full_elsewhere_is_named_by_its_id(material: Material) -> None:
    parsed = document(course_json(material))
    assert parsed["lessons"][1]["misconceptions"] == ["slopes-are-heights", "steps-are-level"]
    assert [each["id"] for each in parsed["misconceptions"]] == [
        "slopes-are-heights",
        "steps-are-level",
    ]
    assert parsed["course"]["series"][0]["modules"] == ["lines", "descent"]
    assert [each["slug"] for each in parsed["modules"]] == ["lines", "descent"]
    assert parsed["modules"][1]["claims"] == ["steps-rise"]


def test_findings_are_listed_once_and_named_where_they_matter(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    lesson = course / "foundations/descent/stepping.yaml"
    lesson.write_text(lesson.read_text("utf-8") + "colour: red\n", "utf-8")
    parsed = document(course_json(material_of(checked(course))))
    [finding] = [each for each in parsed["findings"] if each["rule"] == "unknown-key"]
    assert finding["subject"] == "lesson:stepping"
    named = [
        each["slug"] for each in parsed["lessons"] if finding["fingerprint"] in each["findings"]
    ]
    assert named == ["stepping"]


def test_what_json_has_nothing_for_is_refused_and_what_is_no_number_a_text() -> None:
    @dataclass(frozen=True)
    class Odd:
        value: object

    assert plain(Odd(math.inf)) == {"value": "Infinity"}
    with pytest.raises(TypeError, match="set has no form in JSON"):
        plain(Odd({1}))


def without_a_key(parsed: dict[str, Any]) -> None:
    del parsed["lessons"][0]["title"]


def with_an_unknown_depth(parsed: dict[str, Any]) -> None:
    parsed["lessons"][0]["brings"][0]["end"] = "MASTERED"


def with_another_version(parsed: dict[str, Any]) -> None:
    parsed["schema_version"] = 2


@pytest.mark.parametrize("spoil", [without_a_key, with_an_unknown_depth, with_another_version])
def test_the_schema_can_be_broken(
    spoil: Callable[[dict[str, Any]], None], material: Material
) -> None:
    parsed = document(course_json(material))
    spoil(parsed)
    assert not jsonschema.Draft202012Validator(SCHEMA).is_valid(parsed)


def test_one_file_is_written_to_a_folder_and_nothing_can_be_selected(tmp_path: Path) -> None:
    done = curriculum("render", "--to", "json", "--out", str(tmp_path))
    assert (done.returncode, done.stdout) == (0, "")
    assert [path.name for path in tmp_path.iterdir()] == ["course.json"]
    refused = curriculum("render", "module:1.3", "--to", "json")
    assert refused.returncode == 2
    assert "--to json writes the whole course: leave SELECT out" in refused.stderr
