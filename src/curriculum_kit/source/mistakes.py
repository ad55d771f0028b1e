"""From pydantic's verdict on authored data to problems in the authors' words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from curriculum_kit.findings import Problem
from curriculum_kit.model.claim import Expectation
from curriculum_kit.places import Path, Pointer
from curriculum_kit.source.advice import DEPTHS
from curriculum_kit.source.displaced import UNKNOWN, of_stray, strays, unnamed_measurements
from curriculum_kit.source.document import Value
from curriculum_kit.source.fault import clipped
from curriculum_kit.source.nearest import nearest
from curriculum_kit.source.schema import Entity, Shape
from curriculum_kit.source.written import written_path
from curriculum_kit.source.wrong_values import described, unknown_word


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
    found, said = _said_once(details, shape, subject, data)
    details = [detail for detail in details if tuple(detail["loc"]) not in said]
    meant = set()
    for detail in details:
        if detail["type"] == UNKNOWN:
            mistake = _unknown_key(detail, shape, subject, missing)
            found.append(mistake)
            meant.add((*mistake.path[:-1], mistake.instead or str(mistake.path[-1]).split(":")[0]))
    for detail in details:
        if detail["type"] == "missing" and tuple(detail["loc"]) not in meant:
            found.append(_missing_key(detail, shape, subject))
        elif detail["type"] not in ("missing", UNKNOWN):
            found.append(_invalid_value(detail, shape, subject, data))
    return found


def _said_once(
    details: Sequence[ErrorDetails], shape: Shape[Entity], subject: str, data: Value
) -> tuple[list[Mistake], set[Path]]:
    """Return mistakes that show in several keys, and the paths of those keys."""
    found, said = [], set[Path]()
    for empty, below in strays(details, data).items():
        message, help_line = of_stray(str(empty[-1]), str(below[0][-1]))
        where = Pointer(subject, below[0], key=True)
        problem = _problem(subject, empty[:-1], message, where, help_line)
        found.append(Mistake("invalid-value", problem, empty))
        said |= {empty, *below}
    for path in unnamed_measurements(details, list(_EXPECTATION)):
        if path[:-1] not in said:
            message = f"'{path[-1]}' stands where the name of a measurement should"
            help_line = f"Write the name first: NAME: {{{path[-1]}: ...}}."
            where = Pointer(subject, path, key=True)
            problem = _problem(subject, path[:-1], message, where, help_line)
            found.append(Mistake("invalid-value", problem, path[:-1]))
        said |= {path, path[:-1]}
    return found, said


_EXPECTATION: Final = Shape.of(Expectation).known_keys(())


def _problem(
    subject: str, path: Path, message: str, where: Pointer, help_line: str | None
) -> Problem:
    return Problem(
        message=f"{called(subject, path)}: {message}",
        where=where,
        subjects=(subject, _spot(path)),
        help=help_line,
    )


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
    instead = None if ":" in key else nearest(key, lacking) or nearest(key, known)
    help_line = f"Did you mean '{instead}'?" if instead else f"Known keys: {', '.join(known)}."
    before, colon, after = key.partition(":")
    if colon and before in known:
        help_line = f"Write a space after the colon: '{before}: {clipped(after)}'."
    elif instead is None and detail["input"] is None and key.isdecimal():
        help_line = "Write decimals with a point: 0.5 rather than 0,5."
    elif instead is None and detail["input"] is None:
        help_line = f"Put text that holds a comma in quotes. {help_line}"
    problem = Problem(
        message=f"{called(subject, parent)} has no key '{clipped(key)}'",
        where=Pointer(subject, path, key=True),
        subjects=(subject, _spot(path)),
        help=help_line,
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
    words = shape.words(path)
    if detail["type"] == "dataclass_type":
        words = tuple(shape.known_keys(path))
    message, help_line = described(detail, words)
    word = unknown_word(detail)
    written = written_path(data, path)
    spot = path[:-1] if is_key else written
    problem = replace(
        _problem(subject, spot, message, Pointer(subject, path, key=is_key), help_line),
        subjects=(subject, _spot(written)),
    )
    instead = nearest(word, words or DEPTHS) if word else None
    return Mistake("invalid-value", problem, path, word, instead)


def _spot(path: Path) -> str:
    return ".".join(str(step) for step in path)
