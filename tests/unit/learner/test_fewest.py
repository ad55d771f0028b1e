"""The fewest things that satisfy needs, against every subset there is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum_kit.learner.fewest import Need, Needs, fewest

THINGS = 9


@st.composite
def needs_of(draw: st.DrawFn) -> Needs:
    of = {}
    for thing in range(1, THINGS):
        need = st.lists(st.integers(0, thing - 1), min_size=1, max_size=3, unique=True).map(tuple)
        of[thing] = draw(st.lists(need, max_size=3))
    weights = draw(st.dictionaries(st.integers(0, THINGS - 1), st.integers(0, 90)))
    return Needs(of, weights)


goals_of = st.lists(
    st.lists(st.integers(0, THINGS - 1), min_size=1, max_size=3, unique=True).map(tuple),
    max_size=4,
)


def satisfied(chosen: Iterable[int], goals: Sequence[Need], needs: Needs) -> bool:
    things = set(chosen)
    asked = [*goals, *(need for thing in things for need in needs.of.get(thing, ()))]
    return all(things.intersection(need) for need in asked)


def best(goals: Sequence[Need], needs: Needs) -> tuple[int, int]:
    return min(
        (size, needs.weight(subset))
        for size in range(THINGS + 1)
        for subset in combinations(range(THINGS), size)
        if satisfied(subset, goals, needs)
    )


@given(goals_of, needs_of())
@settings(max_examples=150, deadline=None)
def test_it_is_the_best_of_all_subsets(goals: list[Need], needs: Needs) -> None:
    answer = fewest(goals, needs)
    assert answer.proven
    assert satisfied(answer.chosen, goals, needs)
    assert (len(answer.chosen), needs.weight(answer.chosen)) == best(goals, needs)


@given(goals_of, needs_of())
@settings(max_examples=150, deadline=None)
def test_without_a_search_it_satisfies_and_holds_nothing_superfluous(
    goals: list[Need], needs: Needs
) -> None:
    chosen = fewest(goals, needs, effort=0).chosen
    assert satisfied(chosen, goals, needs)
    for thing in chosen:
        assert not satisfied(chosen - {thing}, goals, needs)


def test_it_says_when_it_gave_up() -> None:
    # Two cheap things that satisfy one need each, or a third, found only by search, for both.
    needs = Needs({})
    assert fewest([(0, 2), (1, 2)], needs, effort=0).proven is False
    assert fewest([(0, 2), (1, 2)], needs) == fewest([(2,)], needs)


def test_forty_independent_choices_are_proven() -> None:
    needs = Needs({}, weights={thing: thing % 3 for thing in range(80)})
    answer = fewest([(2 * number, 2 * number + 1) for number in range(40)], needs)
    assert answer.proven
    assert len(answer.chosen) == 40


def test_long_chains_and_many_choices_take_one_pass() -> None:
    size = 30_000
    of = {thing: [(thing - 1, thing - 2)] for thing in range(2, size)}
    answer = fewest([(size - 1,)], Needs(of))
    assert len(answer.chosen) <= size // 2 + 1
    chain = {thing: [(thing - 1,)] for thing in range(1, size)}
    assert len(fewest([(size - 1,)], Needs(chain)).chosen) == size
