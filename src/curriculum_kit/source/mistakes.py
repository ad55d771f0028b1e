"""From pydantic's verdict on authored data to problems in the authors' words."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from curriculum_kit.findings import Path, Pointer, Problem
from curriculum_kit.model.transition import ARROW
from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.source.document import Value, clipped
from curriculum_kit.source.nearest import did_you_mean, nearest
from curriculum_kit.source.schema import Entity, Shape
from curriculum_kit.source.written import written_path

DEPTHS = tuple(str(depth) for depth in Depth)
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


@dataclass(frozen=True, slots=True)
class Mistake:
    """One thing wrong in authored data.

    Attributes:
        rule: The rule that names it.
        problem: What to report.
        path: Where the offending value or key stands in the entity's data.
        word: The key or word that is not known, where that is the mistake.
        instead: The one that was most likely meant, None if nothing is close.
        put_right: Whether the check went on with that one in its place.
        rewritten: What to write there, where it is certain what was meant.
    """

    rule: str
    problem: Problem
    path: Path
    word: str | None = None
    instead: str | None = None
    put_right: bool = False
    rewritten: str | None = None


def mistakes_in(
    error: ValidationError, shape: Shape[Entity], subject: str, data: Value
) -> list[Mistake]:
    """Translate a validation error.

    Args:
        error: What pydantic found.
        shape: What was expected.
        subject: The entity it was found in: ``lesson:optimizers``.
        data: What was validated.

    Returns:
        One mistake for each thing wrong; a misspelt key is not also a missing one.
    """
    details = error.errors(include_url=False)
    missing = {tuple(detail["loc"]) for detail in details if detail["type"] == "missing"}
    found, meant = [], set()
    for detail in details:
        if detail["type"] == "unexpected_keyword_argument":
            mistake = _unknown_key(detail, shape, subject, missing)
            found.append(mistake)
            meant.add((*mistake.path[:-1], mistake.instead))
    for detail in details:
        if detail["type"] == "missing" and tuple(detail["loc"]) not in meant:
            found.append(_missing_key(detail, shape, subject))
        elif detail["type"] not in ("missing", "unexpected_keyword_argument"):
            found.append(_invalid_value(detail, shape, subject, data))
    return found


def called(subject: str, path: Path = ()) -> str:
    """Return how messages call a spot: ``lesson 'optimizers', new.momentum``.

    Args:
        subject: ``kind:id``.
        path: The spot inside it.
    """
    kind, _, name = subject.partition(":")
    spot = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
    owner = f"{kind} '{name}'" if name else f"the {kind}"
    return f"'{spot}' of {owner}" if spot else owner


def _unknown_key(
    detail: ErrorDetails, shape: Shape[Entity], subject: str, missing: set[Path]
) -> Mistake:
    path = tuple(detail["loc"])
    parent, key = path[:-1], str(path[-1])
    known = shape.known_keys(parent)
    lacking = sorted(str(step[-1]) for step in missing if step[:-1] == parent)
    instead = nearest(key, lacking) or nearest(key, known)
    listed = ", ".join(known)
    problem = Problem(
        message=f"{called(subject, parent)} has no key '{clipped(key)}'",
        where=Pointer(subject, path, key=True),
        subjects=(subject, _spot(path)),
        help=f"Did you mean '{instead}'?" if instead else f"Known keys: {listed}.",
    )
    return Mistake("unknown-key", problem, path, key, instead)


def _missing_key(detail: ErrorDetails, shape: Shape[Entity], subject: str) -> Mistake:
    path = tuple(detail["loc"])
    parent, key = path[:-1], str(path[-1])
    meaning = shape.known_keys(parent).get(key)
    words = shape.words(path)
    problem = Problem(
        message=f"{called(subject, parent)} lacks the key '{key}'",
        where=Pointer(subject, parent, key=bool(parent)),
        subjects=(subject, _spot(path)),
        help=f"{key}: {meaning}" + (f" One of {', '.join(words)}." if words else ""),
    )
    return Mistake("missing-key", problem, path)


def _invalid_value(
    detail: ErrorDetails, shape: Shape[Entity], subject: str, data: Value
) -> Mistake:
    path = tuple(detail["loc"])
    is_key = path[-1:] == ("[key]",)
    if is_key:
        path = path[:-1]
    describe = _DESCRIPTIONS.get(detail["type"], _other)
    words = shape.words(path)
    if detail["type"] == "dataclass_type":
        words = tuple(shape.known_keys(path))
    message, advice = describe(detail, words)
    word = _unknown_word(detail)
    written = written_path(data, path)
    spot = called(subject, path[:-1] if is_key else written)
    problem = Problem(
        message=f"{spot}: {message}",
        where=Pointer(subject, path, key=is_key),
        subjects=(subject, _spot(written)),
        help=advice,
    )
    instead = nearest(word, words or DEPTHS) if word else None
    return Mistake("invalid-value", problem, path, word, instead)


def _unknown_word(detail: ErrorDetails) -> str | None:
    """Return the word that is none of the few allowed, where that is the mistake."""
    if detail["type"] == "depth_word":
        return str(detail["ctx"]["word"])
    return (
        detail["input"] if detail["type"] == "enum" and isinstance(detail["input"], str) else None
    )


Description = tuple[str, str | None]


def _wrong_kind(detail: ErrorDetails, words: tuple[str, ...]) -> Description:
    wanted, value = _WANTED[detail["type"]], detail["input"]
    if "depth" in words:
        wanted = "a depth, or a mapping"
    if value is None and detail["loc"]:
        return f"expected {wanted}, found nothing", "Give it a value, or leave the key out."
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
        return _how_to_step(value)
    if words:
        return f"Its keys: {', '.join(words)}."
    if wanted == "text" and isinstance(value, int | float):
        return "Put quotes around it to make it text."
    if isinstance(value, str) and _is_number(value, wanted):
        return f"Take away the quotes around {value}."
    if wanted == "a list":
        return "Start each item with '- ', or write the items in [brackets]."
    return None


def _wrong_word(detail: ErrorDetails, words: tuple[str, ...]) -> Description:
    """Describe a word that is none of the few allowed, a depth if the path does not tell which."""
    allowed = words or DEPTHS
    word = _unknown_word(detail)
    if word is None:
        return f"expected one of {', '.join(allowed)}, found {_found(detail['input'])}", None
    advice = did_you_mean(word, allowed)
    if len(_depths_in(word)) > 1 and detail["loc"][0] != "reinforced":
        advice = (
            f"Write {_depths_in(word)[-1]} alone: a step from A -> B belongs under 'reinforced'."
        )
    return f"'{clipped(word)}' is not one of {', '.join(allowed)}", advice


def _how_to_step(value: object) -> str:
    """Say how to write a step in depth, with the depths that were written if there are two."""
    found = _depths_in(value) if isinstance(value, str) else []
    if len(found) == 2:
        return f"Write {found[0]} {ARROW} {found[1]}."
    return (
        f"Write one of {', '.join(DEPTHS)}, or two of them as in {DEPTHS[0]} {ARROW} {DEPTHS[1]}."
    )


def _depths_in(text: str) -> list[str]:
    """Return the depths that a text names, whatever stands between them."""
    words = "".join(letter if letter.isalpha() else " " for letter in text).upper().split()
    return [word for word in words if word in DEPTHS]


def _bad_slug(detail: ErrorDetails, _words: tuple[str, ...]) -> Description:
    advice = "Write lower-case letters and digits, with single hyphens between words."
    return f"'{clipped(detail['input'])}' cannot be an id", advice


def _empty_text(_detail: ErrorDetails, _words: tuple[str, ...]) -> Description:
    return "expected text, found an empty one", "Give it a value, or leave the key out."


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


def _is_number(text: str, wanted: str) -> bool:
    return "number" in wanted and text.replace(".", "", 1).lstrip("+-").isdecimal()


def _spot(path: Path) -> str:
    return ".".join(str(step) for step in path)
