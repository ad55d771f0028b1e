"""Schemas of the model's classes, read off their annotations, as authors write their values."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date
from enum import Enum
from typing import cast, get_args, get_origin, get_type_hints

from curriculum_kit.editor.schemas.annotations import PLAIN, bare, constraints, without_none
from curriculum_kit.editor.schemas.combinations import COMBINATIONS
from curriculum_kit.editor.schemas.docstrings import attribute_docs, summary
from curriculum_kit.editor.schemas.hints import HINTS, Hint
from curriculum_kit.editor.schemas.ids import DECLARATIONS, REFERENCES, Ids, Named
from curriculum_kit.editor.schemas.prose import Schema, described, words
from curriculum_kit.editor.schemas.steps import STEPS
from curriculum_kit.model.authored import SLUG_PATTERN, several, shorthand_key
from curriculum_kit.model.transition import Transition
from curriculum_kit.source.schema import authored_name, field_info

DAY: Schema = {"type": "string", "format": "date", "pattern": r"^\d{4}-\d{2}-\d{2}$"}
UNKNOWN = (
    "No {kind} of this course has this id. If it is new, 'curriculum schema --write' adds it here."
)


@dataclass(frozen=True, slots=True)
class Spot:
    """What is known about a value beside its type.

    Attributes:
        key: What the keys of a mapping there are; None if that is nowhere said.
        names: The kind of what is named there, if anything is.
        declares: Whether what is named comes to be by being named.
    """

    key: str | None = None
    names: str | None = None
    declares: bool = False


class Writer:
    """Writes schemas, and collects those that they refer to.

    Attributes:
        definitions: What is referred to, by name.
    """

    def __init__(self, ids: Ids | None = None, written: Mapping[str, Schema] | None = None) -> None:
        """Start with nothing written.

        Args:
            ids: The ids of a course; None for the schemas that fit any.
            written: Schemas of properties for which annotations are not enough, by ``Class.key``.
        """
        self.definitions: dict[str, Schema] = {}
        self._ids = ids or {}
        self._written = written or {}

    def mapping_of(self, kind: type) -> Schema:
        """Return the schema of a mapping with the keys of a model class.

        Args:
            kind: The class.
        """
        types = get_type_hints(kind, include_extras=True)
        members = [each for each in fields(kind) if each.init]
        required = [authored_name(each) for each in members if _is_required(each)]
        return {
            "type": "object",
            "additionalProperties": False,
            **({"required": required} if required else {}),
            "properties": {
                authored_name(each): self._property(kind, each, types[each.name])
                for each in members
            },
            **COMBINATIONS.get(kind, {}),
        }

    def entries_of(self, kind: type, key: str) -> Schema:
        """Return the schema of a mapping from ids, chosen there, to values of a model class.

        Args:
            kind: The class.
            key: What the keys are: ``concept-id``.
        """
        return {
            "type": "object",
            "propertyNames": {**_naming(key), "pattern": SLUG_PATTERN},
            "additionalProperties": self._entry(kind, Spot()),
        }

    def _property(self, kind: type, member: Field[object], annotation: object) -> Schema:
        name = authored_name(member)
        hint = HINTS.get(kind, {}).get(name, Hint())
        spot = Spot(hint.key, REFERENCES.get((kind, name)), (kind, name) in DECLARATIONS)
        meaning = field_info(member).description or attribute_docs(kind).get(name) or summary(kind)
        schema = described(meaning, hint.remark, *_default(member))
        schema |= self._written.get(f"{kind.__name__}.{name}") or self._value(annotation, spot)
        # Editors offer an example as a value, which in a course of other concepts is none.
        if hint.example is not None and spot.names not in self._ids:
            schema["examples"] = [hint.example]
        return schema

    def _value(self, annotation: object, spot: Spot) -> Schema:
        kind, said = bare(annotation)
        present = without_none(kind)
        if present is kind:
            return self._present(kind, said, spot)
        inner, more = bare(present)
        return _or_nothing(self._present(inner, (*more, *said), spot))

    def _present(self, kind: object, said: tuple[object, ...], spot: Spot) -> Schema:
        arguments = get_args(kind)
        short = next(filter(None, map(shorthand_key, said)), None)
        if short is not None and isinstance(kind, type):
            return self._in_short(kind, short)
        if get_origin(kind) is dict:
            return self._mapping(arguments, spot)
        if get_origin(kind) is tuple and Ellipsis not in arguments:
            parts = [self._value(each, spot) for each in arguments]
            return {"type": "array", "prefixItems": parts, "items": False, "minItems": len(parts)}
        if get_origin(kind) is tuple:
            items = self._entry(arguments[0], spot)
            many: Schema = {"type": "array", "items": items}
            one_for_all = any(getattr(each, "func", None) is several for each in said)
            return {"anyOf": [items, many]} if one_for_all else many
        if kind is date:
            return dict(DAY)
        if kind in PLAIN:
            return self._text(spot) or {"type": PLAIN[kind], **constraints(said)}
        if kind is Transition:
            return {"anyOf": list(STEPS)}
        if not isinstance(kind, type):
            raise TypeError(f"{kind} has no form in YAML")
        return self._class(kind)

    def _class(self, kind: type) -> Schema:
        if issubclass(kind, Enum):
            said = attribute_docs(kind)
            return self._defined(
                kind.__name__, words({str(each): said[each.name] for each in kind})
            )
        return self._defined(kind.__name__, {"title": _spaced(kind), **self.mapping_of(kind)})

    def _entry(self, annotation: object, spot: Spot) -> Schema:
        """Return the schema of an item or entry, which is described by what its class is."""
        kind, _said = bare(annotation)
        schema = self._value(annotation, spot)
        if isinstance(kind, type) and is_dataclass(kind):
            return {**described(summary(kind)), **schema}
        return schema

    def _in_short(self, kind: type, key: str) -> Schema:
        """Return the schema of a mapping for which the value of one of its keys may stand.

        It has no title: editors would show that, and not what it is found under.
        """
        name = f"{kind.__name__}InShort"
        if name not in self.definitions:
            full = self._defined(kind.__name__, self.mapping_of(kind))
            annotation = get_type_hints(kind, include_extras=True)[key]
            alone = self._value(annotation, Spot())
            forms = cast("list[Schema]", alone.get("anyOf", [alone]))
            self.definitions[name] = {"anyOf": [*forms, full]}
        return {"$ref": f"#/$defs/{name}"}

    def _mapping(self, arguments: Sequence[object], spot: Spot) -> Schema:
        keys, values = arguments
        _kind, said = bare(keys)
        known = self._ids.get(spot.names or "")
        if not known:
            naming = {**_naming(spot.key or "key"), **constraints(said)}
            entry = self._entry(values, Spot())
            return {"type": "object", "propertyNames": naming, "additionalProperties": entry}
        value = self._value(values, Spot())
        return {
            "type": "object",
            "propertyNames": {
                "enum": list(known),
                "errorMessage": UNKNOWN.format(kind=spot.names),
                "doNotSuggest": True,  # the properties are suggested, with what they mean
            },
            "properties": {
                name: {"title": named.title, **described(named.meaning), **value}
                for name, named in known.items()
            },
        }

    def _text(self, spot: Spot) -> Schema | None:
        """Return the schema of a text that names one of the course's ids; None of any other."""
        known = self._ids.get(spot.names or "")
        if not known or spot.names is None:
            return None
        name = f"{spot.names}-id"
        listed = self._defined(name, _listed(known))
        if not spot.declares:
            return listed
        new: Schema = {"type": "string", "pattern": SLUG_PATTERN, "not": {"enum": list(known)}}
        return {"anyOf": [listed, new]}

    def _defined(self, name: str, schema: Schema) -> Schema:
        self.definitions.setdefault(name, schema)
        return {"$ref": f"#/$defs/{name}"}


