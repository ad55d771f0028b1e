"""The ordered words: order, distance, and what is derived from several of them."""

from __future__ import annotations

import itertools

import pytest

from curriculum_kit.model.vocabulary import (
    Depth,
    ExampleKind,
    GapSize,
    Load,
    Ordered,
    Status,
    Support,
)

WORDS: dict[type[Ordered], list[str]] = {
    Depth: ["MENTIONED", "INTRODUCED", "DEVELOPED", "APPLIED"],
    Load: ["STRETCH", "BUILD", "CONSOLIDATE"],
    Status: ["planned", "in-progress", "built"],
    GapSize: ["trivial", "small", "medium", "large"],
    Support: ["guided", "supported", "independent"],
    ExampleKind: ["positive", "negative"],
}
MENTIONED, INTRODUCED, DEVELOPED, APPLIED = Depth
PLANNED, IN_PROGRESS, BUILT = Status


@pytest.mark.parametrize(("kind", "words"), WORDS.items(), ids=lambda item: str(item)[:20])
def test_members_print_and_compare_in_the_order_written(
    kind: type[Ordered], words: list[str]
) -> None:
    members = list(kind)
    assert [str(member) for member in members] == words
    assert sorted([*members[1:], members[0]]) == members
    for first, second in itertools.combinations(members, 2):
        assert first < second
        assert first <= second
        assert second > first
        assert second >= first
        assert not first >= second
    assert all(member <= member and member >= member for member in members)  # noqa: PLR0124


@pytest.mark.parametrize(
    ("held", "required", "enough"),
    [
        (MENTIONED, MENTIONED, True),
        (MENTIONED, INTRODUCED, False),
        (DEVELOPED, INTRODUCED, True),
        (DEVELOPED, APPLIED, False),
        (APPLIED, DEVELOPED, True),
    ],
)
def test_a_depth_reaches_what_is_no_deeper(held: Depth, required: Depth, *, enough: bool) -> None:
    assert held.reaches(required) is enough


@pytest.mark.parametrize(
    ("depth", "held", "levels"),
    [
        (MENTIONED, None, 1),
        (APPLIED, None, 4),
        (DEVELOPED, INTRODUCED, 1),
        (APPLIED, MENTIONED, 3),
        (INTRODUCED, INTRODUCED, 0),
        (MENTIONED, DEVELOPED, -2),
    ],
)
def test_levels_between_what_is_held_and_a_depth(
    depth: Depth, held: Depth | None, levels: int
) -> None:
    assert depth.levels_above(held) == levels


@pytest.mark.parametrize(
    ("parts", "whole"),
    [
        ([], PLANNED),
        ([PLANNED, PLANNED], PLANNED),
        ([PLANNED, IN_PROGRESS], IN_PROGRESS),
        ([PLANNED, BUILT], IN_PROGRESS),
        ([BUILT, IN_PROGRESS], IN_PROGRESS),
        ([BUILT, BUILT], BUILT),
    ],
)
def test_status_of_a_whole(parts: list[Status], whole: Status) -> None:
    assert Status.of_all(parts) is whole


def test_load_letters_make_a_pattern() -> None:
    assert "-".join(load.letter for load in Load) == "S-B-C"
