"""The steps in depth that a lesson may take a concept it takes up again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, get_args

from pydantic import WithJsonSchema

from curriculum_kit.editor.schemas.docstrings import attribute_docs
from curriculum_kit.editor.schemas.prose import Schema, words
from curriculum_kit.model.transition import AuthoredTransition, Transition
from curriculum_kit.model.vocabulary import Depth


def _steps() -> Iterator[tuple[str, str]]:
    """Yield the steps that make sense, as authors write them, with what each means."""
    meanings = attribute_docs(Depth)
    for end in Depth:
        meaning = meanings[end.name]
        yield str(end), f"It stays there. {meaning}"
        for start in Depth:
            if start < end:
                yield str(Transition(start, end)), f"Afterwards: {meaning}"


_USUAL: Final = words(dict(_steps()))
[_AS_READ] = [each for each in get_args(AuthoredTransition) if isinstance(each, WithJsonSchema)]

STEPS: Final[tuple[Schema, ...]] = (
    _USUAL,
    {
        # Without this, editors would take the two for one and show their text twice.
        "description": "A step in depth, written in another way.",
        **(_AS_READ.json_schema or {}),
        "not": {"enum": _USUAL["enum"]},
        "patternErrorMessage": "Write a depth, or two of them as in INTRODUCED -> DEVELOPED.",
    },
)
"""One of the usual steps, or any other text that is read as one."""
