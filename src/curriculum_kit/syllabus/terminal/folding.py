"""Text broken into lines by the cells it takes, words that are too long included."""

from __future__ import annotations

from curriculum_kit.output.printable import width


def folded(text: str, cells: int) -> list[str]:
    """Break a text into lines.

    Lines end between words. A word longer than a line ends after a hyphen, as slugs have them, or
    where it must.

    Args:
        text: Printable text.
        cells: How wide a line may be.

    Returns:
        At least one line.
    """
    lines: list[str] = []
    line, room = "", cells
    for word in text.split():
        blank = " " if line else ""
        if width(blank + word) <= room:
            line += blank + word
            room -= width(blank + word)
            continue
        if line:
            lines.append(line)
        *full, line = _broken(word, cells)
        lines += full
        room = cells - width(line)
    return [*lines, line] if line or not lines else lines


def _broken(word: str, cells: int) -> list[str]:
    """Return the parts of a word, each of which fits a line."""
    parts: list[str] = []
    while width(word) > cells:
        end = 1
        while width(word[: end + 1]) <= cells:
            end += 1
        hyphen = word.rfind("-", 0, end) + 1
        parts.append(word[: hyphen or end])
        word = word[hyphen or end :]
    return [*parts, word]
