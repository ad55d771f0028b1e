"""Validation that goes on after a mistake, so that one mistake gives one finding.

As a compiler reads on after a typing error, a misspelt key or word is taken for the one that was
meant, and a value that makes no sense is left out. What is left out makes the entity uncertain:
rules that would draw conclusions from its absence are not run.
"""

from __future__ import annotations

import copy
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Generic

from pydantic import ValidationError

from curriculum_kit.model.transition import ARROW
from curriculum_kit.places import Path, Place
from curriculum_kit.remedies import Remedy, Rename, Rewrite
from curriculum_kit.source.advice import DEPTHS
from curriculum_kit.source.mistakes import Mistake, mistakes_in
from curriculum_kit.source.reader import Value
from curriculum_kit.source.repairs import Repairs
from curriculum_kit.source.schema import WHOLE, Entity, Shape
from curriculum_kit.source.written import value_at, written_path

ROUNDS = 3
"""A repair can uncover a second mistake at the same spot; what fails again is left out."""


@dataclass(frozen=True, slots=True)
class Outcome(Generic[Entity]):
    """What became of authored data.

    Attributes:
        entity: The value; None if nothing could be made of the data.
        mistakes: What was wrong.
        lost: Keys of the entity under which something is left out, or WHOLE.
        repairs: How it differs from the data.
    """

    entity: Entity | None
    mistakes: tuple[Mistake, ...] = ()
    lost: frozenset[str] = frozenset()
    repairs: Repairs = field(default_factory=Repairs)


def validated(shape: Shape[Entity], data: Value, subject: str) -> Outcome[Entity]:
    """Validate an entity's data, once more without its mistakes if there are any.

    Args:
        shape: What the data should be.
        data: Plain data as read; not changed.
        subject: The entity, for the messages: ``lesson:optimizers``.

    Returns:
        The entity and the mistakes.
    """
    try:
        return Outcome(shape.validator.validate_python(data))
    except ValidationError as error:
        first = mistakes_in(error, shape, subject, data)
    repaired, keys, repairs = copy.deepcopy(data), set[str](), Repairs()
    first = [_put_right(repaired, found, repairs) for found in first]
    lost = [found for found in first if not found.put_right]
    for _attempt in range(ROUNDS):
        if not _leave_out(repaired, lost, subject, repairs):
            return Outcome(None, tuple(first), WHOLE)
        keys |= {str(found.path[0]) for found in lost if found.path and found.rule != "unknown-key"}
        try:
            entity = shape.validator.validate_python(repaired)
        except ValidationError as error:
            lost = mistakes_in(error, shape, subject, repaired)
        else:
            return Outcome(entity, tuple(first), frozenset(keys), repairs)
    return Outcome(None, tuple(first), WHOLE)


def remedy_of(mistake: Mistake, place: Place) -> Remedy | None:
    """Return the way out of a mistake, where it is certain what was meant.

    Args:
        mistake: What is wrong.
        place: Where the wrong key or value stands.
    """
    if mistake.rewritten is None:
        return None
    if mistake.rule == "unknown-key":
        return Remedy(f"Rename it to '{mistake.rewritten}'", (Rename(place, mistake.rewritten),))
    return Remedy(f"Write {mistake.rewritten}", (Rewrite(place, mistake.rewritten),))


def _put_right(data: Value, mistake: Mistake, repairs: Repairs) -> Mistake:
    """Replace a misspelt key or word by the one that was meant.

    Returns:
        The mistake, with what became of it.
    """
    if mistake.instead is None:
        return mistake
    if mistake.rule == "unknown-key":
        parent = value_at(data, mistake.path[:-1])
        if not isinstance(parent, dict) or mistake.instead in parent:
            return mistake
        written = str(mistake.path[-1])
        parent[mistake.instead] = parent.pop(written)
        repairs.renamed[*mistake.path[:-1], mistake.instead] = written
        return replace(mistake, put_right=True, rewritten=mistake.instead)
    path = written_path(data, mistake.path)
    text = value_at(data, path)
    if not path or not isinstance(text, str):
        return mistake
    words = [word.strip() for word in text.split(ARROW)]
    certain = _in_their_own_case(words, mistake.instead)
    words = [mistake.instead if word == mistake.word else word for word in words]
    rewritten = f" {ARROW} ".join(certain or words)
    _set(data, path, rewritten)
    return replace(mistake, put_right=True, rewritten=rewritten if certain else None)


def _in_their_own_case(words: Sequence[str], instead: str) -> list[str] | None:
    """Return the known words that some words are but for upper and lower case, if all are.

    Args:
        words: A word, or the two depths of a step.
        instead: What was most likely meant by the first one that is not known.
    """
    known = {word.casefold(): word for word in (*(DEPTHS if len(words) > 1 else ()), instead)}
    if any(word.casefold() not in known for word in words):
        return None
    return [known[word.casefold()] for word in words]


def _leave_out(data: Value, mistakes: Sequence[Mistake], subject: str, repairs: Repairs) -> bool:
    """Drop the values that make no sense; put the entity's own name for a title that is missing.

    What goes is settled before anything goes, or the second thing missing in an entry would take
    the entry's parent with it, and of two items of a list the second would take a neighbor.

    Returns:
        Whether something is left to validate.
    """
    doomed: set[Path] = set()
    for mistake in mistakes:
        lacking = mistake.rule == "missing-key"
        if lacking and len(mistake.path) == 1 and isinstance(data, dict):
            data[str(mistake.path[0])] = subject.partition(":")[2] or subject
        else:
            path = mistake.path[:-1] if lacking else mistake.path
            doomed.add(written_path(data, path))
    if () in doomed:
        return False
    repairs.left_out |= {repairs.as_written(path) for path in doomed if isinstance(path[-1], int)}
    for path in sorted(doomed, reverse=True):
        parent, step = value_at(data, path[:-1]), path[-1]
        if isinstance(parent, dict):
            del parent[str(step)]
        elif isinstance(parent, list) and isinstance(step, int):
            del parent[step]
    return True


def _set(data: Value, path: Path, value: Value) -> None:
    parent, step = value_at(data, path[:-1]), path[-1]
    if isinstance(parent, dict):
        parent[str(step)] = value
    elif isinstance(parent, list) and isinstance(step, int):
        parent[step] = value
