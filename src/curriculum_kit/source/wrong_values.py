"""What is wrong with a value, in the authors' words, and how to write it instead."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from pydantic_core import ErrorDetails

from curriculum_kit.source import advice
from curriculum_kit.source.advice import DEPTHS, GIVE_A_VALUE, QUOTE_IT, depths_in
from curriculum_kit.source.fault import clipped
from curriculum_kit.source.nearest import did_you_mean

_WANTED = {
    "string_type": "text",
    "dataclass_type": "a mapping",
    "dict_type": "a mapping",
    "tuple_type": "a list",
    "int_type": "a whole number",
    "float_type": "a number",
    "bool_type": "true or false",
    "transition": "a depth or 'DEPTH -> DEPTH'",
    "day": "a day such as 2027-06-30",
}


Description = tuple[str, str | None]


def described(detail: ErrorDetails, words: tuple[str, ...]) -> Description:
    """Return what is wrong with a value, and what to do about it.

    Args:
        detail: What pydantic found.
        words: The few words that it may be, or the keys that it may have.
    """
    return _DESCRIPTIONS.get(detail["type"], _other)(detail, words)


def unknown_word(detail: ErrorDetails) -> str | None:
    """Return the word that is none of the few allowed, where that is the mistake.

    Args:
        detail: What pydantic found.
    """
    if detail["type"] == "depth_word":
        return str(detail["ctx"]["word"])
    return (
        detail["input"] if detail["type"] == "enum" and isinstance(detail["input"], str) else None
    )


def _wrong_kind(detail: ErrorDetails, words: tuple[str, ...]) -> Description:
    wanted, value = _WANTED[detail["type"]], detail["input"]
    if "depth" in words:
        wanted = "a depth, or a mapping"
    if value is None and detail["loc"]:
        return f"expected {wanted}, found nothing", GIVE_A_VALUE
    return f"expected {wanted}, found {_found(value)}", _advice(wanted, value, words)


def _found(value: object) -> str:
    """Return how messages call what an author wrote."""
    if value is None:
        return "nothing"
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int | float):
        return clipped(f"the number {value}")
    if isinstance(value, str):
        return f"the text '{clipped(value)}'"
    return "a list" if isinstance(value, list) else "a mapping"


def _advice(wanted: str, value: object, words: tuple[str, ...]) -> str | None:
    """Say how to write what was wanted."""
    if wanted == _WANTED["transition"]:
        return advice.of_step(value)
    if "equals" in words and isinstance(value, bool | int | float):
        return f"Write {{{'is' if isinstance(value, bool) else 'equals'}: {str(value).lower()}}}."
    if words:
        return f"Its keys: {', '.join(words)}."
    if wanted == "text" and isinstance(value, int | float):
        return QUOTE_IT
    if "number" in wanted and isinstance(value, str):
        return advice.of_number(value, whole="whole" in wanted)
    if wanted == "a list":
        return advice.of_list(value)
    if wanted == "a mapping" and isinstance(value, list):
        return advice.of_mapping(value)
    if wanted == _WANTED["day"]:
        return advice.of_day(value)
    return advice.of_switch(value) if wanted == _WANTED["bool_type"] else None


def _wrong_word(detail: ErrorDetails, words: tuple[str, ...]) -> Description:
    """Describe a word that is none of the few allowed, a depth if the path does not tell which."""
    allowed = words or DEPTHS
    word = unknown_word(detail)
    if word is None:
        return f"expected one of {', '.join(allowed)}, found {_found(detail['input'])}", None
    help_line = did_you_mean(word, allowed)
    if len(depths_in(word)) > 1 and detail["loc"][0] != "reinforced":
        help_line = (
            f"Write {depths_in(word)[-1]} alone: a step from A -> B belongs under 'reinforced'."
        )
    return f"'{clipped(word)}' is not one of {', '.join(allowed)}", help_line


def _bad_slug(detail: ErrorDetails, _words: tuple[str, ...]) -> Description:
    return f"'{clipped(detail['input'])}' cannot be an id", advice.of_slug(detail["input"])


def _empty_text(_detail: ErrorDetails, _words: tuple[str, ...]) -> Description:
    return "expected text, found an empty one", GIVE_A_VALUE


def _too_small(detail: ErrorDetails, _words: tuple[str, ...]) -> Description:
    return f"expected {detail['ctx']['ge']:g} or more, found {_found(detail['input'])}", None


def _other(detail: ErrorDetails, _words: tuple[str, ...]) -> Description:
    message = detail["msg"]
    return message[0].lower() + message[1:], None


_DESCRIPTIONS: Mapping[str, Callable[[ErrorDetails, tuple[str, ...]], Description]] = {
    **dict.fromkeys(_WANTED, _wrong_kind),
    "enum": _wrong_word,
    "depth_word": _wrong_word,
    "string_pattern_mismatch": _bad_slug,
    "string_too_short": _empty_text,
    "greater_than_equal": _too_small,
}
