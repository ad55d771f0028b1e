"""What a Python file may import, read from its syntax tree; the file is never imported."""

from __future__ import annotations

import ast
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

_COMPUTED = re.compile(rb"\b(?:importlib|__import__|runpy|pkgutil|exec|eval)\b|\.py\b")
"""What a file mentions that may reach other files by a name made up as it runs."""


@dataclass(frozen=True, slots=True)
class Imports:
    """What a file may import.

    Attributes:
        modules: Dotted names, relative ones made absolute. ``from a import b`` gives both ``a`` and
            ``a.b``, because ``b`` may be a module.
        anything: Whether it may reach any other file as well, by a name that is not written as an
            import.
    """

    modules: frozenset[str] = frozenset()
    anything: bool = False


@cache
def imports_of(source: bytes, package: str) -> Imports:
    """Return what a file may import, wherever in it that is written.

    Args:
        source: What the file holds; nothing is known of one that is no valid Python.
        package: The dotted name of the package it lies in, empty at the top.
    """
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return Imports(anything=True)
    named = {name for statement in _statements(tree) for name in _names(statement, package)}
    return Imports(frozenset(named), _COMPUTED.search(source) is not None)


def _statements(tree: ast.Module) -> Iterator[ast.stmt]:
    """Yield all statements; expressions, which hold none, are nine nodes in ten."""
    pending: list[ast.stmt] = list(tree.body)
    while pending:
        statement = pending.pop()
        yield statement
        for part in ("body", "orelse", "finalbody"):
            pending += getattr(statement, part, ())
        for branch in (*getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
            pending += branch.body


def _names(statement: ast.stmt, package: str) -> Iterator[str]:
    match statement:
        case ast.Import(names=names):
            yield from (alias.name for alias in names)
        case ast.ImportFrom(module=module, names=names, level=level):
            parents = package.split(".") if package else []
            above = parents[: len(parents) - (level - 1)] if level else []
            origin = ".".join((*above, *([module] if module else [])))
            if origin:
                yield origin
            yield from (f"{origin}.{alias.name}".lstrip(".") for alias in names)
        case _:
            return
