"""Rules asked again only where something that they read has changed."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import fields, replace
from typing import Final

from curriculum_kit.editor.server.differences import (
    changed_lessons,
    differences,
    keys_of,
    meant_otherwise,
)
from curriculum_kit.findings import Problem
from curriculum_kit.learner.references import subject_of, unknown_in
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.inquiry import Inquiry
from curriculum_kit.rules.reads import READS, REFERENCES, REQUIRED
from curriculum_kit.rules.rule import AnyRule


class SupersededError(Exception):
    """The course has changed since, so nobody waits for what was to be found."""


class Remembering(Inquiry):
    """Asks rules, and remembers what they said and what they said it about."""

    def __init__(self) -> None:
        self.superseded: Callable[[], bool] = lambda: False
        self._last: Context | None = None
        self._said: dict[str, tuple[Problem, ...]] = {}
        self._stale: dict[str, frozenset[str]] = {}

    def begin(self, context: Context, rules: Sequence[AnyRule]) -> Sequence[AnyRule]:
        """Find out what has changed, and hand on what was computed from what has not.

        Args:
            context: What the rules that are asked from now on will see.
            rules: The rules that will be asked.

        Returns:
            The same rules.

        Raises:
            SupersededError: Nobody waits for it.
        """
        self._give_way()
        last = self._last
        # Forgotten meanwhile: what was half done must not be taken for what was said about it.
        self._last = None
        changed = differences(last, context) if last is not None else None
        if last is None or changed is None:
            self._said.clear()
            self._stale.clear()
        else:
            _hand_on_references(last, context, changed)
            spots = meant_otherwise(last, context)
            changed |= keys_of(spots)
            _hand_on(last, context, changed, spots)
            for rule in self._said:
                self._stale[rule] = self._stale.get(rule, _NOTHING) | changed
        self._last = context
        return rules

    def problems(self, rule: AnyRule, context: Context) -> Iterable[Problem]:
        """Return the problems that a rule finds, or found when it last read the same.

        Args:
            rule: The rule.
            context: What it sees.

        Raises:
            SupersededError: Nobody waits for it.
        """
        self._give_way()
        reads = READS.get(rule.name)
        if reads is None:
            return super().problems(rule, context)
        if rule.name not in self._said or self._stale.get(rule.name, _NOTHING) & reads:
            self._said[rule.name] = tuple(super().problems(rule, context))
            self._stale[rule.name] = _NOTHING
        return self._said[rule.name]

    def _give_way(self) -> None:
        if self.superseded():
            raise SupersededError


_NOTHING: Final[frozenset[str]] = frozenset()
_WORDS: Final = frozenset({"concept.name", "concept.aliases"})
_IN_LESSONS: Final = frozenset(f"lesson.{field.name}" for field in fields(Lesson))


def _hand_on_references(last: Context, context: Context, changed: frozenset[str]) -> None:
    """Hand on which concept ids are unknown and what they mean, but for what has changed."""
    kept, given = vars(last), vars(context)
    if "spellings" in kept and not changed & _WORDS:
        given["spellings"] = last.spellings
    if "unknown_by_part" not in kept or not changed & REFERENCES <= _IN_LESSONS:
        return
    unknown = dict(last.unknown_by_part)
    for lesson in changed_lessons(last.course, context.course):
        unknown.pop(subject_of(lesson), None)
        if found := unknown_in(lesson, context.course.concepts):
            unknown[subject_of(lesson)] = found
    given["unknown_by_part"] = unknown
    if not changed & REFERENCES and "misspelt" in kept and not changed & _WORDS:
        names = ("misspelt", "required", "used")
        given.update({name: kept[name] for name in names if name in kept})


def _hand_on(
    last: Context, context: Context, changed: frozenset[str], spots: Iterable[Pointer]
) -> None:
    """Hand on the learner's way and the concept graph, where they do not pass what has changed."""
    kept, given = vars(last), vars(context)
    if "timeline" in kept and "course.assumes" not in changed:
        lessons = {each.id: each for each in changed_lessons(last.course, context.course)}
        for spot in spots:
            kind, _, slug = spot.subject.partition(":")
            if kind == "lesson":
                lessons[slug] = context.course.lessons[slug]
        given["timeline"] = last.timeline.with_lessons(lessons, context.misspelt)
    if "prerequisites" in kept and not changed & REQUIRED:
        same = replace(last.prerequisites, course=context.course, misspelt=context.misspelt)
        found = vars(last.prerequisites)
        vars(same).update({name: found[name] for name in _GRAPH if name in found})
        given["prerequisites"] = same


_GRAPH: Final = ("edges", "graph", "heights", "circular", "cycles")
