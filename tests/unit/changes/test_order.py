"""The fewest parts that must have moved."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum_kit.changes.order import reordered


def moved(old: str, new: str) -> str:
    order = reordered([new.index(name) for name in old], [(name,) for name in old])
    return "".join(old[at] for at in sorted(order.moved))


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("", "", ""),
        ("abcd", "abcd", ""),
        ("abcd", "bcda", "a"),
        ("abcd", "dabc", "d"),
        ("abcd", "acbd", "c"),  # either would do: the first by name stays
        ("abcdef", "defabc", "def"),
        ("abc", "cba", "bc"),
    ],
)
def test_what_moved(old: str, new: str, expected: str) -> None:
    assert moved(old, new) == expected


def test_what_might_as_well_have_moved_is_not_settled() -> None:
    order = reordered([0, 2, 1, 3], [("a",), ("b",), ("c",), ("d",)])
    assert order.settled == {0, 3}


@given(st.permutations("abcdefgh"))
def test_the_way_back_is_explained_by_the_same_parts(shuffled: list[str]) -> None:
    old, new = "abcdefgh", "".join(shuffled)
    assert sorted(moved(old, new)) == sorted(moved(new, old))


@given(st.permutations("abcdefg"))
def test_those_that_stay_keep_their_order_and_one_more_would_not(shuffled: list[str]) -> None:
    old, new = "abcdefg", "".join(shuffled)
    gone = moved(old, new)
    stay = [name for name in old if name not in gone]
    assert stay == [name for name in new if name not in gone]
    for name in gone:
        with_it = [each for each in old if each in stay or each == name]
        assert with_it != [each for each in new if each in stay or each == name]
