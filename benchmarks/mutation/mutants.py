"""The mutants of a demo: every change of the code behind a claim, one at a time."""

from __future__ import annotations

import ast
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass

from benchmarks.mutation.operators import changes

LEFT_ALONE = frozenset({"strict", "keepdims", "dtype"})
"""Arguments that say how numpy or Python go about something, not what is computed."""

Parents = tuple[ast.AST, ...]
Definition = ast.FunctionDef | ast.ClassDef | ast.Assign | ast.AnnAssign


@dataclass(frozen=True, slots=True)
class Mutant:
    """One change of the code behind a claim.

    Attributes:
        claim: The claim's id.
        kind: The kind of the change.
        where: The function or the constant in which it is made.
        line: The line, from 1.
        before: What stands there.
        after: What stands there instead.
        source: The whole file with the change.
    """

    claim: str
    kind: str
    where: str
    line: int
    before: str
    after: str
    source: str

    @property
    def change(self) -> str:
        """The change in one line, by which the table of survivors knows it."""
        return f"{self.where}: {self.before} -> {self.after}"


def mutants_of(claim: str, function: str, source: str) -> Iterator[Mutant]:
    """Yield the mutants of a claim; two changes to the same text are one.

    Args:
        claim: The claim's id.
        function: Name of its demo in the file.
        source: The file.
    """
    text = source.encode()
    starts = [0]
    for line in text.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    for definition in _behind(function, ast.parse(source)):
        first, last = starts[definition.lineno - 1], starts[definition.end_lineno or 0]
        seen = {_meaning(text[first:last])}
        for node, parents in _changeable(definition):
            start = starts[node.lineno - 1] + node.col_offset
            end = starts[(node.end_lineno or 0) - 1] + (node.end_col_offset or 0)
            for kind, after in changes(node, parents):
                mutated = text[:start] + after.encode() + text[end:]
                meaning = _meaning(mutated[first : last + len(mutated) - len(text)])
                if meaning is None or meaning in seen:
                    continue
                seen.add(meaning)
                yield Mutant(
                    claim,
                    kind,
                    where=_name(definition),
                    line=node.lineno,
                    before=ast.unparse(node),
                    after=_plain(after),
                    source=mutated.decode(),
                )


def _behind(function: str, tree: ast.Module) -> list[Definition]:
    """Return what a function uses of its file, in the order written, without controls."""
    definitions = {
        _name(statement): statement for statement in tree.body if isinstance(statement, Definition)
    }
    return [definitions[name] for name in sorted(_used(function, definitions), key=_order(tree))]


def _used(function: str, definitions: Mapping[str, Definition]) -> set[str]:
    used, waiting = {function}, [function]
    while waiting:
        definition = definitions[waiting.pop()]
        for node in (each for part in _parts(definition) for each in ast.walk(part)):
            if isinstance(node, ast.Name) and node.id in definitions and node.id not in used:
                used.add(node.id)
                waiting.append(node.id)
    return used


def _order(tree: ast.Module) -> Callable[[str], int]:
    places = {_name(statement): number for number, statement in enumerate(tree.body)}
    return places.__getitem__


def _name(statement: ast.stmt) -> str:
    match statement:
        case ast.FunctionDef(name=name) | ast.ClassDef(name=name):
            return name
        case ast.Assign(targets=[ast.Name(id=name), *_]) | ast.AnnAssign(target=ast.Name(id=name)):
            return name
    return f"line {statement.lineno}"


def _changeable(definition: Definition) -> Iterator[tuple[ast.expr | ast.AugAssign, Parents]]:
    """Yield the expressions that compute something, with what each stands in."""
    waiting: list[tuple[ast.AST, Parents]] = [
        (child, (definition,)) for child in reversed(_parts(definition))
    ]
    while waiting:
        node, parents = waiting.pop()
        if _is_left_alone(node):
            continue
        if isinstance(node, ast.AugAssign) or (isinstance(node, ast.expr) and not _is_target(node)):
            yield node, parents
        waiting += [(child, (*parents, node)) for child in reversed(_parts(node))]


def _parts(node: ast.AST) -> list[ast.AST]:
    """Return the parts of a node but for annotations, decorators and type variables."""
    skipped = {"annotation", "returns", "decorator_list", "type_comment"}
    return [
        child
        for name, value in ast.iter_fields(node)
        if name not in skipped
        for child in (value if isinstance(value, list) else [value])
        if isinstance(child, ast.AST)
    ]


def _is_left_alone(node: ast.AST) -> bool:
    match node:
        case ast.keyword(arg=name) if name in LEFT_ALONE:
            return True
        case ast.Expr(value=ast.Constant(value=str())) | ast.JoinedStr():
            return True
    return False


def _is_target(node: ast.expr) -> bool:
    return isinstance(getattr(node, "ctx", None), ast.Store | ast.Del)


def _meaning(source: bytes) -> str | None:
    """Return the syntax tree of a piece of source as a text, None if it is no Python."""
    try:
        return ast.dump(ast.parse(source))
    except SyntaxError:
        return None


def _plain(source: str) -> str:
    try:
        return ast.unparse(ast.parse(source))
    except SyntaxError:
        return source
