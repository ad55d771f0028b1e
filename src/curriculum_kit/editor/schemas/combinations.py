"""What the model asks of several keys together, which no annotation says."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from curriculum_kit.editor.schemas.prose import Schema
from curriculum_kit.model.claim import OPERATORS, Expectation


def _given(key: str) -> Schema:
    """Return the schema of a mapping in which a key has a value."""
    return {"required": [key], "properties": {key: {"not": {"type": "null"}}}}


def _one_of(key: str) -> Schema:
    return {**_given(key), "errorMessage": f"Give exactly one of {', '.join(OPERATORS)}."}


def _only_with(key: str, other: str) -> Schema:
    complaint = f"'{key}' goes with '{other}' only."
    return {"if": _given(key), "then": {**_given(other), "errorMessage": complaint}}


COMBINATIONS: Final[Mapping[type, Schema]] = {
    Expectation: {
        "oneOf": [_one_of(operator) for operator in OPERATORS],
        "allOf": [
            _only_with("within", "equals"),
            _only_with("within_relative", "equals"),
            {"not": {"allOf": [_given("within"), _given("within_relative")]}},
        ],
    }
}
"""Further keywords of the schema of a class."""
