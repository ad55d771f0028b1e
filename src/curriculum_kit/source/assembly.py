"""The parts of a course put together, file by file, from its manifest down."""

from __future__ import annotations

import os
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from curriculum_kit.findings import Problem
from curriculum_kit.model.authored import identified, is_slug
from curriculum_kit.model.concept import Concept
from curriculum_kit.model.course import Course, Outline
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.module import Module, Series
from curriculum_kit.source.complaints import (
    closed,
    demos_elsewhere,
    names_a_severity,
    no_id,
    no_registry,
    of_fault,
    repeated_concept,
)
from curriculum_kit.source.documents import Content, Documents
from curriculum_kit.source.folder import Folder
from curriculum_kit.source.listing import (
    LESSON_LEVEL,
    MODULE_LEVEL,
    SERIES_LEVEL,
    Level,
    Listing,
    misnamed,
    stray_folder,
)
from curriculum_kit.source.needed import (
    CONCEPTS,
    missing_demos,
    missing_registry,
    names_a_demo,
    registry_of,
)
from curriculum_kit.source.reader import Value
from curriculum_kit.source.recovery import WHOLE, remedy_of, validated
from curriculum_kit.source.renaming import with_lessons_renamed
from curriculum_kit.source.repairs import Repairs
from curriculum_kit.source.schema import Entity, Shape
from curriculum_kit.source.sources import Sources

MANIFEST = "curriculum.yaml"
NO_DEMOS = "no-demos"
"""Stands for a demos folder that may not be looked into."""
OUTLINE = Shape.of(Outline)
SERIES = Shape.of(Series)
MODULE = Shape.of(Module)
LESSON = Shape.of(Lesson)
CONCEPT = Shape.of(Concept)


