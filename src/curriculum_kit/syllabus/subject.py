"""Which part of a course a word means: ``optimizers``, ``concept:adam``, ``module:1.3``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from curriculum_kit.model.course import Course
from curriculum_kit.source.nearest import nearest

KINDS = ("concept", "lesson", "module", "claim", "misconception")
ANY_KIND = f"{', '.join(KINDS[:-1])} or {KINDS[-1]}"


class UnknownSubjectError(Exception):
    """A word that means no part of the course, or more than one.

    Attributes:
        ambiguous: Whether it means more than one.
    """

    def __init__(self, message: str, *, ambiguous: bool = False) -> None:
        super().__init__(message)
        self.ambiguous = ambiguous


@dataclass(frozen=True, slots=True)
class Subject:
    """A part of the course.

    Attributes:
        kind: One of KINDS.
        id: Its id.
    """

    kind: str
    id: str

    def __str__(self) -> str:
        """Return it as it is named everywhere: ``lesson:optimizers``."""
        return f"{self.kind}:{self.id}"


@dataclass(frozen=True)
class Subjects:
    """The parts of a course, by the words that mean them.

    Attributes:
        course: The course.
    """

    course: Course

    def named(self, word: str) -> Subject:
        """Find the part that a word means.

        Args:
            word: An id, the number of a module or lesson, or the name or alias of a concept in any
                case; a kind and a colon may stand before it.

        Raises:
            UnknownSubjectError: It means none, or more than one.
        """
        found = list(self._meant(word))
        if len(found) == 1:
            return found[0]
        if found:
            meanings = " or ".join(f"'{subject}'" for subject in found)
            message = f"'{word}' may mean {meanings}: write one of them"
            raise UnknownSubjectError(message, ambiguous=True)
        kind, _, name = word.partition(":")
        if kind in KINDS:
            raise UnknownSubjectError(self._unknown(kind, name, f"{kind}:"))
        raise UnknownSubjectError(self._unknown(ANY_KIND, word, ""))

    def concept(self, word: str) -> str:
        """Return the id of the concept that a word means.

        Args:
            word: Its id, or its name or an alias in any case; ``concept:`` may stand before it.

        Raises:
            UnknownSubjectError: There is no such concept.
        """
        name = word.removeprefix("concept:")
        for subject in self._of_kind("concept", name):
            return subject.id
        raise UnknownSubjectError(self._unknown("concept", name, ""))

    def _meant(self, word: str) -> Iterator[Subject]:
        kind, colon, name = word.partition(":")
        if colon and kind in KINDS:
            yield from self._of_kind(kind, name)
            return
        exact = [Subject(kind, word) for kind in KINDS if word in self._ids[kind]]
        if exact:
            yield from exact
            return
        for kind in KINDS:
            yield from self._of_kind(kind, word)

    def _of_kind(self, kind: str, name: str) -> Iterator[Subject]:
        if name in self._ids[kind]:
            yield Subject(kind, name)
        elif kind == "concept" and name.casefold() in self._concept_names:
            yield Subject(kind, self._concept_names[name.casefold()])
        elif kind in ("module", "lesson") and name in self._numbers[kind]:
            yield Subject(kind, self._numbers[kind][name])

    def _unknown(self, kind: str, name: str, prefix: str) -> str:
        """Say that there is no such part, and name the nearest one there is."""
        known = [word for each in KINDS for word in self._words(each, kind)]
        close = nearest(name, known)
        elsewhere = None if close or not prefix else self._of_another_kind(name)
        advice = ""
        if close or elsewhere:
            advice = f". Did you mean '{f'{prefix}{close}' if close else elsewhere}'?"
        elif known:
            advice = f". There is '{prefix}{known[0]}', for example."
        return f"there is no {kind} '{name}'{advice}"

    def _of_another_kind(self, name: str) -> Subject | None:
        """Return the part of the course of the nearest name, whatever its kind."""
        close = nearest(name, [word for kind in KINDS for word in self._words(kind, kind)])
        return next(self._meant(close), None) if close else None

    def _words(self, kind: str, wanted: str) -> Iterator[str]:
        if wanted in (kind, ANY_KIND):
            yield from self._ids[kind]
            if kind == "concept":
                for concept in self.course.concepts.values():
                    yield from (concept.name, *concept.aliases)

    @cached_property
    def _ids(self) -> Mapping[str, Mapping[str, object]]:
        course = self.course
        misconceptions = {each.id: each for each, _home in course.misconceptions()}
        return {
            "concept": course.concepts,
            "lesson": course.lessons,
            "module": course.modules,
            "claim": course.claims,
            "misconception": misconceptions,
        }

    @cached_property
    def _concept_names(self) -> Mapping[str, str]:
        names: dict[str, str] = {}
        for concept in self.course.concepts.values():
            names.setdefault(concept.name.casefold(), concept.id)
        for concept in self.course.concepts.values():
            for alias in concept.aliases:
                names.setdefault(alias.casefold(), concept.id)
        return names

    @cached_property
    def _numbers(self) -> Mapping[str, Mapping[str, str]]:
        course = self.course
        modules = {course.numbers[slug]: slug for slug in course.modules}
        return {"module": modules, "lesson": course.lesson_numbers}
