"""What there is to say about a concept, lesson, claim or other part of the course, in Markdown."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final

from curriculum_kit.counting import counted
from curriculum_kit.editor.features.course_state import CourseState
from curriculum_kit.learner.timeline import Holding
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.output.github_markdown import code, plain
from curriculum_kit.refactoring.kinds import DEMO

Paragraphs = Iterator[str]


def about(state: CourseState, kind: str, name: str, lesson: str | None) -> str | None:
    """Describe a part of the course.

    Args:
        state: The course.
        kind: What it is.
        name: Its id.
        lesson: The slug of the lesson whose file is looked at, if it is one.

    Returns:
        Markdown; None if there is no such part.
    """
    describe = _KINDS.get(kind)
    paragraphs = tuple(describe(state, name, lesson)) if describe else ()
    return "\n\n".join(paragraphs) or None


def _concept(state: CourseState, name: str, lesson: str | None) -> Paragraphs:
    concept = state.course.concepts.get(name)
    if concept is None:
        return
    yield _heading(concept.name, name)
    if concept.definition:
        yield plain(concept.definition)
    if concept.requires:
        needed = (
            f"{_id(other)} {asked.depth}"
            + (f" to reach {asked.to_reach}" if asked.to_reach.name != "INTRODUCED" else "")
            for other, asked in concept.requires.items()
        )
        yield f"Requires {', '.join(needed)}."
    history = state.timeline.history.get(name, ())
    yield "\n".join(f"- {_step(state, step)}" for step in history) or "No lesson takes it up."
    if lesson is not None:
        before = state.timeline.before(lesson, name)
        after = state.timeline.after(lesson, name)
        yield f"Here: {_held(before)} when the lesson starts, {_held(after)} when it ends."


def _step(state: CourseState, step: Holding) -> str:
    if step.lesson is None:
        return f"**{step.depth}** on day one"
    title = state.course.lessons[step.lesson].title
    return f"**{step.depth}** since {_id(step.lesson)}, {plain(title)}"


def _held(holding: Holding | None) -> str:
    return f"**{holding.depth}**" if holding else "not held"


def _lesson(state: CourseState, name: str, _lesson: str | None) -> Paragraphs:
    lesson = state.course.lessons.get(name)
    if lesson is None:
        return
    yield _heading(lesson.title, name)
    yield f"{load_line(state, lesson)}, lesson {_number(state, name)}"
    if lesson.objective:
        yield plain(lesson.objective)
    slugs = list(state.course.lessons)
    at = state.timeline.positions[name]
    around = ((at - 1, "After"), (at + 1, "Before"))
    neighbors = [
        f"- {word} {_id(slugs[position])}, {state.course.lessons[slugs[position]].load}"
        for position, word in around
        if 0 <= position < len(slugs)
    ]
    if neighbors:
        yield "\n".join(neighbors)


def load_line(state: CourseState, lesson: Lesson) -> str:
    """Say what a lesson asks of the learner: ``BUILD, 3 new concepts``.

    Args:
        state: The course.
        lesson: The lesson.
    """
    number = len(state.timeline.new_in(lesson.id))
    return f"{lesson.load}, {counted(number, 'new concept') if number else 'no new concepts'}"


def _number(state: CourseState, slug: str) -> str:
    return f"{state.timeline.positions[slug] + 1} of {len(state.course.lessons)}"


def _module(state: CourseState, name: str, _lesson: str | None) -> Paragraphs:
    module = state.course.modules.get(name)
    if module is not None:
        yield _heading(module.title, name)
        yield plain(module.goal)
        loads = "-".join(lesson.load.letter for lesson in state.course.lessons_of(module))
        yield f"{len(module.lessons)} lessons{f', {loads}' if loads else ''}"


def _series(state: CourseState, name: str, _lesson: str | None) -> Paragraphs:
    series = state.course.series.get(name)
    if series is not None:
        yield _heading(series.title, name)
        yield f"{len(series.modules)} modules"


def _claim(state: CourseState, name: str, _lesson: str | None) -> Paragraphs:
    found = state.course.claims.get(name)
    if found is not None:
        claim, lesson = found
        yield f"Claim {_id(name)} of {_id(lesson.id)}"
        yield plain(claim.statement)
        if claim.demo:
            yield f"Measured by {_id(claim.demo)}"
        if claim.expect:
            expected = (f"- {plain(key)}: {plain(str(it))}" for key, it in claim.expect.items())
            yield "\n".join(expected)


def _misconception(state: CourseState, name: str, _lesson: str | None) -> Paragraphs:
    for misconception, home in state.course.misconceptions():
        if misconception.id == name:
            yield f"Misconception {_id(name)} of {_id(home.id)}"
            yield f"Believed: {plain(misconception.belief)}"
            yield f"True: {plain(misconception.correction)}"
            return


def _demo(state: CourseState, name: str, _lesson: str | None) -> Paragraphs:
    resolution = state.project.demos.resolve(name)
    if resolution.demo is None:
        yield f"{plain(resolution.problem or 'there is no such demo')}."
        return
    yield f"Demo {_id(name)}"
    controls = resolution.demo.controls
    yield "\n".join(f"- Control: {plain(each.label)}" for each in controls) or "No control."


def _heading(title: str, name: str) -> str:
    return f"**{plain(title)}** {_id(name)}"


def _id(name: str) -> str:
    return code(name, cell=False) if name else ""


_KINDS: Final[Mapping[str, Callable[[CourseState, str, str | None], Paragraphs]]] = {
    "concept": _concept,
    "lesson": _lesson,
    "module": _module,
    "series": _series,
    "claim": _claim,
    "misconception": _misconception,
    DEMO: _demo,
}
