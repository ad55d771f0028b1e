"""Numbers of things in words."""

from __future__ import annotations

import pytest

from curriculum_kit.counting import counted, noun_for, some_of


@pytest.mark.parametrize(
    ("number", "noun", "said"),
    [(0, "lesson", "0 lessons"), (1, "error", "1 error"), (2, "time", "2 times")],
)
def test_counted(number: int, noun: str, said: str) -> None:
    assert counted(number, noun) == said


def test_counted_with_a_plural_of_its_own() -> None:
    assert [counted(number, "series", "series") for number in (1, 2)] == ["1 series", "2 series"]


def test_one_of_a_thing_is_named_in_the_singular() -> None:
    assert [noun_for(count, "module") for count in (0, 1, 2)] == ["modules", "module", "modules"]


@pytest.mark.parametrize(
    ("most", "said"), [(1, "a and 2 more"), (2, "a, b and 1 more"), (3, "a, b, c"), (4, "a, b, c")]
)
def test_of_many_names_the_first_are_named_and_the_others_counted(most: int, said: str) -> None:
    assert some_of(["a", "b", "c"], most) == said
