"""What a model's annotations say about a value, taken apart."""

from __future__ import annotations

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Annotated, Final, Union, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import StringConstraints, WithJsonSchema
from pydantic.fields import FieldInfo

from curriculum_kit.editor.schemas.prose import Schema


def bare(annotation: object) -> tuple[object, tuple[object, ...]]:
    """Separate a type from what is said about it.

    Args:
        annotation: Perhaps ``Annotated[type, ...]``.

    Returns:
        The type, and the rest.
    """
    if get_origin(annotation) is Annotated:
        kind, *said = get_args(annotation)
        return kind, tuple(said)
    return annotation, ()


def without_none(kind: object) -> object:
    """Return what else than nothing a value may be.

    Args:
        kind: A type, perhaps of the form ``type | None``.

    Returns:
        The other type; the same one if nothing is not allowed.
    """
    if get_origin(kind) not in (Union, UnionType):
        return kind
    [other] = [part for part in get_args(kind) if part is not NoneType]
    return other


def constraints(said: tuple[object, ...]) -> Schema:
    """Return the keywords for what is said about a type.

    Args:
        said: What stands beside the type in ``Annotated``.
    """
    return dict(_keywords(said))


def _keywords(said: tuple[object, ...]) -> Iterator[tuple[str, object]]:
    for each in said:
        if isinstance(each, FieldInfo):
            yield from _keywords(tuple(each.metadata))
        elif isinstance(each, StringConstraints):
            values = {"minLength": each.min_length, "pattern": each.pattern}
            yield from ((key, value) for key, value in values.items() if value is not None)
        elif isinstance(each, WithJsonSchema):
            yield from (each.json_schema or {}).items()
        elif isinstance(each, Ge):
            yield "minimum", each.ge
        elif isinstance(each, Le):
            yield "maximum", each.le


PLAIN: Final[dict[object, str]] = {str: "string", int: "integer", float: "number", bool: "boolean"}
"""Types by what JSON Schema calls them."""
