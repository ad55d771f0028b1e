"""What the model says about authored data: known keys, descriptions, and pydantic's verdict."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter
from pydantic.fields import FieldInfo

from curriculum_kit.findings import Path

Entity = TypeVar("Entity")


@dataclasses.dataclass(frozen=True)
class Shape(Generic[Entity]):
    """One kind of thing that authors write: its class and its compiled validator.

    Attributes:
        entity: The model class.
        validator: Turns plain data into a value of it.
    """

    entity: type[Entity]
    validator: TypeAdapter[Entity]

    @classmethod
    def of(cls, entity: type[Entity]) -> Shape[Entity]:
        """Return the shape of a model class, its validator compiled once.

        Args:
            entity: A pydantic dataclass of the model.
        """
        return cls(entity, TypeAdapter(entity))

    def known_keys(self, path: Path) -> Mapping[str, str]:
        """Return the keys that a mapping at a path may hold, with what each means.

        Args:
            path: Keys and list positions under the entity; () is the entity itself.

        Returns:
            Descriptions by key; empty where the authors choose the keys themselves.
        """
        found: object = self.entity
        for step in path:
            found = _inside(found, step)
        return _described(found) if isinstance(found, type) else {}

    def words(self, path: Path) -> tuple[str, ...]:
        """Return the words that the value at a path may be, where it is one of a few.

        Args:
            path: Keys and list positions under the entity.
        """
        found: object = self.entity
        for step in path:
            found = _inside(found, step)
        if isinstance(found, type) and issubclass(found, Enum):
            return tuple(str(member) for member in found)
        return ()


@cache
def _described(entity: type) -> Mapping[str, str]:
    if not dataclasses.is_dataclass(entity):
        return {}
    return {
        _written(field): _field_info(field).description or ""
        for field in dataclasses.fields(entity)
        if field.init
    }


def _written(field: dataclasses.Field[object]) -> str:
    """Return a field's key as authors write it."""
    return _field_info(field).alias or field.name


def _field_info(field: dataclasses.Field[object]) -> FieldInfo:
    return field.default if isinstance(field.default, FieldInfo) else FieldInfo()


def _inside(found: object, step: str | int) -> object:
    """Return the type of what stands under a key or list position of a type."""
    if isinstance(found, type) and dataclasses.is_dataclass(found):
        hints = get_type_hints(found, include_extras=False)
        named = {_written(field): hints[field.name] for field in dataclasses.fields(found)}
        return _bare(named.get(str(step)))
    arguments = get_args(found)
    if get_origin(found) is dict:
        return _bare(arguments[1])
    if get_origin(found) is tuple and arguments:
        return _bare(arguments[0])
    return None


def _bare(annotation: object) -> object:
    """Strip ``Annotated`` and ``| None``."""
    if get_origin(annotation) is Annotated:
        return _bare(get_args(annotation)[0])
    if get_origin(annotation) in (Union, UnionType):
        present = [part for part in get_args(annotation) if part is not NoneType]
        return _bare(present[0])
    return annotation
