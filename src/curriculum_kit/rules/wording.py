"""Phrases that several rules share, so that they say the same thing in the same words."""

from __future__ import annotations

from collections.abc import Sequence

from curriculum_kit.findings import Note, Pointer
from curriculum_kit.learner.demands import Demand
from curriculum_kit.learner.timeline import Holding, Timeline
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.vocabulary import ExampleKind


def entry_of(timeline: Timeline, holding: Holding, concept: str) -> Pointer:
    """Return the spot that brought a concept to where the learner holds it.

    Args:
        timeline: The learner's way.
        holding: What is held.
        concept: The concept's id.
    """
    if holding.lesson is None:
        return Pointer("course", ("assumes", concept), key=True)
    for meeting in timeline.meetings[holding.lesson]:
        if meeting.meant == concept and meeting.depth is holding.depth:
            kind = "new" if meeting.is_new else "reinforced"
            return Pointer(f"lesson:{holding.lesson}", (kind, meeting.concept), key=True)
    return Pointer(f"lesson:{holding.lesson}")


def holding_notes(timeline: Timeline, held: Holding | None, concept: str) -> tuple[Note, ...]:
    """Point to the spot that brought a concept to where the learner holds it, if it is held.

    Args:
        timeline: The learner's way.
        held: What is held.
        concept: The concept's id.
    """
    if held is None:
        return ()
    return (Note(f"brought to {held.depth} here", entry_of(timeline, held, concept)),)


def held_phrase(held: Holding | None) -> str:
    """Say how the learner holds a concept, if at all.

    Args:
        held: What is held.
    """
    if held is None:
        return "the learner has never met it"
    return f"the learner holds it at {held.depth} {since(held)}"


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """Return a number with its noun: ``1 lesson``, ``3 lessons``.

    Args:
        number: How many.
        noun: The noun in the singular.
        plural: The noun in the plural, where it takes more or less than an s.
    """
    return f"{number} {noun_for(number, noun, plural)}"


def noun_for(number: int, noun: str, plural: str | None = None) -> str:
    """Return the noun that goes with a number: ``lesson`` with 1, ``lessons`` with all others.

    Args:
        number: How many.
        noun: The noun in the singular.
        plural: The noun in the plural, where it takes more or less than an s.
    """
    return noun if number == 1 else plural or f"{noun}s"


def some_of(names: Sequence[str], most: int) -> str:
    """Return the first of some names, and how many more there are: ``a, b and 3 more``.

    Args:
        names: The names.
        most: How many are named.
    """
    more = len(names) - most
    return ", ".join(names[:most]) + (f" and {more} more" if more > 0 else "")


def since(holding: Holding) -> str:
    """Say since when a concept is held.

    Args:
        holding: What is held.
    """
    return f"since lesson '{holding.lesson}'" if holding.lesson else "from day one"


def later(distance: int) -> str:
    """Say how far ahead a lesson lies.

    Args:
        distance: Lessons from here to there; 0 is the same lesson.
    """
    if not distance:
        return "further down in the same lesson"
    return f"{counted(distance, 'lesson')} later"


def needs(demand: Demand) -> str:
    """Say who needs what: ``lesson 'optimizers' brings 'adam', which requires 'momentum'``.

    Args:
        demand: What is asked for.
    """
    lesson = f"lesson '{demand.lesson.id}'"
    needed = f"'{demand.needed}' at {demand.depth}"
    needed += "".join(f" or '{other}'" for other in demand.alternatives)
    if demand.required_by is None:
        return f"{lesson} requires {needed}"
    return f"{lesson} takes up '{demand.required_by}', which requires {needed}"


def requirement_notes(demand: Demand) -> tuple[Note, ...]:
    """Point to the spot in the registry that requires something, where a concept does.

    Args:
        demand: What is asked for.
    """
    if demand.asked_at is None:
        return ()
    return (Note(f"'{demand.required_by}' requires it here", demand.asked_at),)


def shows_negative_example(lesson: Lesson) -> bool:
    """Tell whether a lesson gives an example of what its idea is not.

    Args:
        lesson: The lesson.
    """
    return any(example.kind is ExampleKind.NEGATIVE for example in lesson.examples)
