"""A module's pace in words: which exhausting lessons are adjacent, and what follows each."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.model.vocabulary import Load
from curriculum_kit.syllabus.material import Step
from curriculum_kit.syllabus.module_page import ModulePage
from curriculum_kit.syllabus.rows import Recovery


def pace(page: ModulePage) -> str:
    """Say whether STRETCH lessons are adjacent, what the pattern is, and what follows each.

    Args:
        page: The module's page.
    """
    if not page.lessons:
        return "There are no lessons yet."
    adjacent = [_adjacency(page, *pair) for pair in page.adjacent]
    return " ".join(
        (
            *(adjacent or ["No two STRETCH lessons are adjacent."]),
            f"The pattern is {page.pattern}.",
            *_recovery(page),
        )
    )


def _adjacency(page: ModulePage, first: Step, second: Step) -> str:
    if first.module == page.number:
        return f"Lessons {first.number} and {second.number} are adjacent STRETCH lessons."
    return (
        f"Lesson {second.number} is a STRETCH lesson right after another one, "
        f"lesson {first.number} of module {first.module}."
    )


def _recovery(page: ModulePage) -> Iterator[str]:
    rests = [str(found.stretch.number) for found in page.recoveries if found.is_rest]
    others = [found for found in page.recoveries if not found.is_rest]
    if len(rests) == 1:
        yield f"Lesson {rests[0]} is followed by an easier lesson."
    elif rests:
        numbers = f"{', '.join(rests[:-1])} and {rests[-1]}"
        yield f"Lessons {numbers} are each followed by an easier lesson."
    for found in others:
        denied = "is not" if rests else "is not followed by an easier lesson"
        yield f"Lesson {found.stretch.number} {denied}: {_what_follows(found, page)}."


def _what_follows(found: Recovery, page: ModulePage) -> str:
    following = found.following
    if following is None:
        return "the course ends there"
    name = f"lesson {following.number}"
    if following.module != page.number:
        name += f" of module {following.module}"
    if following.load is Load.STRETCH:
        return f"{name} is STRETCH as well"
    compared = "as many" if following.new == found.stretch.new else "more"
    return f"{name} brings {compared} new concepts ({following.new})"
