"""The strings written below attributes, read from the source: Python itself does not keep them.

They cost nothing where nobody asks for them, unlike values that are made at every start.
"""

from __future__ import annotations

import ast
import inspect
from functools import cache
from itertools import pairwise
from textwrap import dedent


@cache
def attribute_docs(kind: type) -> dict[str, str]:
    """Return what a class says about its attributes, each as one line.

    Args:
        kind: The class.

    Returns:
        The strings by the attribute's name; none if the source is not at hand.
    """
    try:
        tree = ast.parse(dedent(inspect.getsource(kind)))
    except (OSError, TypeError, SyntaxError):
        return {}
    return {
        name: " ".join(following.value.value.split())
        for statement, following in pairwise(_body(tree))
        if (name := _assigned(statement)) is not None
        and isinstance(following, ast.Expr)
        and isinstance(following.value, ast.Constant)
        and isinstance(following.value.value, str)
    }


def summary(kind: type) -> str:
    """Return the first paragraph of a class' docstring, as one line.

    Args:
        kind: The class.
    """
    paragraph = inspect.cleandoc(kind.__doc__ or "").partition("\n\n")[0]
    return " ".join(paragraph.split())


def _body(tree: ast.Module) -> list[ast.stmt]:
    return [each for node in tree.body if isinstance(node, ast.ClassDef) for each in node.body]


def _assigned(statement: ast.stmt) -> str | None:
    if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
        return statement.target.id
    if isinstance(statement, ast.Assign) and isinstance(statement.targets[0], ast.Name):
        return statement.targets[0].id
    return None
