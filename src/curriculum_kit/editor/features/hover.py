"""What is said about the key, word or part of the course under the cursor, in Markdown."""

from __future__ import annotations

from dataclasses import dataclass

from curriculum_kit.editor.features.about import about
from curriculum_kit.editor.features.course_state import CourseState
from curriculum_kit.editor.features.spot import Spot, lesson_in, named_at, spot_at
from curriculum_kit.editor.features.vocabulary import key_meaning, rule_named, word_meaning
from curriculum_kit.output.github_markdown import code
from curriculum_kit.places import Place


@dataclass(frozen=True, slots=True)
class Hover:
    """What is said.

    Attributes:
        text: Markdown, in which what authors wrote is harmless.
        place: What it is about.
    """

    text: str
    place: Place


def hover(state: CourseState, file: str, line: int, column: int) -> Hover | None:
    """Say something about what stands at a position.

    Args:
        state: The course.
        file: The file's absolute path.
        line: The line, from 1.
        column: The column in code points, from 1.

    Returns:
        What there is to say; None if there is nothing.
    """
    named = named_at(state, file, line, column)
    if named is not None:
        said = about(state, named.kind, named.id, lesson_in(state, file))
        if said is not None:
            return Hover(said, named.place)
    spot = spot_at(state, file, line, column)
    said = _of_spot(state, spot) if spot is not None else None
    return Hover(said, spot.place) if spot is not None and said is not None else None


def _of_spot(state: CourseState, spot: Spot) -> str | None:
    rule = rule_named(state, spot)
    if rule is not None:
        waiver = "" if rule.waivable else "\n\nNo waiver can silence it."
        return (
            f"**{rule.code} {rule.name}** ({rule.severity.label})\n\n"
            f"{rule.summary}\n\n{rule.reason}{waiver}"
        )
    if not spot.is_key:
        meaning = word_meaning(spot)
        return f"**{spot.word}**\n\n{meaning}" if meaning else None
    meaning = key_meaning(spot)
    return f"{code(spot.text, cell=False)}\n\n{meaning}" if meaning else None
