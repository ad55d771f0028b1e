"""What learners come to hold, where and how deeply: read off their way through both versions."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace

from curriculum_kit.changes.change import COURSE, Change, Part
from curriculum_kit.changes.side import Side
from curriculum_kit.changes.versions import Versions
from curriculum_kit.changes.ways import Pair, Ways
from curriculum_kit.counting import counted
from curriculum_kit.learner.entry import entry_of
from curriculum_kit.learner.timeline import Holding
from curriculum_kit.model.vocabulary import Depth

NAMED = 3
"""Lessons that a message names; of more, so many."""


def holding_changes(versions: Versions) -> Iterator[Change]:
    """Yield which concepts learners meet or hold elsewhere, deeper, or less deeply.

    Args:
        versions: The two versions.
    """
    yield from _assumptions(versions)
    if not (versions.before.way_is_known and versions.after.way_is_known):
        return
    ways = Ways(versions)
    for part in versions.gone("concept"):
        held = _reached(versions.before, part.old)
        yield part.changed(
            "concept-removed",
            f"{part.name} is gone: {_nobody_holds(held)}",
            before=_held(held[max(held)]) if held else None,
            grave=bool(held),
        )
    for part in versions.come("concept"):
        held = _reached(versions.after, part.new)
        at = f", first held at {_held(held[min(held)])}" if held else ", and no lesson teaches it"
        yield part.changed(
            "concept-added",
            f"{part.name} is new{at}",
            after=_held(held[max(held)]) if held else None,
        )
    for old, new in versions.matched["concept"].pairs:
        yield from _of_concept(ways, Part("concept", old, new))
    yield from _reinforcements(versions)


def _assumptions(versions: Versions) -> Iterator[Change]:
    if not versions.course_reads("assumes"):
        return
    then = versions.under_new_names("concept", versions.before.course.outline.assumes)
    now = versions.after.course.outline.assumes
    for concept in {**then, **now}:
        was, is_now = then.get(concept), now.get(concept)
        if was is is_now:
            continue
        if was is None:
            kind, says = "assumption-added", f"must bring '{concept}' at {is_now}"
        elif is_now is None:
            kind, says = "assumption-dropped", f"need no longer bring '{concept}'"
        else:
            kind = "assumption-raised" if is_now > was else "assumption-lowered"
            says = f"must bring '{concept}' at {is_now}, where {was} was asked"
        yield COURSE.changed(
            kind,
            f"on day one learners {says}",
            about=concept,
            before=None if was is None else str(was),
            after=None if is_now is None else str(is_now),
            at=("assumes", concept),
        )


def _of_concept(ways: Ways, part: Part) -> Iterator[Change]:
    """Yield how a concept that is in both registries is held otherwise."""
    then = _reached(ways.versions.before, part.old)
    now = _reached(ways.versions.after, part.new)
    if then and not now:
        last = then[max(then)]
        change = part.changed(
            "concept-untaught",
            f"no lesson teaches '{part.new}' any more: {_nobody_holds(then)}",
            before=_held(last),
        )
        yield _placed(ways.versions, part, change, last, None)
    elif now and not then:
        change = part.changed(
            "concept-taught",
            f"learners meet '{part.new}' now, first at {_held(now[min(now)])}",
            after=_held(now[max(now)]),
        )
        yield _placed(ways.versions, part, change, None, now[min(now)])
    elif then and now:
        yield from _depth(ways.versions, part, then[max(then)], now[max(now)])
        yield from _times(ways, part, then, now)


def _depth(versions: Versions, part: Part, then: Holding, now: Holding) -> Iterator[Change]:
    if then.depth is now.depth:
        return
    less = now.depth < then.depth
    change = part.changed(
        "concept-shallower" if less else "concept-deepened",
        f"the course takes '{part.new}' to {now.depth} now"
        + (f", no longer to {then.depth}" if less else f", {_from(now)}; it ended at {then.depth}"),
        before=str(then.depth),
        after=str(now.depth),
    )
    yield _placed(versions, part, change, then, now)


def _times(
    ways: Ways, part: Part, then: Mapping[Depth, Holding], now: Mapping[Depth, Holding]
) -> Iterator[Change]:
    lost: dict[Depth, list[Pair]] = {}
    gained: dict[Depth, list[Pair]] = {}
    for depth in sorted(then.keys() & now.keys()):
        without, having = ways.compared(part, then[depth], now[depth], depth)
        if without:
            lost[depth] = without
        if having:
            gained[depth] = having
    if lost:
        yield _time(ways, part, "concept-later", lost, (then, now))
    if gained:
        yield _time(ways, part, "concept-earlier", gained, (then, now))
    first_then, first_now = then[min(then)], now[min(now)]
    if not lost and not gained and not ways.same_lesson(first_then, first_now):
        change = part.changed(
            "concept-elsewhere",
            f"'{part.new}' is first met {_from(first_now)}, no longer {_from(first_then)}; "
            "no lesson that stays loses it",
            before=_held(first_then),
            after=_held(first_now),
        )
        yield _placed(ways.versions, part, change, first_then, first_now)


def _time(
    ways: Ways,
    part: Part,
    kind: str,
    found: Mapping[Depth, list[Pair]],
    holdings: tuple[Mapping[Depth, Holding], Mapping[Depth, Holding]],
) -> Change:
    then, now = holdings
    lessons = list(dict.fromkeys(new for pairs in found.values() for _old, new in pairs))
    s = "s" * (len(lessons) == 1)
    depth = max(found)
    if kind == "concept-later":
        says, where = f"no longer start{s} with '{part.new}' at {depth}", "later"
    else:
        says, where = f"start{s} with '{part.new}' at {depth} now", "earlier"
    if ways.same_lesson(then[depth], now[depth]):
        because = f"lesson '{now[depth].lesson}', which brings it there, comes {where}"
    else:
        because = f"it is held so {_from(now[depth])}, no longer {_from(then[depth])}"
    change = part.changed(
        kind,
        f"{_named(lessons)} {says}: {because}",
        before="; ".join(_held(then[each]) for each in found),
        after="; ".join(_held(now[each]) for each in found),
    )
    return _placed(ways.versions, part, change, then[depth], now[depth])


def _placed(
    versions: Versions, part: Part, change: Change, then: Holding | None, now: Holding | None
) -> Change:
    """Place a change at the entries that bring a concept, rather than in the registry."""
    was = then and entry_of(versions.before.timeline, then, part.old or "")
    is_now = now and entry_of(versions.after.timeline, now, part.new or "")
    return replace(change, was=was or change.was, now=is_now or change.now)


def _named(lessons: list[str]) -> str:
    shown = ", ".join(f"'{slug}'" for slug in lessons[:NAMED])
    more = f" and {counted(len(lessons) - NAMED, 'other')}" if len(lessons) > NAMED else ""
    return f"lesson{'s' * (len(lessons) > 1)} {shown}{more}"


def _reinforcements(versions: Versions) -> Iterator[Change]:
    """Yield which lessons take up otherwise what was met before them."""
    for old, new in versions.matched["lesson"].pairs:
        part = Part("lesson", old, new)
        then = versions.under_new_names("concept", dict(_again(versions.before, old)))
        now = dict(_again(versions.after, new))
        takes = {meeting.meant for meeting in versions.after.timeline.meetings[new]}
        took = versions.all_followed(
            "concept", (meeting.meant for meeting in versions.before.timeline.meetings[old])
        )
        for concept, path in then.items():
            if concept not in takes:
                yield part.changed(
                    "reinforcement-dropped",
                    f"{part.name} no longer takes up '{concept}'; learners meet it once less",
                    about=concept,
                    was=path,
                )
        for concept, path in now.items():
            if concept not in took:
                yield part.changed(
                    "reinforcement-added",
                    f"{part.name} takes up '{concept}' once more",
                    about=concept,
                    now=path,
                )


def _again(side: Side, slug: str) -> Iterator[tuple[str, tuple[str, str]]]:
    """Yield what a lesson takes up that the learner holds already, and where it says so."""
    for meeting in side.timeline.meetings[slug]:
        if meeting.before is not None:
            yield meeting.meant, ("new" if meeting.is_new else "reinforced", meeting.concept)


def _reached(side: Side, concept: str | None) -> dict[Depth, Holding]:
    """Return for each depth that a concept reaches what first brings it at least there."""
    steps = side.timeline.history.get(concept or "", ())
    found: dict[Depth, Holding] = {}
    for step in steps:
        for depth in Depth:
            if step.depth.reaches(depth) and (depth not in found):
                found[depth] = step
    return found


def _held(holding: Holding) -> str:
    return f"{holding.depth} {_from(holding)}"


def _from(holding: Holding) -> str:
    return f"from lesson '{holding.lesson}' on" if holding.lesson else "from day one on"


def _nobody_holds(held: Mapping[Depth, Holding]) -> str:
    if not held:
        return "no lesson taught it"
    last = held[max(held)]
    return f"learners held it at {_held(last)}, and now never do"
