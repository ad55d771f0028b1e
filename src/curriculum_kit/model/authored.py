"""How authored values become model values: slugs, texts, shorthands, one error for one mistake."""

from __future__ import annotations

import re
from typing import Annotated, Final, TypeVar

from pydantic import (
    BeforeValidator,
    ConfigDict,
    Field,
    StringConstraints,
    ValidatorFunctionWrapHandler,
    WrapValidator,
)

AUTHORED = ConfigDict(extra="forbid", defer_build=True)
"""Unknown keys are refused wherever an author writes."""

SLUG_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_SLUG = re.compile(SLUG_PATTERN)

Slug = Annotated[str, StringConstraints(pattern=SLUG_PATTERN)]
Text = Annotated[str, StringConstraints(min_length=1)]
Number = Annotated[float, Field(strict=True, allow_inf_nan=True)]
Count = Annotated[int, Field(strict=True, ge=1)]
Switch = Annotated[bool, Field(strict=True)]

Named = TypeVar("Named")


def is_slug(name: str) -> bool:
    """Tell whether a name can be an id.

    Args:
        name: Perhaps a file's name, without its ending.
    """
    return _SLUG.fullmatch(name) is not None


def as_slug(text: str) -> str | None:
    """Return the id that a text most likely stands for: ``./big_steps.yaml`` means ``big-steps``.

    Args:
        text: A name, a title or a path.

    Returns:
        The id; None if the text holds other letters, or none.
    """
    name = text.strip().replace("\\", "/").rpartition("/")[2]
    name = name.removesuffix(".yaml").removesuffix(".yml").lower()
    slug = _BETWEEN_WORDS.sub("-", name).strip("-")
    return slug if is_slug(slug) else None


_BETWEEN_WORDS = re.compile(r"[^\w]+|_+")


def shorthand(key: str) -> WrapValidator:
    """Let a plain text stand for a mapping with one key.

    Args:
        key: ``depth`` makes ``momentum: DEVELOPED`` mean ``momentum: {depth: DEVELOPED}``.

    Returns:
        A validator around the mapping's own, so that a mistake gives one error where a union of
        both forms would give one for each. It belongs to one type, whose values it remembers.
    """
    return WrapValidator(_InFull(key))


def shorthand_key(validator: object) -> str | None:
    """Return the key that a plain text stands for, where it may stand for a mapping.

    Args:
        validator: What an annotation holds; perhaps made by :func:`shorthand`.
    """
    if isinstance(validator, WrapValidator) and isinstance(validator.func, _InFull):
        return validator.func.key
    return None


class _InFull:
    """Makes a value of its short form.

    A course says the same few things of thousands of concepts, which share one value each: what
    the model holds is never changed.
    """

    def __init__(self, key: str) -> None:
        self.key = key
        self._made: dict[str, object] = {}

    def __call__(self, value: object, handler: ValidatorFunctionWrapHandler) -> object:
        if not isinstance(value, str):
            return handler(value)
        made = self._made.get(value)
        if made is None:
            made = handler({self.key: value})
            if not isinstance(made, dict) and len(self._made) < _SHARED:
                self._made[value] = made
        return made


_SHARED: Final = 100  # values; but for the spaces around an arrow, a dozen mean something


def several(value: object) -> object:
    """Let one id stand for a list of one.

    Args:
        value: What the author wrote.
    """
    return (value,) if isinstance(value, str) else value


FormerIds = Annotated[tuple[Slug, ...], BeforeValidator(several)]
"""``renamed_from``: one id or a list of them."""


def identified(entry: Named, name: str) -> Named:
    """Tell a value the id it is filed under.

    An id is the entry's place, a key or a file name, never one of its keys, so validation cannot
    set it. It is written once, here, before anyone else sees the frozen value.

    Args:
        entry: A value with an ``id`` attribute.
        name: Its id.

    Returns:
        The same value.
    """
    object.__setattr__(entry, "id", name)
    return entry
