"""The schemas: sound, complete, and true of every file that is sound."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from curriculum_kit.editor.schemas.documents import schema_of_all
from curriculum_kit.editor.schemas.hints import HINTS
from curriculum_kit.editor.schemas.ids import ids_of
from curriculum_kit.editor.schemas.kinds import FILE_KINDS
from curriculum_kit.rules.registry import RULES
from curriculum_kit.source.folder import read_file
from curriculum_kit.source.project import load_course
from curriculum_kit.source.schema import Shape
from tests.bundled import BUNDLED, ROOT
from tests.courses import small_course
from tests.schemas import complaints, generic_schemas, refused, schemas_with

COURSES = [BUNDLED, *sorted((ROOT / "tests/courses").iterdir())]
KINDS = [kind.name for kind in FILE_KINDS]


def bundled_schemas() -> dict[str, Any]:
    return dict(schemas_with(ids_of(load_course(BUNDLED).course)))


ALL = {
    **{f"{name}": schema for name, schema in generic_schemas().items()},
    **{f"{name} of the bundled course": schema for name, schema in bundled_schemas().items()},
    "all kinds": json.loads(schema_of_all(RULES)),
}


def parts(schema: object, where: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Yield every schema inside a schema, but for examples and what they hold."""
    if isinstance(schema, list):
        for number, each in enumerate(schema):
            yield from parts(each, f"{where}/{number}")
    if isinstance(schema, dict):
        yield where, schema
        for key, each in schema.items():
            if key not in ("examples", "enum", "if", "then", "oneOf", "not"):
                yield from parts(each, f"{where}/{key}")


@pytest.mark.parametrize("name", ALL)
def test_a_schema_is_a_schema(name: str) -> None:
    assert ALL[name]["$schema"] == Draft202012Validator.META_SCHEMA["$schema"]
    Draft202012Validator.check_schema(ALL[name])


@pytest.mark.parametrize("name", ALL)
def test_every_property_says_what_it_means(name: str) -> None:
    silent = []
    for where, part in parts(ALL[name]):
        for key, schema in part.get("properties", {}).items():
            if key.startswith(("CUR", "not")) or "/allOf" in where:
                continue
            said = schema.get("description")
            if said is None and "$ref" in schema:
                said = ALL[name]["$defs"][schema["$ref"].removeprefix("#/$defs/")]["description"]
            if not said or len(said) < len("What is right."):
                silent.append(f"{where}/{key}")
    assert silent == []


@pytest.mark.parametrize("name", ALL)
def test_every_word_to_choose_says_what_it_means(name: str) -> None:
    listed = [part for _where, part in parts(ALL[name]) if "enum" in part]
    words = [part for part in listed if "doNotSuggest" not in part]
    assert words or not listed
    for part in words:
        assert len(part["enumDescriptions"]) == len(part["enum"])
        assert all(part["enumDescriptions"])


@pytest.mark.parametrize("name", ALL)
def test_every_definition_is_needed(name: str) -> None:
    text = json.dumps(ALL[name])
    unused = [each for each in ALL[name]["$defs"] if f'"#/$defs/{each}"' not in text]
    assert unused == []


@pytest.mark.parametrize("name", KINDS)
def test_every_example_is_one(name: str) -> None:
    schema = generic_schemas()[name]
    shown = [
        (part, example) for _where, part in parts(schema) for example in part.get("examples", ())
    ]
    assert len(shown) > 1
    for part, example in shown:
        alone = {"$schema": schema["$schema"], **part, "$defs": schema["$defs"]}
        assert complaints(alone, example) == [], example


@pytest.mark.parametrize("entity", HINTS, ids=lambda entity: entity.__name__)
def test_every_key_of_the_model_has_a_hint(entity: type) -> None:
    assert list(HINTS[entity]) == list(Shape.of(entity).known_keys(()))


@pytest.mark.parametrize("course", COURSES, ids=lambda course: course.name)
def test_every_file_of_a_course_is_accepted(course: Path) -> None:
    assert refused(course, generic_schemas()) == {}


def test_every_key_in_use_is_accepted(tmp_path: Path) -> None:
    assert refused(small_course(tmp_path), generic_schemas()) == {}


def test_the_ids_of_a_course_are_all_that_its_files_name(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    assert refused(course, schemas_with(ids_of(load_course(course).course))) == {}
    assert refused(BUNDLED, bundled_schemas()) == {}


@pytest.mark.parametrize(
    ("kind", "file", "key", "value"),
    [
        ("lesson", "descent/stepping.yaml", "new", {"gradient-ascent": "DEVELOPED"}),
        ("lesson", "descent/stepping.yaml", "reinforced", {"gradient-ascent": "DEVELOPED"}),
        ("lesson", "descent/stepping.yaml", "requires", {"gradient-ascent": "DEVELOPED"}),
        ("module", "descent/module.yaml", "about", ["gradient-ascent"]),
        ("module", "descent/module.yaml", "addressed_in", ["climbing"]),
        ("module", "descent/module.yaml", "refuted_by", ["no-claim"]),
    ],
)
def test_another_id_is_refused_by_the_schemas_of_a_course(
    kind: str, file: str, key: str, value: object, tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    data: Any = read_file(str(course / "foundations" / file), str(course)).data
    where = data if key in data else data["misconceptions"]["steepest-is-shortest"]
    where[key] = value
    own = schemas_with(ids_of(load_course(course).course))[kind]
    assert complaints(generic_schemas()[kind], data) == []
    assert complaints(own, data) != []


def test_a_part_that_is_listed_may_be_new(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    own = schemas_with(ids_of(load_course(course).course))
    module = {"title": "T", "goal": "G", "lessons": ["slopes", "one-more"]}
    assert complaints(own["module"], module) == []
    assert complaints(own["module"], {**module, "lessons": ["One more"]}) != []


def test_an_empty_file_of_the_registry_is_no_mistake() -> None:
    assert complaints(generic_schemas()["concepts"], None) == []


@pytest.mark.parametrize(
    ("rules", "is_sound"),
    [
        ({"adjacent-stretch": "off"}, True),
        ({"CUR102": {"severity": "info", "BUILD": 2}}, True),
        ({"cur102": "info", "Adjacent-Stretch": "error"}, True),
        ({"overlong-lesson": {"limit": 60}}, True),
        ({"adjacent-stretch": "of"}, False),
        ({"adjacent-strech": "off"}, False),
        ({"overlong-lesson": {"limit": 0}}, False),
        ({"overlong-lesson": {"limits": 60}}, False),
        ({"overlong-lesson": 60}, False),
    ],
)
def test_settings_of_rules(rules: object, is_sound: bool) -> None:
    data = {"title": "T", "series": ["s"], "rules": rules}
    assert (complaints(generic_schemas()["course"], data) == []) is is_sound
