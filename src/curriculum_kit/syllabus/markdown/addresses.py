"""Which file each Markdown page is, and how one page names another."""

from __future__ import annotations

import posixpath

INDEX = "index.md"
CLAIMS = "claims.md"
MISCONCEPTIONS = "misconceptions.md"

_TAKEN = (INDEX, CLAIMS, MISCONCEPTIONS)
_FOLDERS = {"lesson": "lessons", "concept": "concepts"}


def file_of(kind: str, name: str) -> str:
    """Return the file of a page, relative to the folder of all pages.

    Modules lie beside the index, where a module may be called like one of the pages about the whole
    course; no slug holds an underscore, so that its other name clashes with nothing.

    Args:
        kind: ``module``, ``lesson`` or ``concept``.
        name: Its slug or id.
    """
    if kind in _FOLDERS:
        return f"{_FOLDERS[kind]}/{name}.md"
    return f"{name}.md" if f"{name}.md" not in _TAKEN else f"{name}_.md"


def relative(target: str, page: str) -> str:
    """Return an address as one page names it.

    Args:
        target: An address relative to the folder of all pages, perhaps with a ``#spot``.
        page: The page that names it, relative to that folder.
    """
    file, sign, spot = target.partition("#")
    if file == page:
        return sign + spot if spot else posixpath.basename(file)
    return posixpath.relpath(file, posixpath.dirname(page) or ".") + sign + spot
