"""How to write what stands in an author's file as something else: the help lines of mistakes."""

from __future__ import annotations

import re
from typing import Final

from curriculum_kit.model.authored import as_slug
from curriculum_kit.model.transition import ARROW
from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.source.fault import clipped
from curriculum_kit.source.scalars import LONGEST_INTEGER, resolve

DEPTHS: Final = tuple(str(depth) for depth in Depth)

QUOTE_IT: Final = "Put quotes around it to make it text."
GIVE_A_VALUE: Final = "Give it a value, or leave the key out."
SLUGS: Final = "Write lower-case letters and digits, with single hyphens between words."


def of_slug(text: str) -> str:
    """Say how to write an id.

    Args:
        text: What cannot be one.
    """
    slug = as_slug(text)
    return f"Did you mean '{slug}'?" if slug else SLUGS


def of_step(value: object) -> str:
    """Say how to write a step in depth, with the depths that were written if there are two.

    Args:
        value: What was written.
    """
    found = depths_in(value) if isinstance(value, str) else []
    if len(found) == 2:
        return f"Write {found[0]} {ARROW} {found[1]}."
    return (
        f"Write one of {', '.join(DEPTHS)}, or two of them as in {DEPTHS[0]} {ARROW} {DEPTHS[1]}."
    )


def depths_in(text: str) -> list[str]:
    """Return the depths that a text names, whatever stands between them.

    Args:
        text: The text.
    """
    words = "".join(letter if letter.isalpha() else " " for letter in text).upper().split()
    return [word for word in words if word in DEPTHS]


def of_list(value: object) -> str:
    """Say how to write a list.

    Args:
        value: What was written.
    """
    if isinstance(value, str) and _SHORT.fullmatch(value):
        return f"Write it in brackets: [{value.strip('()')}]."
    return "Start each item with '- ', or write the items in [brackets]."


_SHORT: Final = re.compile(r"\(?\w(?:[\w ,.&'/]|-(?! ))*\)?")
"""A text that can stand in brackets, and is no list whose first '- ' is missing."""


def of_mapping(items: list[object]) -> str:
    """Say how to write a mapping.

    Args:
        items: The list that was written.
    """
    if items and all(isinstance(item, str) for item in items):
        return f"Write a line for each, with a value and no '- ': '{clipped(str(items[0]))}: ...'."
    if all(isinstance(item, dict) and len(item) == 1 for item in items):
        return "Leave out the '- ' before each key."
    return "Write each under its id: the id and ':' on a line, the rest indented below it."


def of_number(text: str, *, whole: bool) -> str:
    """Say how to write a number.

    Args:
        text: The text that was written.
        whole: Whether it must be a whole number.
    """
    if _number(text) is not None:
        return f"Take away the quotes around {clipped(text)}."
    plain = text.translate(_TYPOGRAPHIC).strip()
    for candidate in (plain, plain.replace(",", "."), _LEADING.match(plain.replace(",", "."))):
        written = candidate if isinstance(candidate, str) else candidate and candidate[0]
        number = _number(written) if written else None
        if number is None or plain.endswith("%"):
            continue
        if isinstance(number, int) or not whole:
            return f"Write {written}."
    example = "30" if whole else "0.001 or 1e-3"
    return f"Write the number alone, worked out, such as {example}."


_TYPOGRAPHIC: Final = str.maketrans({**dict.fromkeys("–—−‑‐", "-"), **dict.fromkeys("“”„«»‘’", "")})
_LEADING: Final = re.compile(r"[-+]?[0-9][0-9.]*(?:e[-+]?[0-9]+)?(?= *[^\W\d_]*\Z)")


def _number(text: str) -> int | float | None:
    if len(text) > LONGEST_INTEGER:
        return None
    value = resolve(text)
    return value if isinstance(value, int | float) and not isinstance(value, bool) else None


def of_switch(value: object) -> str | None:
    """Say how to write true or false.

    Args:
        value: What was written.
    """
    word = value.lower() if isinstance(value, str) else None
    if word in {"yes", "on", "true", "y"}:
        return "Write true."
    return "Write false." if word in {"no", "off", "false", "n"} else None


def of_day(value: object) -> str:
    """Say how to write a day.

    Args:
        value: What was written.
    """
    if isinstance(value, str) and re.fullmatch(r"\d{4}-\d\d-\d\d", value):
        return "There is no such day."
    return "Write the year, the month and the day, in this order."
