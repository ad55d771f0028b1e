"""The JSON Schema of the document, read off the value classes: their types and docstrings."""

from __future__ import annotations

import inspect
import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import is_dataclass
from datetime import date
from enum import Enum
from types import NoneType, UnionType
from typing import Annotated, Literal, Union, get_args, get_origin, get_type_hints

from curriculum_kit.evidence.plain import NO_NUMBERS
from curriculum_kit.findings import Severity
from curriculum_kit.model.claim import OPERATORS, Expectation
from curriculum_kit.syllabus.data.document import CourseDocument
from curriculum_kit.syllabus.data.plain import REFERENCES, members_of

Schema = dict[str, object]

_ATTRIBUTE = re.compile(r"^ {4}(\w+): (.*(?:\n {8}.*)*)", re.MULTILINE)
_PLAIN: Mapping[object, Schema] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    bool: {"type": "boolean"},
    date: {"type": "string", "format": "date"},
    NoneType: {"type": "null"},
    float: {"anyOf": [{"type": "number"}, {"enum": list(NO_NUMBERS)}]},
    object: {},
}


def syllabus_schema() -> str:
    """Return the text of ``output/schemas/syllabus.json``."""
    writer = _Writer()
    root = writer.object_of(CourseDocument, writer.in_full)
    schema: Schema = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": "urn:curriculum-kit:syllabus:1",
        "title": "curriculum render --to json",
        **root,
        "$defs": dict(sorted(writer.definitions.items())),
    }
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


class _Writer:
    """Writes schemas of types, and collects those of the value classes they mention."""

    def __init__(self) -> None:
        self.definitions: dict[str, Schema] = {}
        self._kinds: dict[str, type] = {}

    def object_of(self, kind: type, part: Callable[[object], Schema]) -> Schema:
        """Return the schema of a value class, its parts written as told."""
        described, types = _descriptions(kind), _types(kind)
        names = members_of(kind)
        return {
            "description": _summary(kind),
            "type": "object",
            "required": names,
            "properties": {
                name: {"description": described[name], **part(types[name])} for name in names
            },
        }

    def in_full(self, annotation: object) -> Schema:
        """Return the schema of what the document lists itself."""
        if get_origin(annotation) is tuple:
            return {"type": "array", "items": self.in_full(get_args(annotation)[0])}
        if isinstance(annotation, type) and is_dataclass(annotation):
            return self._defined(annotation)
        return self.inside(annotation)

    def inside(self, annotation: object) -> Schema:
        """Return the schema of a value inside others."""
        if annotation in _PLAIN:
            return _PLAIN[annotation]
        if isinstance(annotation, type):
            return self._named(annotation)
        origin, arguments = get_origin(annotation), get_args(annotation)
        if origin is Annotated:
            return self.inside(arguments[0])
        if origin is Literal:
            return {"enum": list(arguments)}
        if origin in (Union, UnionType):
            return _any_of([self.inside(argument) for argument in arguments])
        if isinstance(origin, type) and issubclass(origin, Mapping):
            return {"type": "object", "additionalProperties": self.inside(arguments[1])}
        if isinstance(origin, type) and issubclass(origin, Sequence):
            return self._array(origin, arguments)
        raise TypeError(f"{annotation} has no form in JSON")

    def _array(self, origin: type, arguments: tuple[object, ...]) -> Schema:
        if origin is tuple and Ellipsis not in arguments:
            exact = {"minItems": len(arguments), "maxItems": len(arguments)}
            prefix = [self.inside(argument) for argument in arguments]
            return {"type": "array", "prefixItems": prefix, **exact}
        return {"type": "array", "items": self.inside(arguments[0])}

    def _named(self, kind: type) -> Schema:
        if issubclass(kind, Severity):
            return {"enum": [each.label for each in kind if each is not Severity.OFF]}
        if issubclass(kind, Enum):
            return {"enum": [each.value for each in kind]}
        if kind is Expectation:
            self.definitions.setdefault(kind.__name__, _expectation())
            return {"$ref": f"#/$defs/{kind.__name__}"}
        if kind in REFERENCES:
            return {"type": "string"}
        return self._defined(kind)

    def _defined(self, kind: type) -> Schema:
        name = kind.__name__
        if self._kinds.setdefault(name, kind) is not kind:
            raise TypeError(f"two value classes are called {name}")
        if name not in self.definitions:
            self.definitions[name] = {}  # for one that mentions itself
            self.definitions[name] = self.object_of(kind, self.inside)
        return {"$ref": f"#/$defs/{name}"}


def _any_of(schemas: list[Schema]) -> Schema:
    flat: list[Schema] = []
    for schema in schemas:
        inner = schema["anyOf"] if set(schema) == {"anyOf"} else [schema]
        flat += [each for each in inner if each not in flat] if isinstance(inner, list) else []
    return {"anyOf": flat}


def _expectation() -> Schema:
    """Return the schema of what an author expects, which is written as the author wrote it."""
    described = _descriptions(Expectation)
    number: Schema = _PLAIN[float]
    schemas: Mapping[str, Schema] = {
        "between": {"type": "array", "items": number, "minItems": 2, "maxItems": 2},
        "is": {"type": "boolean"},
        "unit": {"type": "string"},
    }
    return {
        "description": _summary(Expectation),
        "type": "object",
        "oneOf": [{"required": [operator]} for operator in OPERATORS],
        "properties": {
            name: {"description": described[name], **schemas.get(name, number)}
            for name in (*OPERATORS, "within", "within_relative", "unit")
        },
    }


def _types(kind: type) -> dict[str, object]:
    types: dict[str, object] = dict(get_type_hints(kind, include_extras=True))
    for name, member in vars(kind).items():
        if isinstance(member, property) and member.fget:
            types[name] = get_type_hints(member.fget)["return"]
    return types


def _descriptions(kind: type) -> dict[str, str]:
    """Return what each member of a value class means, wherever the class says it."""
    documented = inspect.cleandoc(kind.__doc__ or "")
    described = {name: _one_line(text) for name, text in _ATTRIBUTE.findall(documented)}
    for name, member in vars(kind).items():
        if isinstance(member, property):
            described[name] = (member.__doc__ or "").partition("\n")[0]
    for name, info in getattr(kind, "__pydantic_fields__", {}).items():
        if info.description:
            described[info.alias or name] = info.description
    return described


def _summary(kind: type) -> str:
    return _one_line(inspect.cleandoc(kind.__doc__ or "").partition("\n\n")[0])


def _one_line(text: str) -> str:
    return " ".join(text.split()).replace("``", "")
