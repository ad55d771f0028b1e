"""Which part of one version is which part of the other: by id, and by the ids it had before."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol


class Renamable(Protocol):
    """Whatever may say which ids it had before."""

    @property
    def renamed_from(self) -> tuple[str, ...]:
        """The ids it had before."""


@dataclass(frozen=True, slots=True)
class Matching:
    """The parts of one kind in two versions.

    Attributes:
        pairs: The ids of those that are in both, the earlier id first, in the later one's order.
        renamed: The ids that became others, each with the one it became; of several that became
            one, only one is among the pairs.
        gone: The ids that are in the earlier version only.
        come: The ids that are in the later version only.
    """

    pairs: tuple[tuple[str, str], ...]
    renamed: tuple[tuple[str, str], ...]
    gone: tuple[str, ...]
    come: tuple[str, ...]

    def followed(self) -> dict[str, str]:
        """Return for each id of the earlier version that became another which one it became."""
        found: dict[str, str] = {}
        for old, new in (*self.pairs, *self.renamed):
            found.setdefault(old, new)
        return {old: new for old, new in found.items() if old != new}


def matching(before: Mapping[str, Renamable], after: Mapping[str, Renamable]) -> Matching:
    """Match the parts of two versions; with the versions swapped, the same parts are matched.

    A part with an id that is in both versions is taken for itself, unless the one that had it says
    that it has another now, and the one that has it now says that it had another.

    Args:
        before: The parts of the earlier version by id.
        after: Those of the later version.
    """
    said = {(old, new, True) for new, old in _said(after, before)}
    said |= {(old, new, False) for old, new in _said(before, after)}
    displaced = frozenset(before.keys() & after.keys())
    while True:
        renamed = {
            (old, new)
            for old, new, by_new in said
            if (old not in after if by_new else new not in before)
            or (old if by_new else new) in displaced
        }
        left, entered = ({pair[end] for pair in renamed} for end in (0, 1))
        if displaced <= left & entered:
            break
        displaced &= left & entered
    partner = {name: name for name in before if name in after and name not in displaced}
    taken = set(partner)
    for old, new in (pairs := sorted(renamed, key=lambda pair: (*sorted(pair), pair))):
        if old not in partner and new not in taken:
            partner[old] = new
            taken.add(new)
    origin = {new: old for old, new in partner.items()}
    return Matching(
        pairs=tuple((origin[new], new) for new in after if new in origin),
        renamed=tuple(pairs),
        gone=tuple(name for name in before if name not in left | partner.keys()),
        come=tuple(name for name in after if name not in entered | taken),
    )


def _said(now: Mapping[str, Renamable], then: Mapping[str, Renamable]) -> Iterator[tuple[str, str]]:
    """Yield the ids of parts with those that they say they had, where that is news."""
    for name, entry in now.items():
        known = then[name].renamed_from if name in then else ()
        for former in entry.renamed_from:
            if former in then and former != name and former not in known:
                yield name, former
