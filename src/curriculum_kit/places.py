"""Where something is: a stretch of a file, or a spot of the course whatever file it is in."""

from __future__ import annotations

from dataclasses import dataclass

Path = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of one file, from 1, columns in code points, the end exclusive."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """A stretch of a named file.

    Attributes:
        file: Absolute path of the file.
        span: Where in it.
    """

    file: str
    span: Span


@dataclass(frozen=True, slots=True)
class Pointer:
    """A spot in the course, named by what it is rather than by file and line.

    Attributes:
        subject: ``kind:id``, for example ``lesson:optimizers``; the course itself is ``course``.
        path: Keys and list positions inside the subject's YAML: ``("new", "momentum")``.
        key: Whether the key is meant rather than the value under it.
    """

    subject: str
    path: Path = ()
    key: bool = False