class Assembly:
    """Reads a course once.

    Attributes:
        sources: Every file read, and the spot where each part is written.
        problems: What is wrong with the files, by the name of the rule.
        broken: Subjects of which something is missing, with the keys it is missing under.
    """

    def __init__(self, root: str, overlay: Mapping[str, bytes] | None = None) -> None:
        """Start with nothing read.

        Args:
            root: Absolute path of the course's folder.
            overlay: What to take a file to hold, by absolute path, instead of what is on disk.
        """
        self.root = Folder(root, root)
        self.sources = Sources(self.root.file("curriculum"), Documents(root, overlay))
        self.problems: defaultdict[str, list[Problem]] = defaultdict(list)
        self.broken: dict[str, frozenset[str]] = {}
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
        concepts = dict(self._concepts())
        outline = self._outline()
        series: dict[str, Series] = {}
        modules: dict[str, Module] = {}
        lessons: dict[str, Lesson] = {}
        for entry, folder in self._series(outline):
            series[entry.id] = entry
            for module, module_folder in self._modules(entry, folder):
                modules[module.id] = module
                lessons.update(self._lessons(module, module_folder))
        for rule, problem in self._listing.problems:
            self.problems[rule].append(problem)
        self.broken |= dict.fromkeys(self._listing.missing, WHOLE)
        course = Course(outline, series, modules, lessons, concepts)
        self._look_for_folders(course)
        return with_lessons_renamed(course, self._listing.renamed)

    def _look_for_folders(self, course: Course) -> None:
        """Say once what is missing, if there is no folder for what the course names."""
        lost = {subject.partition(":")[0] for subject in self.broken}
        if "concept" not in lost and (problem := missing_registry(course, self.root)):
            self.problems["missing-file"].append(problem)
            if not course.concepts:
                self.broken["concept:*"] = WHOLE
        path = os.path.realpath(os.path.join(self.root.path, course.outline.demos))  # noqa: PTH118
        demos = Folder(path, self.root.root)
        if "demos" in lost or not names_a_demo(course) or self._is_closed(demos, "demos:*"):
            return
        if problem := missing_demos(demos, course.outline.demos):
            self.problems["missing-file"].append(problem)
            self.broken["demos:*"] = WHOLE

    def _outline(self) -> Outline:
        outline = self._entity(OUTLINE, self.sources.manifest, "course")
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
            if self._is_closed(folder, subject, "module:*", "lesson:*"):
                continue
            series = self._entity(SERIES, folder.file("series"), subject)
            if series is None:
                series = Series(title=slug, modules=_slugs(folder.folders_with("module")))
            found = self._present(subject, MODULE_LEVEL, series.modules, folder)
            yield identified(replace(series, modules=found), slug), folder

    def _modules(self, series: Series, parent: Folder) -> Iterator[tuple[Module, Folder]]:
        for slug in self._existing("module", series.modules):
            folder, subject = parent.folder(slug), f"module:{slug}"
            file = folder.file("module")
            if self._is_closed(folder, subject, "lesson:*"):
                continue
            module = self._entity(MODULE, file, subject)
            if module is None:
                lessons = (name for name in folder.slugs if name != "module")
                module = Module(title=slug, goal=slug, lessons=_slugs(lessons))
            found = self._present(subject, LESSON_LEVEL, module.lessons, folder)
            self._record("misconception", module.misconceptions, file, "misconceptions")
            yield identified(replace(module, lessons=found), slug), folder

    def _lessons(self, module: Module, folder: Folder) -> Iterator[tuple[str, Lesson]]:
        for slug in self._existing("lesson", module.lessons):
            file = folder.file(slug)
            lesson = self._entity(LESSON, file, f"lesson:{slug}")
            if lesson is not None:
                self._record("claim", lesson.claims, file, "claims")
                self._record("misconception", lesson.misconceptions, file, "misconceptions")
                yield slug, identified(lesson, slug)

    def _present(
        self, parent: str, level: Level, listed: Sequence[str], folder: Folder
    ) -> tuple[str, ...]:
        whole = not self.broken.get(parent, frozenset()) & {level.key, *WHOLE}
        return self._listing.present(parent, level, listed, folder, whole=whole)

    def _existing(self, kind: str, slugs: Iterable[str]) -> list[str]:
        return [slug for slug in slugs if f"{kind}:{slug}" not in self._listing.missing]

    def _is_closed(self, folder: Folder, *lost: str) -> bool:
        """Say so if a folder cannot be looked into, and that with it these subjects are lost."""
        if folder.closed is None:
            return False
        self.broken |= dict.fromkeys(lost, WHOLE)
        self.problems["unreadable-yaml"].append(closed(folder))
        return True

    def _concepts(self) -> Iterator[tuple[str, Concept]]:
        folder = self.root.folder(self._registry)
        if self.root.entries.get(CONCEPTS) is False:
            self.problems["unreadable-yaml"].append(no_registry(folder.path))
            self.broken["concept:*"] = WHOLE
            return
        if self._is_closed(folder, "concept:*"):
            return
        for stray in folder.folders_with_yaml:
            self.problems["unlisted-file"].append(stray_folder("course", folder, stray))
        for name in folder.misnamed:
            problem = misnamed(f"file:{CONCEPTS}", folder, name)
            self.problems["unlisted-file"].append(problem)
            self.broken["concept:*"] = WHOLE
        for name in folder.slugs:
            file = folder.file(name)
            data = self._content(file, f"file:{self._registry}/{name}.yaml", "concept:*").data
            for slug, entry in data.items() if isinstance(data, dict) else ():
                subject = f"concept:{slug}"
                if subject in self.sources.homes:
                    place = self.sources.spot(file, (slug,), key=True)
                    self.problems["duplicate-id"].append(repeated_concept(slug, place))
                    continue
                self.sources.homes[subject] = (file, (slug,))
                concept = self._validated(CONCEPT, entry, subject)
                if not is_slug(slug):
                    self.problems["invalid-value"].append(no_id(slug))
                if concept is not None:
                    yield slug, identified(concept, slug)

    def _entity(self, shape: Shape[Entity], file: str, subject: str) -> Entity | None:
        """Read a file that holds one entity."""
        self.sources.homes[subject] = (file, ())
        content = self._content(file, subject, subject)
        return None if content.broken else self._validated(shape, content.data, subject)

    def _content(self, file: str, subject: str, lost: str) -> Content:
        """Read a file, and say what is lost if it is broken."""
        content = self.sources.documents.content(file)
        for fault in content.faults:
            if not (file == self.sources.manifest and names_a_severity(fault)):
                self.problems[fault.rule].append(of_fault(fault, file, subject))
        if content.broken:
            self.broken[lost] = WHOLE
        elif lost != subject and not isinstance(content.data, dict | None):
            self.broken[lost] = WHOLE
            self.problems["invalid-value"].append(
                Problem(
                    message="expected a mapping of concept ids to concepts",
                    where=self.sources.spot(file, ()),
                    subjects=(subject,),
                )
            )
        return content

    def _validated(self, shape: Shape[Entity], data: Value, subject: str) -> Entity | None:
        outcome = validated(shape, data, subject)
        for mistake in outcome.mistakes:
            # Placed now: afterwards the subject's paths mean the repaired value.
            place = self.sources.place(mistake.problem.where)
            problem = replace(mistake.problem, where=place, remedy=remedy_of(mistake, place))
            self.problems[mistake.rule].append(problem)
        if outcome.repairs:
            file, home = self.sources.homes[subject]
            self.sources.repairs.setdefault(file, Repairs()).add(outcome.repairs, home)
        if outcome.lost:
            self.broken[subject] = outcome.lost
        return outcome.entity

    def _record(self, kind: str, ids: Iterable[str], file: str, key: str) -> None:
        """Record where the parts of an entity are written; the first of two wins."""
        for name in ids:
            self.sources.homes.setdefault(f"{kind}:{name}", (file, (key, name)))


def _slugs(names: Iterable[str]) -> tuple[str, ...]:
    """Return those of some names that can be ids."""
    return tuple(filter(is_slug, names))
