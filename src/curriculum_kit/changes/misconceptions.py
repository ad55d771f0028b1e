"""Misconceptions: what is no longer addressed or refuted, and what is now."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.changes.change import Change, Part
from curriculum_kit.changes.side import Side
from curriculum_kit.changes.versions import Versions
from curriculum_kit.model.course import lessons_that_address
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.misconception import Misconception
from curriculum_kit.model.module import Module

Filed = tuple[Misconception, Module | Lesson]


def misconception_changes(versions: Versions) -> Iterator[Change]:
    """Yield how what stands against misconceptions has changed.

    Args:
        versions: The two versions.
    """
    then, now = _filed(versions.before), _filed(versions.after)
    for part in versions.gone("misconception"):
        addressed = _addressed(versions.before, then[part.old or ""])
        yield part.changed(
            "misconception-dropped",
            f"{part.name} is gone"
            + ("; learners who believe it are no longer told better" if addressed else ""),
            before=then[part.old or ""][0].belief,
            grave=bool(addressed),
        )
    for part in versions.come("misconception"):
        yield part.changed(
            "misconception-added", f"{part.name} is new", after=now[part.new or ""][0].belief
        )
    for old, new in versions.pairs("misconception", "about", "addressed_in", "refuted_by"):
        part = Part("misconception", old, new)
        yield from _addressing(versions, part, then[old], now[new])
        yield from _refuting(versions, part, then[old][0], now[new][0])
        yield from _filing(versions, part, then[old], now[new])


def _filed(side: Side) -> dict[str, Filed]:
    found: dict[str, Filed] = {}
    for misconception, home in side.course.misconceptions():
        found.setdefault(misconception.id, (misconception, home))
    return found


def _addressed(side: Side, filed: Filed) -> tuple[str, ...]:
    return tuple(slug for slug in lessons_that_address(*filed) if slug in side.course.lessons)


def _addressing(versions: Versions, part: Part, then: Filed, now: Filed) -> Iterator[Change]:
    before = versions.all_followed("lesson", _addressed(versions.before, then))
    after = _addressed(versions.after, now)
    for slug in dict.fromkeys(before):
        if slug not in after and versions.after.surely_lacks("lesson", slug):
            rest = "" if after else ", nor does any other: learners keep believing it"
            yield part.changed(
                "misconception-unaddressed",
                f"lesson '{slug}' no longer addresses {part.name}{rest}",
                about=slug,
                before=slug,
                at=("addressed_in",),
                grave=not after,
            )
    for slug in dict.fromkeys(after):
        if slug not in before and versions.before.surely_lacks("lesson", slug):
            yield part.changed(
                "misconception-addressed",
                f"lesson '{slug}' addresses {part.name} now",
                about=slug,
                after=slug,
                at=("addressed_in",),
            )


def _refuting(
    versions: Versions, part: Part, then: Misconception, now: Misconception
) -> Iterator[Change]:
    before = versions.all_followed("claim", then.refuted_by)
    for claim in dict.fromkeys(before):
        if claim not in now.refuted_by:
            yield part.changed(
                "refutation-dropped",
                f"claim '{claim}' no longer stands against {part.name}; what is left is telling",
                about=claim,
                before=claim,
                at=("refuted_by",),
            )
    for claim in dict.fromkeys(now.refuted_by):
        if claim not in before:
            yield part.changed(
                "refutation-added",
                f"claim '{claim}' stands against {part.name} now",
                about=claim,
                after=claim,
                at=("refuted_by",),
            )


def _filing(versions: Versions, part: Part, then: Filed, now: Filed) -> Iterator[Change]:
    before = versions.all_followed("concept", then[0].about)
    if set(before) != set(now[0].about):
        yield part.changed(
            "misconception-redirected",
            f"{part.name} is about {_listed(now[0].about)} now; it was about {_listed(before)}",
            before=", ".join(before),
            after=", ".join(now[0].about),
            at=("about",),
        )
    was, is_now = _home(then[1]), _home(now[1])
    if versions.followed(was[0], was[1]) != is_now[1] or was[0] != is_now[0]:
        yield part.changed(
            "misconception-moved",
            f"{part.name} is filed in {is_now[0]} '{is_now[1]}' now; it was in {was[0]} '{was[1]}'",
            before=f"{was[0]} '{was[1]}'",
            after=f"{is_now[0]} '{is_now[1]}'",
        )


def _home(home: Module | Lesson) -> tuple[str, str]:
    return ("module" if isinstance(home, Module) else "lesson"), home.id


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(f"'{name}'" for name in names) or "nothing"
