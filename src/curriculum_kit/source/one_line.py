"""Values that stand on one line: unquoted and quoted text, and short lists and mappings."""

from __future__ import annotations

import re
from functools import lru_cache
from sys import intern
from typing import Final

from curriculum_kit.source.document import Value
from curriculum_kit.source.scalars import (
    LONGEST_WORD,
    ODD_KEYS,
    DoubtfulError,
    undoubted,
)


def is_simple_key(text: str) -> bool:
    """Tell whether unquoted text is a key to every loader.

    Args:
        text: The text, which a colon follows.
    """
    name = text.replace("-", "_")
    return (
        name.isidentifier()
        and text[0] != "-"
        and len(text) <= _LONGEST_KEY
        and text not in ODD_KEYS
    )


_LONGEST_KEY: Final = 100  # characters; loaders take no key of more than 1,024


def value_of(text: str) -> Value:
    """Return what a line says after its key or dash.

    Args:
        text: One character at least, no blank at either end, and no comment.

    Raises:
        DoubtfulError: A loader should rather read this.
    """
    first = text[0]
    if first.isalpha() or _PLAIN_START.match(text):
        if ": " in text or text[-1] == ":":
            raise DoubtfulError
        return undoubted(text)
    if first in "'\"":
        return _quoted(text)
    if first == "{" and text[-1] == "}":
        return _mapping(text[1:-1])
    if first == "[" and text[-1] == "]":
        return _list(text[1:-1])
    raise DoubtfulError


def joined(text: str, more: str) -> str:
    """Return what unquoted text and the line below it say together.

    Args:
        text: What stands on the lines before, without a comment; empty if there is no text.
        more: What stands on the next line, without the blanks around it.

    Raises:
        DoubtfulError: A loader should rather read this.
    """
    if not _PLAIN_START.match(text) or not _PLAIN_START.match(more) or " #" in more:
        raise DoubtfulError
    if len(text) > _LONGEST_TEXT:
        raise DoubtfulError  # to put together many lines one by one would take ever longer
    return f"{text} {more}"


def loaded(text: str) -> Value:
    """Return what a loader makes of a value that is all on its line, but not written simply.

    Args:
        text: The same as of :func:`value_of`.

    Raises:
        DoubtfulError: The value is not in quotes or brackets, or a loader should rather read all.
    """
    kind, sign = _KINDS.get(text[0], (str, ""))
    if text[-1] != sign or text.count("[") + text.count("{") > _DEEPEST:
        raise DoubtfulError
    from curriculum_kit.source.plain_builder import plain_data_of_events  # noqa: PLC0415  # see plain

    value = plain_data_of_events(text)
    if not isinstance(value, kind):
        raise DoubtfulError  # it was a key, whose value follows
    return value


_KINDS: Final = {"'": (str, "'"), '"': (str, '"'), "{": (dict, "}"), "[": (list, "]")}
_DEEPEST: Final = 20  # brackets in one another, more than any course needs
_LONGEST_TEXT: Final = 2000  # characters


def _quoted(text: str) -> str:
    sign, inside = text[0], text[1:-1]
    if len(text) == 1 or text[-1] != sign or sign in inside or (sign == '"' and "\\" in inside):
        raise DoubtfulError
    return inside


def _list(inside: str) -> list[Value]:
    if not inside:
        return []
    if not _MORE_THAN_WORDS.search(inside):
        items = inside.split(", ")
        if ":" in inside or inside.count(",") >= len(items):
            raise DoubtfulError
        return [_word(item) for item in items]
    if not re.fullmatch(_ITEMS, inside):
        raise DoubtfulError
    return [_item(item) for item in re.findall(_ITEM, inside)]


def _mapping(inside: str) -> dict[str, Value]:
    if not inside:
        return {}
    if _MORE_THAN_WORDS.search(inside):
        return _mixed_mapping(inside)
    written = inside.split(", ")
    mapping: dict[str, Value] = {}
    for pair in written:
        key, _colon, word = pair.partition(": ")
        mapping[_key(key)] = _word(word)
    # A key too few is written twice. A colon or comma too many stands in a value, or close to what
    # follows, which loaders take for two things.
    if inside.count(":") > len(mapping) or inside.count(",") >= len(mapping):
        raise DoubtfulError
    return mapping


def _mixed_mapping(inside: str) -> dict[str, Value]:
    if not re.fullmatch(_PAIRS, inside):
        raise DoubtfulError
    written = re.findall(_PAIR, inside)
    mapping = {_key(key): _item(value) for key, value in written}
    if len(mapping) < len(written):
        raise DoubtfulError
    return mapping


@lru_cache(maxsize=1024)
def _key(word: str) -> str:
    if not is_simple_key(word):
        raise DoubtfulError
    return intern(word)


def _item(text: str) -> Value:
    """Return the value of anything in brackets."""
    if text[0] in "'\"":
        return _quoted(text)
    return _list(text[1:-1]) if text[0] == "[" else _word(text)


def _word(word: str) -> Value:
    """Return the value of unquoted text in brackets."""
    if word[:1].isalpha() and word[-1] != " " and len(word) > LONGEST_WORD:
        return word  # as most are
    if not word or word[-1] == " " or not _PLAIN_START.match(word):
        raise DoubtfulError
    return undoubted(word)


_PLAIN_START: Final = re.compile(r"""[^\s\-?:,\[\]{}#&*!|>'"%@`]|-[^\s\-]""")
_MORE_THAN_WORDS: Final = re.compile(r"""[\[\]{}#?"']""")

# Compiled when the first such brackets are met, which takes longer than reading a lesson.
_TEXT: Final = r"""(?:[^\s,?:#\[\]{}"'][^,?:#\[\]{}]*)"""
_ITEM: Final = rf"""(?:{_TEXT}|"[^"\\]*"|'[^']*')"""
_ITEMS: Final = f"{_ITEM}(?:, {_ITEM})*"
_PAIR: Final = rf"({_TEXT}): ({_ITEM}|\[(?:{_ITEMS})?\])"
_PAIRS: Final = f"{_PAIR}(?:, {_PAIR})*"