def _is_required(member: Field[object]) -> bool:
    info = field_info(member)
    if member.default is info:
        return info.is_required()
    return member.default is MISSING and member.default_factory is MISSING


def _default(member: Field[object]) -> tuple[str, ...]:
    info = field_info(member)
    value = info.default if member.default is info else member.default
    if isinstance(value, Enum | str | bool | int | float):
        shown = str(value).lower() if isinstance(value, bool) else value
        return (f"Default: `{shown}`.",)
    return ()


def _listed(known: Mapping[str, Named]) -> Schema:
    return words({name: named.meaning for name, named in known.items()})


def _naming(key: str) -> Schema:
    """Return the schema of a key that authors choose; editors show the title in its place."""
    return {"title": key, "description": f"The {key.replace('-', ' ')}.", "type": "string"}


def _or_nothing(schema: Schema) -> Schema:
    """Let a key stand without a value, which says the same as leaving it out."""
    if isinstance(schema.get("type"), str):
        return {**schema, "type": [schema["type"], "null"]}
    return {"anyOf": [schema, {"type": "null"}]}


def _spaced(kind: type) -> str:
    """Return the name of a class as words: ``Lesson requirement``."""
    return re.sub(r"(?<!^)(?=[A-Z])", " ", kind.__name__).capitalize()
