"""Files as editors name them: by URI, and every editor writes some of those in its own way."""

from __future__ import annotations

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit


def path_of(uri: str) -> str | None:
    """Return the absolute path of a file.

    Args:
        uri: How the editor names it.

    Returns:
        The path; None of what is no file on this computer.
    """
    try:
        parts = urlsplit(uri)
    except ValueError:
        return None
    path = unquote(parts.path)
    if parts.scheme != "file" or parts.netloc not in ("", "localhost") or "\0" in path:
        return None
    if os.name == "nt":
        path = path.lstrip("/")
    return os.path.normpath(path) if os.path.isabs(path) else None  # noqa: PTH117


def uri_of(path: str) -> str:
    """Return the URI of a file that no editor has named yet.

    Args:
        path: Its absolute path.
    """
    return Path(path).as_uri()
