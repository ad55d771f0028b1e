"""One look at the course after another: the first at once, the others when a file was saved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from curriculum_kit.output.printable import printable
from curriculum_kit.source.saves import at_each_save
from curriculum_kit.source.snapshot import Watched
from curriculum_kit.syllabus.material import Material

POLL = 0.1
"""Seconds between two looks at the files."""


class LookError(Exception):
    """The course cannot be looked at; the message says why and what to do."""

    @classmethod
    def by_our_fault(cls, error: Exception) -> LookError:
        """Return what to say of an error that no course should cause.

        Args:
            error: The error.
        """
        what = printable(f"{type(error).__name__}: {error}")
        return cls(f"A bug of ours: {what}. 'curriculum --debug validate' may tell more.")


@dataclass(frozen=True, slots=True)
class Look:
    """A course as it was found.

    Attributes:
        material: What its pages are drawn from.
        summary: How it stands, in one line.
        lost: What could not be read at all, so that pages would lack it.
        watched: Where it was read from.
    """

    material: Material
    summary: str
    lost: tuple[str, ...]
    watched: Watched


def looks(
    look: Callable[[], Look], watched: Watched, pause: Callable[[float], object]
) -> Iterator[Look | LookError]:
    """Yield what is found at once, and again whenever a file was saved; it never ends by itself.

    Args:
        look: Reads and checks the course.
        watched: Where its files are, as far as is known before.
        pause: Waits for so many seconds; what it raises ends the looking.

    Raises:
        LookError: The first look fails; later failures are yielded.
    """
    first = True

    def attempt() -> tuple[Look | LookError, Watched | None]:
        try:
            found = look()
        except LookError as error:
            if first:
                raise
            return error, None
        except Exception as error:
            if first:
                raise
            return LookError.by_our_fault(error), None
        return found, found.watched

    for found in at_each_save(attempt, watched, poll=POLL, pause=pause):
        first = False
        yield found
