"""The nearest known word to one that is not known, for "did you mean" and for recovery."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain, pairwise

CLOSE = 0.75
"""Similarity from which a word is taken for a misspelling: one wrong letter in five counts."""

SHORTEST_SWAPPED = 3
"""Letters of a word from which two that have changed places are a slip: "is" and "si" are two."""

COMPARED = 30
"""Known words compared letter by letter: those that share most pairs of letters."""


class Words:
    """Known words, prepared for many questions about unknown ones.

    Args:
        known: The words that exist; of two that differ in case only, the first counts.
    """

    def __init__(self, known: Iterable[str]) -> None:
        self._known = known

    def nearest(self, word: str) -> str | None:
        """Return the known word that an author most likely meant.

        Args:
            word: What was written.

        Returns:
            The closest of them, None if nothing is close.
        """
        plain = _plain(word)
        if plain in self._by_plain:
            return self._by_plain[plain]
        for swapped in _swapped(plain):
            if swapped in self._by_plain:
                return self._by_plain[swapped]
        import difflib  # noqa: PLC0415  # most courses have no slip to look up

        close = difflib.get_close_matches(plain, self._candidates(plain), n=1, cutoff=CLOSE)
        return self._by_plain[close[0]] if close else None

    @cached_property
    def _by_plain(self) -> dict[str, str]:
        found: dict[str, str] = {}
        for word in self._known:
            found.setdefault(_plain(word), word)
        return found

    def _candidates(self, plain: str) -> Iterable[str]:
        if len(self._by_plain) <= COMPARED:
            return self._by_plain
        sharing = (self._words_by_pair.get(pair, ()) for pair in _pairs(plain))
        shared = Counter(chain.from_iterable(sharing))
        return [word for word, _count in shared.most_common(COMPARED)]

    @cached_property
    def _words_by_pair(self) -> defaultdict[str, list[str]]:
        index: defaultdict[str, list[str]] = defaultdict(list)
        for word in self._by_plain:
            for pair in _pairs(word):
                index[pair].append(word)
        return index


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that an author most likely meant.

    Args:
        word: What was written.
        known: The words that exist.

    Returns:
        The closest of them, None if nothing is close.
    """
    return Words(known).nearest(word)


def did_you_mean(word: str, known: Iterable[str], *, otherwise: str | None = None) -> str | None:
    """Return the help line that offers the nearest known word.

    Args:
        word: What was written.
        known: The words that exist.
        otherwise: The help line if nothing is close.
    """
    return offered(nearest(word, known), otherwise)


def offered(close: str | None, otherwise: str | None = None) -> str | None:
    """Return the help line that offers a word.

    Args:
        close: The word, if there is one.
        otherwise: The help line if not.
    """
    return f"Did you mean '{close}'?" if close else otherwise


def _plain(word: str) -> str:
    """Drop what authors mix up most: case, and the marks between words."""
    return word.casefold().replace("_", "-").replace(" ", "-")


def _swapped(plain: str) -> Iterator[str]:
    """Yield a word with each two neighboring letters in each other's place.

    Fingers do that, and in a word of three letters the share of equal ones does not show it.
    Digits are left alone: lesson 21 is no slip of lesson 12.
    """
    if len(plain) < SHORTEST_SWAPPED:
        return
    for at, (left, right) in enumerate(pairwise(plain)):
        if left != right and left.isalpha() and right.isalpha():
            yield plain[:at] + right + left + plain[at + 2 :]


def _pairs(plain: str) -> Iterable[str]:
    """Return the pairs of neighboring letters, each once and in order, the ends marked."""
    framed = f"^{plain}$"
    return dict.fromkeys(framed[at : at + 2] for at in range(len(framed) - 1))
