"""The changes that are made to an expression or a statement, one kind at a time."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping

Change = tuple[str, str]
"""The kind of a change, and the source to put in place of the node's."""

SWAPPED: Mapping[type[ast.operator], type[ast.operator]] = {
    ast.Mult: ast.Div,
    ast.Div: ast.Mult,
    ast.Pow: ast.Mult,
    ast.FloorDiv: ast.Mod,
    ast.Mod: ast.FloorDiv,
    ast.MatMult: ast.Mult,
}
TURNED: Mapping[type[ast.operator], type[ast.operator]] = {ast.Add: ast.Sub, ast.Sub: ast.Add}
COMPARED: Mapping[type[ast.cmpop], tuple[type[ast.cmpop], ...]] = {
    ast.Lt: (ast.LtE, ast.Gt),
    ast.LtE: (ast.Lt, ast.GtE),
    ast.Gt: (ast.GtE, ast.Lt),
    ast.GtE: (ast.Gt, ast.LtE),
    ast.Eq: (ast.NotEq,),
    ast.NotEq: (ast.Eq,),
}
OPPOSITES = {"max": "min", "min": "max", "argmax": "argmin", "argmin": "argmax"}
OPPOSITES |= {"maximum": "minimum", "minimum": "maximum"}
COUNTING = frozenset({"range", "arange", "linspace", "logspace", "ones", "zeros", "eye", "full"})
"""Functions whose whole numbers count something."""


def changes(node: ast.AST, parents: tuple[ast.AST, ...]) -> Iterator[Change]:
    """Yield the changes of one node.

    Args:
        node: An expression or an augmented assignment.
        parents: What it stands in, the innermost last.
    """
    for kind, change in CHANGES:
        for source in change(node, parents):
            yield kind, source


def _sign(node: ast.AST, _parents: tuple[ast.AST, ...]) -> Iterator[str]:
    match node:
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            yield _grouped(operand)
        case ast.BinOp(op=ast.Add() | ast.Sub() as op):
            yield _joined(node, TURNED[type(op)]())
        case ast.AugAssign(op=ast.Add() | ast.Sub() as op):
            yield _assigned(node, TURNED[type(op)]())


def _operator(node: ast.AST, _parents: tuple[ast.AST, ...]) -> Iterator[str]:
    match node:
        case ast.BinOp(op=op) if type(op) in SWAPPED:
            yield _joined(node, SWAPPED[type(op)]())
        case ast.AugAssign(op=op) if type(op) in SWAPPED:
            yield _assigned(node, SWAPPED[type(op)]())


def _dropped_term(node: ast.AST, _parents: tuple[ast.AST, ...]) -> Iterator[str]:
    match node:
        case ast.BinOp(left=left, right=right):
            yield _grouped(left)
            yield _grouped(right)
        case ast.AugAssign(target=target, value=value):
            yield f"{ast.unparse(target)} = {ast.unparse(value)}"
            yield "pass"


def _constant(node: ast.AST, parents: tuple[ast.AST, ...]) -> Iterator[str]:
    match node:
        case ast.Constant(value=bool()):
            return
        case ast.Constant(value=int() | float() as value) if not _counts(parents):
            yield f"({value + 1!r})"
            yield f"({2 * value!r})" if value else f"({value - 1!r})"


def _index(node: ast.AST, parents: tuple[ast.AST, ...]) -> Iterator[str]:
    if _in_subscript(parents) and (value := _whole(node)) is not None:
        yield f"({value + 1})"
        yield f"({value - 1})"
    match node:
        case ast.Constant(value=int() as axis) if _is_axis(parents) and axis in {0, 1}:
            yield str(1 - axis)


def _off_by_one(node: ast.AST, parents: tuple[ast.AST, ...]) -> Iterator[str]:
    match node, parents[-1]:
        case ast.Constant(value=bool()), _:
            return
        case ast.Constant(value=int() as value), _ if _is_counted(parents):
            yield f"({value + 1})"
            yield f"({value - 1})"
        case ast.expr(), ast.Call(func=ast.Name(id="range"), args=args) if node in args:
            if not isinstance(node, ast.Starred):
                yield f"({ast.unparse(node)} + 1)"
                yield f"({ast.unparse(node)} - 1)"


def _comparison(node: ast.AST, _parents: tuple[ast.AST, ...]) -> Iterator[str]:
    match node:
        case ast.Compare(left=left, ops=[op], comparators=[right]):
            for other in COMPARED.get(type(op), ()):
                yield f"({ast.unparse(ast.Compare(left, [other()], [right]))})"
        case ast.IfExp(test=test, body=body, orelse=orelse):
            yield f"({ast.unparse(ast.IfExp(test, orelse, body))})"
        case ast.Name(id=name) | ast.Attribute(attr=name) if name in OPPOSITES:
            source = ast.unparse(node)
            yield source.removesuffix(name) + OPPOSITES[name]


CHANGES: tuple[tuple[str, Callable[[ast.AST, tuple[ast.AST, ...]], Iterator[str]]], ...] = (
    ("sign", _sign),
    ("operator", _operator),
    ("dropped term", _dropped_term),
    ("constant", _constant),
    ("index", _index),
    ("off by one", _off_by_one),
    ("comparison", _comparison),
)


def _grouped(node: ast.expr) -> str:
    return f"({ast.unparse(node)})"


def _joined(node: ast.BinOp, op: ast.operator) -> str:
    return _grouped(ast.BinOp(node.left, op, node.right))


def _assigned(node: ast.AugAssign, op: ast.operator) -> str:
    return ast.unparse(ast.AugAssign(node.target, op, node.value))


def _whole(node: ast.AST) -> int | None:
    match node:
        case ast.Constant(value=bool()):
            return None
        case ast.Constant(value=int() as value):
            return value
        case ast.UnaryOp(op=ast.USub(), operand=ast.Constant(value=int() as value)):
            return -value
    return None


def _in_subscript(parents: tuple[ast.AST, ...]) -> bool:
    """Tell whether something is the index, or a bound of the slice, and not a part of it."""
    inner = [parent for parent in parents if not isinstance(parent, ast.Slice | ast.Tuple)]
    around = parents[parents.index(inner[-1]) + 1 :]
    match inner[-1]:
        case ast.Subscript(slice=index):
            return index in around or not around
    return False


def _is_axis(parents: tuple[ast.AST, ...]) -> bool:
    return isinstance(parents[-1], ast.keyword) and parents[-1].arg == "axis"


def _is_counted(parents: tuple[ast.AST, ...]) -> bool:
    """Tell whether a whole number is an argument of something that counts with it."""
    match [parent for parent in parents if not isinstance(parent, ast.Tuple)][-1]:
        case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
            return name in COUNTING and name != "range"
        case ast.keyword(arg=name):
            return name in {"size", "num", "steps", "shape"}
    return False


def _counts(parents: tuple[ast.AST, ...]) -> bool:
    """Tell whether a number is changed by one as it is."""
    match parents[-1]:
        case ast.Call(func=ast.Name(id="range")):
            return True
        case ast.UnaryOp() if len(parents) > 1 and _in_subscript(parents[:-1]):
            return True
    return _in_subscript(parents) or _is_axis(parents) or _is_counted(parents)
