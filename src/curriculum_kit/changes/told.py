"""What learners are told: a text that is gone or new, has fewer or more entries, or other words."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import fields, is_dataclass
from enum import Enum
from typing import Final

from curriculum_kit.changes.change import COURSE, Change, Part
from curriculum_kit.model.module import Act

LOSSES: Final[Mapping[str, str]] = {
    "audience": "nobody is told any more whom the course is for",
    "goal": "learners are no longer told what it is for",
    "narrative": "learners are no longer told why its lessons follow one another",
    "acts": "learners are no longer told how its lessons hang together",
    "objective": "learners are no longer told what they will be able to do",
    "position": "nothing says any more why it stands where it does",
    "mental_models": "learners lose a picture to think with",
    "scope": "learners are no longer told what it covers and what it leaves out",
    "covers": "learners are no longer told all that it covers",
    "leaves_out": "learners are no longer told all that it leaves out",
    "definition": "learners can no longer look up what it is",
    "aliases": "who knows it by another name no longer finds it",
    "sources": "learners can no longer look up where it comes from",
}
"""What follows when something that learners read is gone, by its key."""


def told_otherwise(
    part: Part, key: str, then: object, now: object, follow: Callable[[str], str] = str
) -> Iterator[Change]:
    """Yield how a text has changed.

    Args:
        part: The part that it belongs to.
        key: Its key.
        then: What stood there; None if nothing did.
        now: What stands there.
        follow: Returns what the later version calls a lesson of the earlier one.
    """
    before, after = plain(then, follow), plain(now)
    if before == after:
        return
    is_reworded = False
    for name, was, is_now in _pieces(then, now, follow):
        if _amount(was) != _amount(is_now):
            yield _lost_or_gained(part, (key, name) if name else (key,), was, is_now)
        elif was != is_now:
            is_reworded = True
    if is_reworded:
        yield part.changed(
            "text-changed",
            f"{_what(part, key)} {_is(key)} worded otherwise",
            about=key,
            before=said(before),
            after=said(after),
            at=(key,),
        )


def _pieces(
    then: object, now: object, follow: Callable[[str], str]
) -> Iterator[tuple[str, object, object]]:
    """Yield what of a text may be gone by itself: each part of one that has parts."""
    if is_dataclass(then) and is_dataclass(now):
        for each in fields(then):
            old, new = (getattr(value, each.name) for value in (then, now))
            yield each.name, plain(old, follow), plain(new)
    else:
        yield "", plain(then, follow), plain(now)


def _amount(value: object) -> int:
    """Return how many entries a list has; of a text, whether there is one."""
    return len(value) if isinstance(value, list) else int(bool(value))


def _lost_or_gained(part: Part, path: tuple[str, ...], was: object, is_now: object) -> Change:
    before, after = _amount(was), _amount(is_now)
    kind = "text-dropped" if after < before else "text-added"
    key = path[-1]
    if before and after:
        how = f"are {'fewer' if after < before else 'more'}, {after} now and {before} before"
    else:
        how = f"{_is(key)} {'new' if after else 'gone'}"
    follows = f": {LOSSES[key]}" if after < before else ""
    return part.changed(
        kind,
        f"{_what(part, key)} {how}{follows}",
        about=key,
        before=said(was) if before else None,
        after=said(is_now) if after else None,
        at=path,
    )


def _what(part: Part, key: str) -> str:
    if key in ("covers", "leaves_out"):
        key = f"things that it {key.replace('_', ' ')}"
        return f"in the scope of {part.name}, the {key}"
    return f"the {key.replace('_', ' ')} of {'the course' if part is COURSE else part.name}"


def _is(key: str) -> str:
    return "are" if key.endswith("s") or key == "leaves_out" else "is"


def plain(value: object, lesson: Callable[[str], str] = str) -> object:
    """Return a value of the model as lists and texts, in which line breaks count as blanks.

    Args:
        value: The value.
        lesson: Returns what a lesson is to be called that an act names.
    """
    if value is None:
        return None
    if isinstance(value, Act):
        return [plain(value.title), [lesson(slug) for slug in value.lessons], plain(value.story)]
    if is_dataclass(value):
        return [plain(getattr(value, each.name), lesson) for each in fields(value)]
    if isinstance(value, (list, tuple)):
        return [plain(each, lesson) for each in value]
    return " ".join((str(value.value) if isinstance(value, Enum) else str(value)).split())


def said(value: object, separator: str = "; ") -> str | None:
    """Return a value made plain as one text; None if there is none.

    Args:
        value: What :func:`plain` returned.
        separator: What stands between the entries of a list; between those of a list in it, commas.
    """
    if value is None:
        return None
    if isinstance(value, list):
        texts = [said(each, ", ") or "" for each in value]
        ended = [text if text.endswith(_ENDS) else f"{text}{separator}" for text in texts[:-1]]
        return "".join([*(f"{text.rstrip()} " for text in ended), *texts[-1:]])
    return str(value)


_ENDS: Final = (".", "!", "?")
"""After these no other mark is put between two texts."""
