"""The atlas: every concept of the course at its place, and what each stands on directly.

No layout of the whole graph stays readable at 500 concepts, let alone 5,000. So places come from
the course and not from the edges: a band a module, a column a lesson, in it the concepts that the
lesson brings. Edges are drawn for one chosen concept only, by the page itself.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from curriculum_kit.model.module import Module
from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.syllabus.homes import Homes, homes_of
from curriculum_kit.syllabus.material import Material, Step


@dataclass(frozen=True, slots=True)
class Chip:
    """A concept in the atlas.

    Attributes:
        id: Its id.
        name: Its name.
        aliases: Other names under which readers look for it.
        depth: How deeply it is held at the end of the course; None if not at all.
        requires: The positions in the atlas of what it requires directly, rising.
    """

    id: str
    name: str
    aliases: tuple[str, ...]
    depth: Depth | None
    requires: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class Column:
    """The concepts that one lesson brings.

    Attributes:
        step: The lesson; None for a concept that no lesson brings.
        title: The lesson's title.
        chips: The concepts, in the lesson's order.
    """

    step: Step | None
    title: str
    chips: tuple[Chip, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """A module, or concepts that are at home in none.

    Attributes:
        module: The module's slug; None for concepts that are at home in none.
        title: What the band is called.
        columns: Its lessons in order; where there are none, each concept in a column of its own.
    """

    module: str | None
    title: str
    columns: tuple[Column, ...]


@dataclass(frozen=True)
class Atlas:
    """Every concept of the registry.

    Attributes:
        bands: What day one brings, the modules in course order, then what no lesson takes up.
    """

    bands: tuple[Band, ...]

    @cached_property
    def chips(self) -> tuple[Chip, ...]:
        """Every concept in reading order: a concept's position is its place in this row."""
        return tuple(
            chip for band in self.bands for column in band.columns for chip in column.chips
        )


def atlas_of(material: Material) -> Atlas:
    """Draw up the atlas of a course.

    Args:
        material: The course, walked and checked.
    """
    homes = homes_of(material.course, material.timeline)
    draft = _Draft(material, homes)
    return Atlas(tuple(draft.bands()))


@dataclass(frozen=True)
class _Draft:
    material: Material
    homes: Homes

    def bands(self) -> Iterator[Band]:
        if self.homes.day_one:
            yield self._without_lessons("Held on day one", self.homes.day_one)
        for module in self.material.course.modules.values():
            title = f"Module {self.material.course.numbers[module.id]}: {module.title}"
            yield Band(module.id, title, tuple(self._columns(module)))
        if self.homes.nowhere:
            yield self._without_lessons("Taken up by no lesson", self.homes.nowhere)

    def _without_lessons(self, title: str, concepts: Sequence[str]) -> Band:
        return Band(None, title, tuple(Column(None, "", (self._chip(name),)) for name in concepts))

    def _columns(self, module: Module) -> Iterator[Column]:
        for lesson in self.material.course.lessons_of(module):
            chips = tuple(map(self._chip, self.homes.lessons.get(lesson.id, ())))
            yield Column(self.material.step(lesson.id), lesson.title, chips)

    def _chip(self, concept: str) -> Chip:
        steps = self.material.timeline.history.get(concept)
        return Chip(
            id=concept,
            name=self.material.course.concepts[concept].name,
            aliases=self.material.course.concepts[concept].aliases,
            depth=steps[-1].depth if steps else None,
            requires=tuple(
                sorted(self._positions[name] for name in self.material.prerequisites.edges[concept])
            ),
        )

    @cached_property
    def _positions(self) -> dict[str, int]:
        order = [*self.homes.day_one]
        for slug in self.material.course.lessons:
            order += self.homes.lessons.get(slug, ())
        order += self.homes.nowhere
        return {name: position for position, name in enumerate(order)}
