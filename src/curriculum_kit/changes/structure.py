"""Series, modules and lessons: what is new, gone, renamed, elsewhere, or of another make."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from curriculum_kit.changes.change import Change, Part
from curriculum_kit.changes.order import positions, reordered
from curriculum_kit.changes.side import Side
from curriculum_kit.changes.versions import Versions
from curriculum_kit.counting import counted
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.parts import PARTS
from curriculum_kit.model.vocabulary import Status

HOLDERS = ("series", "module", "lesson")


def structural_changes(versions: Versions) -> Iterator[Change]:
    """Yield how the parts of the course that hold one another have changed.

    Args:
        versions: The two versions.
    """
    for kind in PARTS:
        for old, new in versions.matched[kind].renamed:
            where = "to another one" if old in versions.after.parts[kind] else "nowhere"
            yield Part(kind, old, new).changed(
                f"{kind}-renamed",
                f"{kind} '{old}' is called '{new}' now; links and notes that use the old name "
                f"lead {where}",
                before=old,
                after=new,
            )
    for kind in HOLDERS:
        yield from _gone_and_come(versions, kind)
    if versions.before.order_is_known and versions.after.order_is_known:
        for kind in HOLDERS:
            yield from _moved(versions, kind)
    yield from _lessons(versions)


def _gone_and_come(versions: Versions, kind: str) -> Iterator[Change]:
    for part in versions.gone(kind):
        lesson = versions.before.course.lessons.get(part.old or "") if kind == "lesson" else None
        if lesson is None:
            yield part.changed(f"{kind}-removed", f"{part.name} is gone", before=part.old)
            continue
        yield part.changed(
            "lesson-removed",
            f"{part.name} is gone ({lesson.status}, {lesson.load}); learners who have not taken "
            "it yet never will",
            before=_place_of(versions.before, lesson.id),
            grave=lesson.status is Status.BUILT,
        )
    for part in versions.come(kind):
        lesson = versions.after.course.lessons.get(part.new or "") if kind == "lesson" else None
        if lesson is None:
            yield part.changed(f"{kind}-added", f"{part.name} is new", after=part.new)
            continue
        new = len(versions.after.timeline.new_in(lesson.id))
        yield part.changed(
            "lesson-added",
            f"{part.name} is new: {lesson.load}, {counted(new, 'new concept')}",
            after=_place_of(versions.after, lesson.id),
        )


def _moved(versions: Versions, kind: str) -> Iterator[Change]:
    """Yield what has another parent, and what stands elsewhere among those that kept theirs."""
    above = HOLDERS[HOLDERS.index(kind) - 1] if kind != "series" else ""
    then, now = _children(versions.before, kind), _children(versions.after, kind)
    parent_then, parent_now = _parents(then), _parents(now)
    kept: dict[str, list[tuple[str, str]]] = {}
    for old, new in versions.matched[kind].pairs:
        if old not in parent_then or new not in parent_now:
            continue
        was, parent = parent_then[old], parent_now[new]
        if above and versions.followed(above, was) != parent:
            yield Part(kind, old, new).changed(
                f"{kind}-moved",
                f"{kind} '{new}' moved from {above} '{was}' to {above} '{parent}'",
                before=f"{above} '{was}'",
                after=f"{above} '{parent}'",
            )
        else:
            kept.setdefault(parent, []).append((old, new))
    for parent, pairs in kept.items():
        yield from _moved_within(kind, pairs, then[parent_then[pairs[0][0]]], now[parent])


def _moved_within(
    kind: str, pairs: Sequence[tuple[str, str]], then: Sequence[str], now: Sequence[str]
) -> Iterator[Change]:
    old_places, new_places = positions(then), positions(now)
    before = sorted(pairs, key=lambda pair: old_places[pair[0]])
    after = sorted(pairs, key=lambda pair: new_places[pair[1]])
    rank = positions(after)
    names = [tuple(sorted(pair)) for pair in before]
    order = reordered([rank[pair] for pair in before], names)
    for at in sorted(order.moved, key=lambda at: rank[before[at]]):
        old, new = before[at]
        behind = [name for _old, name in after[: rank[before[at]]]]
        stood = [name for name, _new in before[:at]]
        yield Part(kind, old, new).changed(
            f"{kind}-moved",
            f"{kind} '{new}' comes {_where(behind)} now; it came {_where(stood)}",
            before=_where(stood),
            after=_where(behind),
        )


def _where(behind: Sequence[str]) -> str:
    return f"after '{behind[-1]}'" if behind else "first"


def _children(side: Side, kind: str) -> Mapping[str, Sequence[str]]:
    course = side.course
    if kind == "series":
        return {"": course.outline.series}
    if kind == "module":
        return {name: series.modules for name, series in course.series.items()}
    return {name: module.lessons for name, module in course.modules.items()}


def _parents(children: Mapping[str, Sequence[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for parent, names in children.items():
        for name in names:
            found.setdefault(name, parent)
    return found


def _place_of(side: Side, slug: str) -> str:
    position = side.timeline.positions[slug] + 1
    return f"lesson {position} of {len(side.course.lessons)}"


def _lessons(versions: Versions) -> Iterator[Change]:
    then, now = versions.before.course.lessons, versions.after.course.lessons
    for key, compared in (("load", _load), ("status", _status), ("minutes", _minutes)):
        for old, new in versions.pairs("lesson", key):
            yield from compared(Part("lesson", old, new), then[old], now[new])


def _load(part: Part, then: Lesson, now: Lesson) -> Iterator[Change]:
    if then.load is not now.load:
        yield part.changed(
            "lesson-retyped",
            f"{part.name} is {now.load} now; it was {then.load}",
            before=str(then.load),
            after=str(now.load),
            at=("load",),
        )


def _status(part: Part, before: Lesson, after: Lesson) -> Iterator[Change]:
    then, now = before.status, after.status
    if then is now:
        return
    back = now < then
    yield part.changed(
        "lesson-withdrawn" if back else "lesson-advanced",
        f"{part.name} is {now} now; it was {then}"
        + ("; learners lose what they could take" if then is Status.BUILT else ""),
        before=str(then),
        after=str(now),
        at=("status",),
        grave=then is Status.BUILT,
    )


def _minutes(part: Part, old: Lesson, new: Lesson) -> Iterator[Change]:
    then, now = old.minutes, new.minutes
    if then == now:
        return
    longer = (now or 0) > (then or 0)
    before, after = (f"{each} minutes" if each else "no duration" for each in (then, now))
    yield part.changed(
        "lesson-lengthened" if longer else "lesson-shortened",
        f"{part.name} takes {after} now; it took {before}"
        if then and now
        else f"{part.name} gives {after} now; it gave {before}",
        before=before,
        after=after,
        at=("minutes",),
    )
