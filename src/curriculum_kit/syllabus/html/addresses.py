"""Where each page of the site lies, and how one page names another."""

from __future__ import annotations

COURSE = "index.html"
ATLAS = "atlas.html"
MATRIX = "matrix.html"
CLAIMS = "claims.html"
MISCONCEPTIONS = "misconceptions.html"
FINDINGS = "findings.html"

_FOLDERS = {"module": "modules", "lesson": "lessons", "concept": "concepts"}
_LEDGERS = {"claim": CLAIMS, "misconception": MISCONCEPTIONS}


def address_of(kind: str, name: str) -> str:
    """Return where a part of the course is shown, relative to the site's folder.

    Args:
        kind: ``module``, ``lesson``, ``concept``, ``claim`` or ``misconception``.
        name: Its id, which is a slug.

    Returns:
        A page; for a claim or misconception the spot in its ledger.
    """
    if kind in _LEDGERS:
        return f"{_LEDGERS[kind]}#{anchor(kind, name)}"
    return f"{_FOLDERS[kind]}/{name}.html"


def anchor(kind: str, name: str) -> str:
    """Return the id of a part of the course within a page.

    Args:
        kind: What it is. It comes first, or a concept called ``map`` would clash with the page's
            own ids.
        name: Its id.
    """
    return f"{kind}-{name}"


def relative(target: str, page: str) -> str:
    """Return an address as one page names it, so that it works from a folder on a disk.

    Args:
        target: An address relative to the site's folder.
        page: The page that names it, relative to the site's folder.
    """
    folder = page[: page.rfind("/") + 1]
    if folder and target.startswith(folder):
        return target.removeprefix(folder)  # most links of a large site lead within a folder
    return "../" * page.count("/") + target
