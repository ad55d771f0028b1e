"""The schemas of a course's files, as tests hold files against them."""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

from curriculum_kit.editor.schemas.documents import schema_of
from curriculum_kit.editor.schemas.ids import Ids
from curriculum_kit.editor.schemas.kinds import FILE_KINDS
from curriculum_kit.rules.registry import RULES
from curriculum_kit.source.folder import read_file

Schema = dict[str, Any]


def kind_of(file: Path, course: Path) -> str:
    """Return what kind of file one is, by where it lies.

    Args:
        file: The file.
        course: The course's folder.
    """
    folder, *rest = file.relative_to(course).parts
    if not rest:
        return "course"
    if folder == "concepts":
        return "concepts"
    return {"series.yaml": "series", "module.yaml": "module"}.get(file.name, "lesson")


@cache
def generic_schemas() -> Mapping[str, Schema]:
    """Return the schemas that fit every course, by the kind of file."""
    return schemas_with(None)


def schemas_with(ids: Ids | None) -> Mapping[str, Schema]:
    """Return the schemas of a course, by the kind of file.

    Args:
        ids: Its ids.
    """
    return {kind.name: json.loads(schema_of(kind, RULES, ids)) for kind in FILE_KINDS}


def complaints(schema: Schema, data: object) -> list[str]:
    """Return what a schema has against some data.

    Args:
        schema: The schema.
        data: The data.
    """
    validator = Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)
    return [f"{error.json_path}: {error.message[:200]}" for error in validator.iter_errors(data)]


def refused(course: Path, schemas: Mapping[str, Schema]) -> dict[str, list[str]]:
    """Return which files of a course are refused, and why.

    Args:
        course: The course's folder.
        schemas: Its schemas.
    """
    found = {
        file.relative_to(course).as_posix(): complaints(
            schemas[kind_of(file, course)], read_file(str(file), str(course)).data
        )
        for file in sorted(course.rglob("*.yaml"))
    }
    assert len(found) > 4
    return {name: said for name, said in found.items() if said}
