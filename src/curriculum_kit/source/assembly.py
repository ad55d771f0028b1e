"""The parts of a course put together, file by file, from its manifest down."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from curriculum_kit.model.authored import identified, is_slug
from curriculum_kit.model.course import Course, Outline
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.module import Module, Series
from curriculum_kit.places import Place
from curriculum_kit.source.complaints import demos_elsewhere
from curriculum_kit.source.documents import Documents
from curriculum_kit.source.entities import Entities
from curriculum_kit.source.evidence import evidence_problem
from curriculum_kit.source.fault import UNREADABLE
from curriculum_kit.source.folder import Folder
from curriculum_kit.source.listing import (
    LESSON_LEVEL,
    MODULE_LEVEL,
    SERIES_LEVEL,
    Level,
    Listing,
)
from curriculum_kit.source.misplaced import with_misplaced
from curriculum_kit.source.needed import (
    CONCEPTS,
    missing_demos,
    missing_registry,
    names_a_demo,
    registry_of,
)
from curriculum_kit.source.registry import registered
from curriculum_kit.source.renaming import lessons_named, with_lessons_renamed
from curriculum_kit.source.schema import WHOLE, Shape

NO_DEMOS = "no-demos"
"""Stands for a demos folder that may not be looked into."""
OUTLINE = Shape.of(Outline)
SERIES = Shape.of(Series)
MODULE = Shape.of(Module)
LESSON = Shape.of(Lesson)


class Assembly(Entities):
    """Reads a course once."""

    def __init__(self, root: str, documents: Documents | None = None) -> None:
        """Start with nothing read.

        Args:
            root: Absolute path of the course's folder.
            documents: The files under it; None for those on disk.
        """
        super().__init__(root, documents)
        self._listing = Listing()
        self._registry = registry_of(self.root)

    def course(self) -> Course:
        """Read all files.

        Returns:
            The course; parts that could not be read are listed by their parents and filed nowhere.
        """
        with self.sources.documents:
            return self._course()

    def _course(self) -> Course:
        concepts = dict(registered(self, self._registry))
        outline = self._outline()
        series: dict[str, Series] = {}
        modules: dict[str, Module] = {}
        lessons: dict[str, Lesson] = {}
        for entry, folder in self._series(outline):
            series[entry.id] = entry
            for module, module_folder in self._modules(entry, folder):
                modules[module.id] = module
                lessons.update(self._lessons(module, module_folder))
        course = with_lessons_renamed(
            Course(outline, series, modules, lessons, concepts), self._listing.renamed
        )
        if self._listing.unlisted:
            named = (*lessons_named(course), *self._built_upon(course))
            for parent in self._listing.expect(named):
                self.broken[parent] = self.broken.get(parent, frozenset()) | {LESSON_LEVEL.key}
        for rule, problem in with_misplaced(self._listing.problems, self.sources, self.root):
            self.problems[rule].append(problem)
        self.broken |= dict.fromkeys(self._listing.missing, WHOLE)
        self._look_for_folders(course)
        if unusable := evidence_problem(self.root.path):
            self.problems[UNREADABLE].append(unusable)
        return course

    def _built_upon(self, course: Course) -> Iterator[str]:
        """Yield the lessons that nobody lists, and that alone teach what listed ones build on."""
        lessons = course.lessons.values()
        taught = {concept for lesson in lessons for concept in lesson.new}
        asked = {name for each in lessons for name in (*each.reinforced, *each.requires)}
        asked |= {
            name
            for each in taught & course.concepts.keys()
            for name in course.concepts[each].requires
        }
        asked -= taught | course.outline.assumes.keys()
        for slug, number in self._listing.unlisted.items():
            where = self._listing.problems[number][1].where
            file = where.file if isinstance(where, Place) else ""
            data = self.sources.documents.content(file).data
            new = data.get("new") if isinstance(data, dict) else None
            if isinstance(new, dict) and not asked.isdisjoint(new):
                yield slug

    def _look_for_folders(self, course: Course) -> None:
        """Say once what is missing, if there is no folder for what the course names."""
        lost = {subject.partition(":")[0] for subject in self.broken}
        if "concept" not in lost and (problem := missing_registry(course, self.root)):
            self.problems["missing-file"].append(problem)
            if not course.concepts:
                self.broken["concept:*"] = WHOLE
        path = os.path.realpath(os.path.join(self.root.path, course.outline.demos))  # noqa: PTH118
        demos = Folder(path, self.root.root)
        if "demos" in lost or not names_a_demo(course) or self.is_closed(demos, "demos:*"):
            return
        if problem := missing_demos(demos, course.outline.demos):
            self.problems["missing-file"].append(problem)
            self.broken["demos:*"] = WHOLE

    def _outline(self) -> Outline:
        outline = self.entity(OUTLINE, self.sources.manifest, "course")
        if outline is None:
            title = Path(self.root.path).name or self.root.path
            outline = Outline(title=title, series=_slugs(self.root.folders_with("series")))
        level = replace(SERIES_LEVEL, reserved=(CONCEPTS, self._registry))
        found = self._present("course", level, outline.series, self.root)
        return replace(outline, series=found, demos=self._demos(outline.demos))

    def _demos(self, demos: str) -> str:
        """Keep the demos in or beside the course: any other folder may have no end."""
        course = os.path.realpath(self.root.path)
        leads_to = Path(os.path.realpath(os.path.join(course, demos)))  # noqa: PTH118
        around = Path(course).parent
        if leads_to != around and leads_to.is_relative_to(around):
            return demos
        self.broken["demos:*"] = WHOLE
        self.problems["invalid-value"].append(demos_elsewhere(demos))
        return NO_DEMOS

    def _series(self, outline: Outline) -> Iterator[tuple[Series, Folder]]:
        for slug in self._existing("series", outline.series):
            folder, subject = self.root.folder(slug), f"series:{slug}"
            if self.is_closed(folder, subject, "module:*", "lesson:*"):
                continue
            series = self.entity(SERIES, folder.file("series"), subject)
            if series is None:
                series = Series(title=slug, modules=_slugs(folder.folders_with("module")))
            found = self._present(subject, MODULE_LEVEL, series.modules, folder)
            yield identified(replace(series, modules=found), slug), folder

    def _modules(self, series: Series, parent: Folder) -> Iterator[tuple[Module, Folder]]:
        for slug in self._existing("module", series.modules):
            folder, subject = parent.folder(slug), f"module:{slug}"
            file = folder.file("module")
            if self.is_closed(folder, subject, "lesson:*"):
                continue
            module = self.entity(MODULE, file, subject)
            if module is None:
                lessons = (name for name in folder.slugs if name != "module")
                module = Module(title=slug, goal=slug, lessons=_slugs(lessons))
            found = self._present(subject, LESSON_LEVEL, module.lessons, folder)
            self.record("misconception", module.misconceptions, file, "misconceptions")
            yield identified(replace(module, lessons=found), slug), folder

    def _lessons(self, module: Module, folder: Folder) -> Iterator[tuple[str, Lesson]]:
        for slug in self._existing("lesson", module.lessons):
            file = folder.file(slug)
            lesson = self.entity(LESSON, file, f"lesson:{slug}")
            if lesson is not None:
                self.record("claim", lesson.claims, file, "claims")
                self.record("misconception", lesson.misconceptions, file, "misconceptions")
                yield slug, identified(lesson, slug)

    def _present(
        self, parent: str, level: Level, listed: Sequence[str], folder: Folder
    ) -> tuple[str, ...]:
        whole = not self.broken.get(parent, frozenset()) & {level.key, *WHOLE}
        return self._listing.present(parent, level, listed, folder, whole=whole)

    def _existing(self, kind: str, slugs: Iterable[str]) -> list[str]:
        return [slug for slug in slugs if f"{kind}:{slug}" not in self._listing.missing]


def _slugs(names: Iterable[str]) -> tuple[str, ...]:
    """Return those of some names that can be ids."""
    return tuple(filter(is_slug, names))
