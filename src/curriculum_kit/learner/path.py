"""Finds the shortest way through a course to some of its concepts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from curriculum_kit.learner.asks import Ask, Asks
from curriculum_kit.learner.fewest import EFFORT, Need, Needs, fewest
from curriculum_kit.learner.route import Obstacle, Reason, Route, Stop
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.vocabulary import Depth


def path_to(
    goals: Mapping[str, Depth], known: Mapping[str, Depth], asks: Asks, effort: int = EFFORT
) -> Route:
    """Find the shortest way to some concepts.

    It is a set of lessons, taken in course order, such that

    - every goal is held as deeply as wanted after the last of them;
    - everything that each lesson asks for (see ``Asks``) is held as deeply as asked where it asks;
    - there is no such set of fewer lessons, and none of as many that takes fewer minutes. A lesson
      that does not say how long it takes counts as none.

    What is held is what the learner knows at the start, what the course assumes on day one, and
    what the entries of the lessons taken before bring.

    A course in which every depth of every concept is brought by one lesson only leaves no choice
    but between the alternatives of ``requires_any``, so that the way is found in one pass. Choices
    are searched for the best combination. For so many that the search is given up, each takes what
    brings in the fewest lessons; then the way may not be the shortest, which it says, but still
    none of its lessons can be left out.

    Args:
        goals: The concepts, with the depth that each is wanted at.
        known: What the learner holds already, beside what the course assumes.
        asks: What the lessons of the course ask for.
        effort: How many lessons to look at in search of a shorter way than the first one found.

    Returns:
        The way, or what bars it.
    """
    land = _explored(asks, _together(asks, known), goals)
    ends = [land.passable(need) for _ask, need in land.ends]
    if not all(ends):
        return Route(goals, obstacles=tuple(_obstacles(land)))
    needs = Needs(
        of={
            position: [land.passable(need) for _ask, need in asked]
            for position, asked in land.needs.items()
            if position not in land.barred
        },
        weights={position: land.lessons[position].minutes or 0 for position in land.needs},
    )
    answer = fewest(ends, needs, effort)
    return Route(goals, tuple(_stops(land, sorted(answer.chosen))), proven=answer.proven)


def _together(asks: Asks, known: Mapping[str, Depth]) -> Mapping[str, Depth]:
    """Return what is held at the start: what is known, and what the course assumes."""
    held = dict(known)
    spelt = asks.prerequisites.misspelt
    for written, depth in asks.course.outline.assumes.items():
        concept = spelt.get(written, written)
        held[concept] = max(depth, held.get(concept, depth))
    return held


Asked = tuple[Ask, Need]
"""What is asked for and not known, with the positions of the lessons that bring it."""


@dataclass(slots=True)
class _Land:
    """What lies before the goals.

    Attributes:
        asks: What the lessons of the course ask for.
        lessons: The lessons of the course, by position.
        ends: What the goals ask for.
        needs: What each lesson asks for that may be on the way, by its position.
        barred: The positions of those that nobody can take, for want of what they ask for.
    """

    asks: Asks
    lessons: Sequence[Lesson]
    ends: list[Asked] = field(default_factory=list)
    needs: dict[int, list[Asked]] = field(default_factory=dict)
    barred: set[int] = field(default_factory=set)

    def passable(self, need: Need) -> Need:
        """Leave out of a need the lessons that nobody can take."""
        return tuple(position for position in need if position not in self.barred)

    def asking(self, position: int | None) -> list[Asked]:
        """Return what a lesson asks for, or the goals."""
        return self.ends if position is None else self.needs[position]


def _explored(asks: Asks, held: Mapping[str, Depth], goals: Mapping[str, Depth]) -> _Land:
    """Go from the goals backward over all lessons that may be on the way, each once."""
    land = _Land(asks, tuple(asks.course.lessons.values()))
    land.ends += _asked(
        (Ask(((goal, depth),)) for goal, depth in goals.items()), len(land.lessons), asks, held
    )
    waiting = [position for _ask, need in land.ends for position in need]
    for position in waiting:
        if position not in land.needs:
            found = asks.of_lesson(land.lessons[position])
            land.needs[position] = list(_asked(found, position, asks, held))
            waiting += (earlier for _ask, need in land.needs[position] for earlier in need)
    for position in sorted(land.needs):
        if not all(land.passable(need) for _ask, need in land.needs[position]):
            land.barred.add(position)
    return land


def _asked(
    found: Iterable[Ask], position: int, asks: Asks, held: Mapping[str, Depth]
) -> Iterator[Asked]:
    """Yield what is asked for and not known, with the lessons before a position that bring it."""
    for ask in found:
        if any(name in held and held[name].reaches(depth) for name, depth in ask.options):
            continue
        bringing = {
            earlier
            for option in ask.options
            for earlier in asks.sources.get(option, ())
            if earlier < position
        }
        yield ask, tuple(sorted(bringing))


def _stops(land: _Land, chosen: Sequence[int]) -> Iterator[Stop]:
    """Yield the lessons of a way, each with what it is there for.

    What several of them bring counts for the first. None is left without a reason, since none can
    be left out: each brings something that no other one does.
    """
    reasons: dict[int, list[Reason]] = {position: [] for position in chosen}
    for asking in (None, *chosen):
        for ask, need in land.asking(asking):
            bringing = next(position for position in need if position in reasons)
            concept, depth = next(
                option for option in ask.options if bringing in land.asks.sources.get(option, ())
            )
            lesson = None if asking is None else land.lessons[asking].id
            reason = Reason(concept, depth, lesson, ask.required_by, ask.again)
            reasons[bringing].append(reason)
    for position, found in reasons.items():
        yield Stop(land.lessons[position], position, tuple(dict.fromkeys(found)))


def _obstacles(land: _Land) -> Iterator[Obstacle]:
    """Yield what nothing brings, from the goals backward over lessons that nobody can take."""
    waiting: list[int | None] = [None]
    seen: set[int | None] = {None}
    for asking in waiting:
        for ask, need in land.asking(asking):
            if land.passable(need):
                continue
            if not need:
                yield _obstacle(land, ask, asking)
            for position in need:
                if position not in seen:
                    seen.add(position)
                    waiting.append(position)


def _obstacle(land: _Land, ask: Ask, asking: int | None) -> Obstacle:
    concept, _depth = ask.options[0]
    history = land.asks.timeline.history.get(concept, ())
    before = [each for each in history if asking is None or each.position < asking]
    return Obstacle(
        options=ask.options,
        lesson=None if asking is None else land.lessons[asking].id,
        required_by=ask.required_by,
        deepest=before[-1] if before else None,
    )
