"""Phrases that several rules share, so that they say the same thing in the same words."""

from __future__ import annotations

from curriculum_kit.counting import counted
from curriculum_kit.findings import Note
from curriculum_kit.learner.demands import Demand
from curriculum_kit.learner.entry import entry_of
from curriculum_kit.learner.timeline import Holding, Timeline


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
