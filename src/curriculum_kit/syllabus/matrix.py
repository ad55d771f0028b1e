"""The depth matrix: what each lesson does to each concept, and what is held in between.

A course of 1,000 lessons and 5,000 concepts would fill five million cells, nearly all of them empty
or like their neighbor. So the matrix is cut into one part a module, which holds the concepts that
are met there first: its lessons are the columns, whatever later lessons do is a list at the end of
the row, and cells that say the same are one cell that spans several columns. What is written grows
with the entries of the lessons alone, and every concept has its whole way on one line.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from curriculum_kit.learner.timeline import DAY_ONE
from curriculum_kit.model.module import Module
from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.syllabus.homes import homes_of
from curriculum_kit.syllabus.material import Material, Step


@dataclass(frozen=True, slots=True)
class Touch:
    """What one lesson does to one concept.

    Attributes:
        lesson: The lesson.
        is_new: Whether the lesson calls it new.
        start: How deeply it is held before; None if not at all.
        end: How deeply it is held afterwards.
    """

    lesson: Step
    is_new: bool
    start: Depth | None
    end: Depth


@dataclass(frozen=True, slots=True)
class Cell:
    """One lesson that takes the concept up, or a run of lessons that do not.

    Attributes:
        span: How many lessons.
        held: How deeply the concept is held after them; None if not at all.
        touch: What the lesson does to it; None for lessons that leave it as it is.
    """

    span: int
    held: Depth | None
    touch: Touch | None = None


@dataclass(frozen=True, slots=True)
class MatrixRow:
    """The way of one concept.

    Attributes:
        id: The concept's id.
        name: Its name.
        before: How deeply it is held before the first column; None if not at all.
        cells: What the lessons of the columns do; their spans add up to the columns.
        later: What lessons after the last column do to it, in course order.
    """

    id: str
    name: str
    before: Depth | None
    cells: tuple[Cell, ...]
    later: tuple[Touch, ...]


@dataclass(frozen=True, slots=True)
class LessonColumn:
    """A lesson as the head of a column.

    Attributes:
        step: The lesson.
        title: Its title.
    """

    step: Step
    title: str


@dataclass(frozen=True, slots=True)
class Matrix:
    """Some concepts, and what the lessons of one module do to them.

    Attributes:
        module: The module's slug; None for concepts that are at home in none.
        title: What the part is called.
        columns: The module's lessons, in order.
        rows: The concepts, in the order in which they are met.
    """

    module: str | None
    title: str
    columns: tuple[LessonColumn, ...]
    rows: tuple[MatrixRow, ...]


def module_matrix(material: Material, slug: str) -> Matrix:
    """Draw up every concept that a module's lessons take up.

    Ids that the registry does not hold are left out: they are findings, not concepts.

    Args:
        material: The course, walked and checked.
        slug: The slug of a module that could be read.
    """
    module = material.course.modules[slug]
    met = (
        meeting.meant
        for lesson in material.course.lessons_of(module)
        for meeting in material.timeline.meetings[lesson.id]
        if meeting.meant in material.course.concepts
    )
    return _part(material, module, dict.fromkeys(met))


def course_matrix(material: Material) -> Iterator[Matrix]:
    """Yield a part for each module that brings concepts, between those of no module.

    Args:
        material: The course, walked and checked.
    """
    homes = homes_of(material.course, material.timeline)
    if homes.day_one:
        yield _without_lessons(material, "Held on day one", homes.day_one)
    for module in material.course.modules.values():
        brought = [name for slug in module.lessons for name in homes.lessons.get(slug, ())]
        if brought:
            yield _part(material, module, brought)
    if homes.nowhere:
        yield _without_lessons(material, "Taken up by no lesson", homes.nowhere)


def _part(material: Material, module: Module, concepts: Iterable[str]) -> Matrix:
    columns = tuple(_columns(material, module))
    rows = tuple(_row(material, name, columns) for name in concepts)
    title = f"Module {material.course.numbers[module.id]}: {module.title}"
    return Matrix(module.id, title, columns, rows)


def _without_lessons(material: Material, title: str, concepts: Iterable[str]) -> Matrix:
    return Matrix(None, title, (), tuple(_row(material, name, ()) for name in concepts))


def _columns(material: Material, module: Module) -> Iterator[LessonColumn]:
    for lesson in material.course.lessons_of(module):
        step = material.step(lesson.id)
        if step is not None:
            yield LessonColumn(step, lesson.title)


def _row(material: Material, concept: str, columns: tuple[LessonColumn, ...]) -> MatrixRow:
    positions = material.timeline.positions
    first = positions[columns[0].step.slug] if columns else 0
    last = positions[columns[-1].step.slug] if columns else DAY_ONE
    touches = _touches(material, concept)
    inside = {slug: touch for slug, touch in touches.items() if first <= positions[slug] <= last}
    held = material.timeline.history.get(concept, ())
    before = max((step.depth for step in held if step.position < first), default=None)
    return MatrixRow(
        id=concept,
        name=material.course.name_of(concept),
        before=before,
        cells=tuple(_cells(columns, inside, before)),
        later=tuple(touch for slug, touch in touches.items() if positions[slug] > last),
    )


def _touches(material: Material, concept: str) -> Mapping[str, Touch]:
    """Return what lessons do to a concept, by their slugs; several entries of one together."""
    found: dict[str, Touch] = {}
    for meeting in material.lookup.met_in.get(concept, ()):
        step = material.step(meeting.lesson.id)
        if step is None:
            continue
        held = meeting.before.depth if meeting.before else None
        above = found.get(step.slug)
        found[step.slug] = Touch(
            lesson=step,
            is_new=meeting.is_new or (above is not None and above.is_new),
            start=above.start if above else held,
            end=max(meeting.depth, held or meeting.depth),
        )
    return found


def _cells(
    columns: tuple[LessonColumn, ...], inside: Mapping[str, Touch], held: Depth | None
) -> Iterator[Cell]:
    for touch, run in groupby(columns, key=lambda column: inside.get(column.step.slug)):
        if touch is None:
            yield Cell(len(list(run)), held)
        else:
            held = touch.end
            yield Cell(1, held, touch)
