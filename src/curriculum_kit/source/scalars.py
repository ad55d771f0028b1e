"""What an unquoted scalar means: the core schema of YAML 1.2, and where YAML 1.1 disagrees."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

Scalar = str | int | float | bool | None

LONGEST_INTEGER: Final = 4300
"""Decimal digits of an integer; Python refuses to read or print longer ones."""

PAST_NUMBERS: Final = ":"
"""Whatever a number can start with sorts before this character, and few other scalars do."""

OLDER_BOOLEANS: Final[Mapping[str, str]] = {
    **dict.fromkeys(("yes", "Yes", "YES", "on", "On", "ON"), "true"),
    **dict.fromkeys(("no", "No", "NO", "off", "Off", "OFF"), "false"),
}
"""Words that are booleans in YAML 1.1 only, and which."""

MERGE_KEY: Final = "<<"
ODD_KEYS: Final = frozenset((*OLDER_BOOLEANS, MERGE_KEY))
"""Keys that deserve a look, unless they are quoted."""

_CONSTANTS: Final[Mapping[str, Scalar]] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
    **dict.fromkeys((".inf", ".Inf", ".INF", "+.inf", "+.Inf", "+.INF"), float("inf")),
    **dict.fromkeys(("-.inf", "-.Inf", "-.INF"), float("-inf")),
    **dict.fromkeys((".nan", ".NaN", ".NAN"), float("nan")),
}

WORDS: Final = frozenset((*_CONSTANTS, *OLDER_BOOLEANS))
"""Scalars that are a constant, or that some reader takes for one."""

LONGEST_WORD: Final = max(map(len, WORDS))

SHORT: Final = 10
"""Characters of a scalar whose meaning is worth remembering."""


class DoubtfulError(Exception):
    """Something deserves a closer look than that of a reader in a hurry."""


class Ambiguity(NamedTuple):
    """An unquoted scalar whose value depends on who reads it.

    Attributes:
        core: What YAML 1.2 makes of it: ``text``, ``the number 12``.
        older: What YAML 1.1 makes of it: ``false``, ``the number 10``.
        plainly: What was probably meant, as both would read it; None where only quotes help.
    """

    core: str
    older: str
    plainly: str | None


@lru_cache(maxsize=1024)
def short_reading(text: str) -> tuple[Scalar, Ambiguity | None]:
    """Return what :func:`resolve` and :func:`ambiguity` say, and remember it.

    The files of a course repeat the same few numbers, dates and words, and working one out anew
    in the midst of a loader's work costs as much as reading five scalars of text.

    Args:
        text: A scalar of at most ``SHORT`` characters, so that little is remembered.
    """
    return resolve(text), ambiguity(text)


def undoubted(text: str) -> Scalar:
    """Return the value of an unquoted scalar.

    Args:
        text: The scalar as written, without surrounding whitespace.

    Raises:
        DoubtfulError: Not all readers take it alike; or it is an integer that is too long.
    """
    if text >= PAST_NUMBERS and (len(text) > LONGEST_WORD or text not in WORDS):
        return text  # as most are
    if len(text) <= SHORT:
        value, doubt = short_reading(text)
    else:
        try:
            value, doubt = resolve(text), ambiguity(text)
        except OverflowError as error:
            raise DoubtfulError from error
    if doubt is not None:
        raise DoubtfulError
    return value


def resolve(text: str) -> Scalar:
    """Return the value of an unquoted scalar by the core schema of YAML 1.2.

    Args:
        text: The scalar as written, without surrounding whitespace.

    Returns:
        The null, boolean, integer or float it stands for; any other text unchanged.

    Raises:
        OverflowError: It is an integer of more than ``LONGEST_INTEGER`` digits.
    """
    if text in _CONSTANTS:
        return _CONSTANTS[text]
    if text >= PAST_NUMBERS or "_" in text or not text.isascii():
        return text
    digits = text[1:] if text[0] in "+-" else text
    if digits.isdigit():
        return _decimal(text)
    base = _BASES.get(text[:2])
    try:
        if base is not None:
            return _bounded(int(text, base))
        return float(text) if text[-1] in _LAST_OF_FLOAT else text
    except ValueError:
        return text


def ambiguity(text: str) -> Ambiguity | None:
    """Return how YAML 1.1 and 1.2 differ on an unquoted scalar, where that deserves a warning.

    They differ on dates and on exponents such as ``1e-7`` too, but courses are full of those
    and their meaning here is documented.

    Args:
        text: The scalar as written, without surrounding whitespace.
    """
    boolean = OLDER_BOOLEANS.get(text)
    if boolean is not None:
        return Ambiguity("text", boolean, boolean)
    if text >= PAST_NUMBERS:
        return None
    if "_" not in text and ":" not in text and text.lstrip("+-")[:2] not in _ODD_PREFIXES:
        return None
    shape = _OLDER_NUMBER.fullmatch(text)
    return _DIFFERENCES[str(shape.lastgroup)](text) if shape else None


_BASES: Final = {"0x": 16, "0o": 8}
_LAST_OF_FLOAT: Final = frozenset("0123456789.")  # "inf", which Python knows, ends otherwise
_TOO_LARGE: Final = 10**LONGEST_INTEGER


def _decimal(text: str) -> int:
    if len(text.lstrip("+-")) > LONGEST_INTEGER:
        raise OverflowError
    try:
        return int(text)
    except ValueError as error:  # the interpreter's own limit, which may be set lower than ours
        raise OverflowError from error


def _bounded(value: int) -> int:
    if value >= _TOO_LARGE:
        raise OverflowError
    return value


_ODD_PREFIXES: Final = frozenset("0" + second for second in "0123456789box")
_WORTH_READING: Final = 20  # characters; the value of a longer number tells its reader nothing
_SAME_IN_OCTAL: Final = frozenset(("", *"1234567"))
_OCTAL_DIGITS: Final = re.compile(r"[0-7]+")
_SAFE_NUMBER: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]*|[0-9]+\.[0-9]*(?:[eE][-+][0-9]+)?)")

# Numbers on which YAML 1.1, by the patterns that PyYAML goes by, and YAML 1.2 disagree.
_OLDER_NUMBER: Final = re.compile(
    r"(?P<leading_zero>[-+]?0[0-9]+)"
    r"|(?P<underscored>(?=[^_]*_)(?:"
    r"[-+]?(?:[1-9][0-9_]*|0[0-7_]+|0x[0-9a-fA-F_]+|0b[01_]+)"
    r"|(?:[-+]?[0-9][0-9_]*\.[0-9_]*|\.[0-9][0-9_]*)(?:[eE][-+][0-9]+)?))"
    r"|(?P<base_sixty>[-+]?(?:"
    r"[1-9][0-9_]*(?::[0-5]?[0-9])+|[0-9][0-9_]*(?::[0-5]?[0-9])+\.[0-9_]*))"
    r"|(?P<other_base>[-+]?0b[01]+|[-+]0x[0-9a-fA-F]+|0o[0-7]+)"
)


def _leading_zero(text: str) -> Ambiguity | None:
    digits = text.lstrip("+-")
    significant = digits.lstrip("0")
    if significant in _SAME_IN_OCTAL:
        return None
    if len(text) > _WORTH_READING:
        return Ambiguity("a number", "another number or text", None)
    older = _named(int(text, 8)) if _OCTAL_DIGITS.fullmatch(digits) else "text"
    return Ambiguity(_named(int(text)), older, text[: -len(digits)] + significant)


def _underscored(text: str) -> Ambiguity:
    plainly = text.replace("_", "")
    if len(text) > _WORTH_READING or not _SAFE_NUMBER.fullmatch(plainly):
        return Ambiguity("text", "a number", None)
    return Ambiguity("text", f"the number {plainly}", plainly)


def _base_sixty(text: str) -> Ambiguity:
    if len(text) > _WORTH_READING:
        return Ambiguity("text", "a number", None)
    sign = -1 if text[0] == "-" else 1
    total = 0.0
    for part in text.lstrip("+-").replace("_", "").split(":"):
        total = total * 60 + float(part)
    return Ambiguity("text", _named(sign * total), None)


def _other_base(text: str) -> Ambiguity:
    if text.startswith("0o"):
        return Ambiguity("an octal number", "text", None)
    return Ambiguity("text", "a number", None)


def _named(number: float) -> str:
    return f"the number {number:.15g}"


_DIFFERENCES: Final[Mapping[str, Callable[[str], Ambiguity | None]]] = {
    "leading_zero": _leading_zero,
    "underscored": _underscored,
    "base_sixty": _base_sixty,
    "other_base": _other_base,
}
