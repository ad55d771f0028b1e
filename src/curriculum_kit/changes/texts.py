"""Words that learners read, and the material of lessons: gone, new, or others."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import partial

from curriculum_kit.changes.change import COURSE, Change, Part
from curriculum_kit.changes.told import plain, said, told_otherwise
from curriculum_kit.changes.versions import Versions
from curriculum_kit.model.course import Outline
from curriculum_kit.model.lesson import Lesson

TEXTS: Mapping[str, Sequence[str]] = {
    "series": ("title", "goal"),
    "module": ("title", "goal", "narrative"),
    "lesson": ("title", "core", "position", "objective", "mental_models", "scope"),
    "concept": ("name", "aliases", "definition", "sources"),
    "claim": ("statement",),
    "misconception": ("belief", "correction"),
}
MATERIAL = ("examples", "modalities", "exercises")


def text_changes(versions: Versions) -> Iterator[Change]:
    """Yield the texts that are gone, new, or others.

    Args:
        versions: The two versions.
    """
    then, now = versions.before.course.outline, versions.after.course.outline
    for key in ("title", "audience"):
        if versions.course_reads(key):
            yield from told_otherwise(COURSE, key, _outline(then, key), _outline(now, key))
    for kind, keys in TEXTS.items():
        for key in keys:
            for old, new in versions.pairs(kind, key):
                before = getattr(versions.before.parts[kind][old], key)
                after = getattr(versions.after.parts[kind][new], key)
                if kind == "claim" and before.split() != after.split():
                    continue  # a statement with other words is another statement
                follow = partial(versions.followed, "lesson")
                yield from told_otherwise(Part(kind, old, new), key, before, after, follow)
    yield from _labels(versions)
    yield from _material(versions)


def _outline(outline: Outline, key: str) -> object:
    return getattr(outline, key)


def _labels(versions: Versions) -> Iterator[Change]:
    for old, new in versions.pairs("lesson", "new", "reinforced"):
        then = versions.under_new_names("concept", _labels_of(versions.before.course.lessons[old]))
        now = _labels_of(versions.after.course.lessons[new])
        both = {name for name in then if name in now}
        for name in sorted(both):
            if then[name] != now[name]:
                part = Part("lesson", old, new)
                yield part.changed(
                    "text-changed",
                    f"{part.name} says otherwise what is particular about '{name}'",
                    about=f"label of {name}",
                    before=then[name],
                    after=now[name],
                )


def _labels_of(lesson: Lesson) -> dict[str, str | None]:
    again = {name: entry.label for name, entry in lesson.reinforced.items()}
    return again | {name: entry.label for name, entry in lesson.new.items()}


def _material(versions: Versions) -> Iterator[Change]:
    for key in MATERIAL:
        for old, new in versions.pairs("lesson", key):
            then = getattr(versions.before.course.lessons[old], key)
            now = getattr(versions.after.course.lessons[new], key)
            if then == now:
                continue
            part = Part("lesson", old, new)
            yield part.changed(
                "material-changed",
                f"the {key} of {part.name} are others: {len(now)} now, {len(then)} before",
                about=key,
                before=said(plain(then)),
                after=said(plain(now)),
                at=(key,),
            )
