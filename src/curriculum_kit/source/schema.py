"""What the model says about authored data: known keys, descriptions, and pydantic's verdict."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Generic, TypeVar, Union, get_args, get_origin, get_type_hints

from pydantic import TypeAdapter, ValidationError
from pydantic.fields import FieldInfo

from curriculum_kit.places import Path
from curriculum_kit.source.document import Value

Entity = TypeVar("Entity")

WHOLE: frozenset[str] = frozenset("*")
"""What is lost of an entity of which nothing could be made, or that was not found."""


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

    def sound(self, data: Value) -> Entity | None:
        """Return what an entity's data make, as nearly all do; None if there is a mistake in them.

        Args:
            data: Plain data as read.
        """
        try:
            return self.validator.validate_python(data)
        except ValidationError:
            return None

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

    def key_before(self, key: str, present: Sequence[str]) -> str:
        """Return the key of an entity after which the canonical order has another one.

        Args:
            key: The other one.
            present: The keys that the entity has, in the order written; one at least.
        """
        order = list(self.known_keys(()))
        earlier = order[: order.index(key)]
        return next((each for each in reversed(present) if each in earlier), present[-1])

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
        authored_name(field): field_info(field).description or ""
        for field in dataclasses.fields(entity)
        if field.init
    }


def authored_name(field: dataclasses.Field[object]) -> str:
    """Return the key of a field as authors write it.

    Args:
        field: A field of a model class.
    """
    return field_info(field).alias or field.name


def field_info(field: dataclasses.Field[object]) -> FieldInfo:
    """Return what a model class says about a field; nothing, if it is declared without.

    Args:
        field: A field of a model class.
    """
    return field.default if isinstance(field.default, FieldInfo) else FieldInfo()


def _inside(found: object, step: str | int) -> object:
    """Return the type of what stands under a key or list position of a type."""
    if isinstance(found, type) and dataclasses.is_dataclass(found):
        hints = get_type_hints(found, include_extras=False)
        named = {authored_name(field): hints[field.name] for field in dataclasses.fields(found)}
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
