"""Page values as plain data that JSON can hold.

Every value class becomes an object: its attributes and then its properties, by their names. What
the document lists in full elsewhere is named there by its id, so that nothing stands twice.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields, is_dataclass
from datetime import date
from enum import Enum

from curriculum_kit.evidence.plain import plain_expectation, plain_number
from curriculum_kit.findings import Finding, Severity
from curriculum_kit.model.claim import Expectation
from curriculum_kit.syllabus.misconception_page import MisconceptionPage
from curriculum_kit.syllabus.module_page import ModulePage
from curriculum_kit.syllabus.rows import ClaimRow

REFERENCES: Mapping[type, str] = {
    ClaimRow: "id",
    Finding: "fingerprint",
    MisconceptionPage: "id",
    ModulePage: "slug",
}
"""Values that are named inside others, with the attribute that names them."""

LEFT_OUT: Mapping[type, frozenset[str]] = {ModulePage: frozenset({"recorded"})}
"""Attributes that the document has elsewhere."""


def document(value: object) -> dict[str, object]:
    """Return a document's values as plain data, with what it lists itself in full.

    Args:
        value: The document: a value class whose attributes are values, or tuples of them.
    """
    return {name: _in_full(part) for name, part in _members(value)}


def _in_full(value: object) -> object:
    if isinstance(value, tuple):
        return [_in_full(part) for part in value]
    if is_dataclass(value):
        return {name: plain(part) for name, part in _members(value)}
    return plain(value)


def plain(value: object) -> object:
    """Return a value inside a document as plain data.

    Args:
        value: A page value, or a part of one.

    Raises:
        TypeError: JSON has nothing for it.
    """
    if isinstance(value, Enum):
        return value.label if isinstance(value, Severity) else value.value
    if isinstance(value, float):
        return plain_number(value)
    if value is None or isinstance(value, str | int):
        return value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): plain(part) for key, part in value.items()}
    if isinstance(value, tuple | list):
        return [plain(part) for part in value]
    if isinstance(value, Expectation):
        return plain_expectation(value)
    if type(value) in REFERENCES:
        return getattr(value, REFERENCES[type(value)])
    if is_dataclass(value):
        return _in_full(value)
    raise TypeError(f"{type(value).__name__} has no form in JSON")


def _members(value: object) -> list[tuple[str, object]]:
    return [(name, getattr(value, name)) for name in members_of(type(value))]


def members_of(kind: type) -> list[str]:
    """Return the names under which a value class is written.

    Args:
        kind: The class.
    """
    left_out = LEFT_OUT.get(kind, frozenset())
    named = [field.name for field in fields(kind)]
    named += [name for name, member in vars(kind).items() if isinstance(member, property)]
    return [name for name in named if name not in left_out]
