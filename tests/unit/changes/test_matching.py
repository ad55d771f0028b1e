"""Which part of one version is which part of the other."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from curriculum_kit.changes.matching import Matching, matching


@dataclass(frozen=True)
class Named:
    renamed_from: tuple[str, ...] = ()


def matched(before: str, after: str) -> Matching:
    """Match parts written as ``new<old<older``, apart by blanks."""

    def parts(text: str) -> dict[str, Named]:
        split = (word.split("<") for word in text.split())
        return {name: Named(tuple(former)) for name, *former in split}

    return matching(parts(before), parts(after))


def test_parts_are_matched_by_their_ids() -> None:
    found = matched("a b c", "c a d")
    assert found == Matching(pairs=(("c", "c"), ("a", "a")), renamed=(), gone=("b",), come=("d",))


def test_a_part_is_followed_to_its_new_id_in_either_direction() -> None:
    there, back = matched("a b", "c<a b"), matched("c<a b", "a b")
    assert there.pairs == (("a", "c"), ("b", "b"))
    assert back.pairs == (("c", "a"), ("b", "b"))
    assert (there.renamed, back.renamed) == ((("a", "c"),), (("c", "a"),))
    assert there.followed() == {"a": "c"}
    assert there.gone == there.come == back.gone == back.come == ()


def test_a_part_that_took_in_another_stays_itself() -> None:
    found = matched("a b", "a<b")
    assert found.pairs == (("a", "a"),)
    assert found.followed() == {"b": "a"}
    assert found.gone == ()


def test_of_two_that_became_one_only_one_is_compared_with_it() -> None:
    found = matched("a b", "c<a<b")
    assert found.pairs == (("a", "c"),)
    assert found.followed() == {"a": "c", "b": "c"}
    assert found.gone == found.come == ()


def test_an_id_it_never_had_and_one_that_is_in_use_mean_nothing() -> None:
    assert matched("a", "a b<never").come == ("b",)
    assert matched("a", "a b<a").come == ("b",)


def test_a_rename_long_ago_is_no_change() -> None:
    assert matched("b<a", "b<a") == Matching((("b", "b"),), (), (), ())


@pytest.mark.parametrize(
    ("before", "after", "pairs"),
    [
        ("a b", "a<b b<a", {("a", "b"), ("b", "a")}),
        ("a b c", "a<b b<c c<a", {("b", "a"), ("c", "b"), ("a", "c")}),
        ("b c", "a<b b<c", {("b", "a"), ("c", "b")}),
        ("a b", "a<b b<a c", {("a", "b"), ("b", "a")}),
    ],
    ids=["two swapped", "three in turn", "one moves up", "swapped beside a new one"],
)
def test_ids_that_are_taken_over_are_followed_in_either_direction(
    before: str, after: str, pairs: set[tuple[str, str]]
) -> None:
    there, back = matched(before, after), matched(after, before)
    assert set(there.pairs) == set(there.renamed) == pairs
    assert set(back.pairs) == {(new, old) for old, new in pairs}
    assert there.gone == back.come == ()
    assert there.followed() == dict(pairs)
    assert matched(after, after).renamed == ()


def test_an_id_is_taken_over_only_from_a_part_that_says_it_has_another_now() -> None:
    assert matched("a b c", "a<c b<a c").pairs == (("a", "a"), ("b", "b"), ("c", "c"))
    assert matched("a b<never", "a b<never c<b").come == ("c",)


def test_where_one_is_taken_in_and_another_takes_its_id_both_are_followed() -> None:
    found = matched("a b c", "a<b c<a")
    assert found.pairs == (("b", "a"), ("c", "c"))
    assert found.followed() == {"b": "a", "a": "c"}
    assert found.gone == found.come == ()
