"""How paths and places are shown: relative to the working directory where they lie inside it."""

from __future__ import annotations

from pathlib import Path

from curriculum_kit.places import Place


def shown(file: str, directory: Path | None = None) -> str:
    """Return a path as reports show it, with forward slashes.

    Args:
        file: An absolute path.
        directory: The working directory; the process's own if None.
    """
    path = Path(file)
    base = directory or _working_directory()
    return (path.relative_to(base) if base and path.is_relative_to(base) else path).as_posix()


def spot(place: Place) -> str:
    """Return a place as compilers write it: ``path:line:column``.

    Args:
        place: Where something stands.
    """
    return f"{shown(place.file)}:{place.span.line}:{place.span.column}"


def place_data(place: Place) -> dict[str, object]:
    """Return where something stands, as JSON documents say it.

    Args:
        place: The place.
    """
    return {
        "path": shown(place.file),
        "line": place.span.line,
        "column": place.span.column,
    }


def _working_directory() -> Path | None:
    """Return the working directory; None if it was removed under us."""
    try:
        return Path.cwd()
    except OSError:
        return None
