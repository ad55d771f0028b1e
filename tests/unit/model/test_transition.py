"""``A -> B``: what authors may write, and that it prints back."""

from __future__ import annotations

import pytest
from pydantic_core import PydanticCustomError

from curriculum_kit.model.transition import Transition
from curriculum_kit.model.vocabulary import Depth

MENTIONED, INTRODUCED, DEVELOPED, APPLIED = Depth


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("DEVELOPED", Transition(None, DEVELOPED)),
        ("MENTIONED -> INTRODUCED", Transition(MENTIONED, INTRODUCED)),
        ("MENTIONED->INTRODUCED", Transition(MENTIONED, INTRODUCED)),
        ("MENTIONED  ->  INTRODUCED", Transition(MENTIONED, INTRODUCED)),
        ("MENTIONED\n-> APPLIED", Transition(MENTIONED, APPLIED)),
        ("DEVELOPED -> DEVELOPED", Transition(DEVELOPED, DEVELOPED)),
        ("APPLIED -> MENTIONED", Transition(APPLIED, MENTIONED)),
    ],
)
def test_parses(text: str, expected: Transition) -> None:
    assert Transition.parse(text) == expected


@pytest.mark.parametrize(
    ("written", "kind"),
    [
        ("DEVELOPD", "depth_word"),
        ("developed", "depth_word"),
        ("MENTIONED -> DEVELOPD", "depth_word"),
        ("MENTIONED → DEVELOPED", "transition"),
        ("MENTIONED - > DEVELOPED", "transition"),
        ("MENTIONED -> INTRODUCED -> DEVELOPED", "transition"),
        ("MENTIONED ->", "transition"),
        ("-> DEVELOPED", "transition"),
        ("->", "transition"),
        ("", "transition"),
        ("MENTIONED DEVELOPED", "transition"),
        (3, "transition"),
        (None, "transition"),
        (["MENTIONED", "DEVELOPED"], "transition"),
        ({"MENTIONED": "DEVELOPED"}, "transition"),
    ],
)
def test_refuses(written: object, kind: str) -> None:
    with pytest.raises(PydanticCustomError) as refusal:
        Transition.parse(written)
    assert refusal.value.type == kind


@pytest.mark.parametrize("text", ["DEVELOPED", "MENTIONED -> APPLIED", "APPLIED -> APPLIED"])
def test_prints_as_it_is_written(text: str) -> None:
    assert str(Transition.parse(text)) == text
