"""``A -> B``: the depth a concept is said to stand at, and the depth a lesson takes it to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from pydantic import PlainValidator, WithJsonSchema
from pydantic_core import PydanticCustomError

from curriculum_kit.model.vocabulary import Depth

ARROW = "->"
_WORDS = {depth.value: depth for depth in Depth}


@dataclass(frozen=True, slots=True)
class Transition:
    """A step in depth.

    Attributes:
        start: What the learner is said to hold; None where the author gives only the end.
        end: What the learner holds afterwards.
    """

    start: Depth | None
    end: Depth

    def __str__(self) -> str:
        """Return the step as authors write it: ``INTRODUCED -> DEVELOPED``."""
        return f"{self.start} {ARROW} {self.end}" if self.start else str(self.end)

    @classmethod
    def parse(cls, text: object) -> Transition:
        """Read a depth or ``A -> B``.

        Args:
            text: What the author wrote.

        Returns:
            The transition; of a single depth, one without a start.

        Raises:
            PydanticCustomError: ``depth_word`` with the word that is no depth, or ``transition``
                where the text has no such form.
        """
        if not isinstance(text, str):
            raise PydanticCustomError("transition", "expected a depth or 'DEPTH -> DEPTH'")
        if text in _USUAL:
            return _USUAL[text]
        words = [word.strip() for word in text.split(ARROW)]
        if len(words) > 2 or not all(words) or any(" " in word for word in words):
            raise PydanticCustomError("transition", "expected a depth or 'DEPTH -> DEPTH'")
        for word in words:
            if word not in _WORDS:
                raise PydanticCustomError("depth_word", "{word} is no depth", {"word": word})
        depths = [_WORDS[word] for word in words]
        return cls(depths[0] if len(depths) == 2 else None, depths[-1])


_USUAL = {
    str(step): step
    for end in Depth
    for start in (None, *Depth)
    for step in (Transition(start, end),)
}
"""Every step as most authors write it, which need not be taken apart each time."""

_DEPTH = rf"\s*({'|'.join(_WORDS)})\s*"
AuthoredTransition = Annotated[
    Transition,
    PlainValidator(Transition.parse),
    WithJsonSchema({"type": "string", "pattern": f"^{_DEPTH}({ARROW}{_DEPTH})?$"}),
]
