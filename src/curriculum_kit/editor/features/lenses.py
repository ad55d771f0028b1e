"""What is written above a lesson, and above each concept of the registry."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass

from curriculum_kit.counting import counted
from curriculum_kit.editor.features.about import load_line
from curriculum_kit.editor.features.course_state import CourseState
from curriculum_kit.editor.features.spot import lesson_in
from curriculum_kit.places import Pointer, Span


@dataclass(frozen=True, slots=True)
class Lens:
    """A line that an editor shows above the text.

    Attributes:
        span: What it is shown above.
        text: What it says.
    """

    span: Span
    text: str


def lenses(state: CourseState, file: str) -> tuple[Lens, ...]:
    """Return what is shown above the parts of a file.

    Args:
        state: The course.
        file: The file's absolute path.
    """
    if file in state.broken:
        return ()
    lesson = lesson_in(state, file)
    if lesson is not None:
        text = load_line(state, state.course.lessons[lesson])
        return (Lens(state.project.sources.place(Pointer(f"lesson:{lesson}")).span, text),)
    return _of_concepts(state, file) if state.kinds.get(file) == "registry" else ()


def _of_concepts(state: CourseState, file: str) -> tuple[Lens, ...]:
    sources = state.project.sources
    here = [name for name in state.course.concepts if sources.homes[f"concept:{name}"][0] == file]
    used: Counter[str] = Counter()
    for lesson in state.course.lessons.values():
        used.update({*lesson.new, *lesson.reinforced, *lesson.requires})
    return tuple(
        Lens(sources.place(Pointer(f"concept:{name}")).span, _lessons(used[name])) for name in here
    )


def _lessons(number: int) -> str:
    return f"used in {counted(number, 'lesson') if number else 'no lesson'}"
