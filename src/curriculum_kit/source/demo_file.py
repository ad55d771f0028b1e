"""What one demo file declares, read from its syntax tree; the file is never imported."""

from __future__ import annotations

import ast
import os
import re
import stat
import warnings
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path

from curriculum_kit.places import Span

MAXIMUM_BYTES = 1 << 20
LINE_END = re.compile(r"\r\n|\r|\n")
DECLARES = frozenset({"curriculum_kit.demo", "curriculum_kit.evidence.demo.demo"})
"""Where the decorator lives: the public name and the module behind it."""

NOWHERE = Path()
"""The path of a module until it is told which file it was read from."""


@dataclass(frozen=True, slots=True)
class ControlSource:
    """A control as its source declares it.

    Attributes:
        name: The function's name.
        label: What is wrong in it, in words.
        takes_generator: Whether it takes an argument, which is a random generator.
    """

    name: str
    label: str
    takes_generator: bool = False


@dataclass(frozen=True, slots=True)
class DemoSource:
    """A demo as its source declares it.

    Attributes:
        name: The function's name.
        span: Where that name stands in the file.
        controls: Its controls, in the order written.
        has_figure: Whether it draws a figure.
        takes_generator: Whether it takes an argument, which is a random generator.
    """

    name: str
    span: Span
    controls: tuple[ControlSource, ...] = ()
    has_figure: bool = False
    takes_generator: bool = False


@dataclass(frozen=True, slots=True)
class DemoModule:
    """One file of the demos folder.

    Attributes:
        path: Absolute path of the file.
        problem: Why nothing can be read from it, or None.
        problem_line: The line of that problem, from 1.
        demos: Its demos by name, in the order written.
        functions: The names of its other top-level functions, controls and figures included.
    """

    path: Path
    problem: str | None = None
    problem_line: int | None = None
    demos: Mapping[str, DemoSource] = field(default_factory=dict)
    functions: frozenset[str] = frozenset()


def read_demo_file(path: Path, content: bytes | None = None) -> DemoModule:
    """Read what a file declares.

    Args:
        path: Absolute path of a Python file, which may be broken in any way.
        content: What to take it to hold; what it holds on disk if None.

    Returns:
        Its demos, or the problem that hides them.
    """
    try:
        source = _read(path) if content is None else content
    except OSError as error:
        return DemoModule(path, f"cannot be read: {error.strerror or error}", 1)
    return replace(_declared(source), path=path)


# A preview, a watch and an editor read all demos again at each save, of which few have changed.
@lru_cache(maxsize=1024)
def _declared(source: bytes) -> DemoModule:
    """Read what a source declares, whatever file it stands in."""
    if len(source) > MAXIMUM_BYTES:
        return _unreadable(f"is larger than {MAXIMUM_BYTES >> 20} MiB")
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            tree = ast.parse(source)
    except SyntaxError as error:
        return _unreadable(f"is not valid Python: {error.msg}", error.lineno or 1)
    except ValueError as error:
        return _unreadable(f"is not valid Python: {error}")
    except (RecursionError, MemoryError):
        return _unreadable("is not readable Python: it is nested too deeply")
    declarations = _Declarations(LINE_END.split(source.decode("utf-8", "replace")))
    for statement in tree.body:
        declarations.take(statement)
    functions = frozenset(declarations.functions)
    return DemoModule(NOWHERE, demos=declarations.demos, functions=functions)


def _unreadable(problem: str, line: int = 1) -> DemoModule:
    return DemoModule(NOWHERE, problem, line)


def _read(path: Path) -> bytes:
    """Read a little more than the limit, without waiting on what only looks like a file."""
    descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0))
    with os.fdopen(descriptor, "rb") as file:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise OSError(0, "it is not a regular file")
        return file.read(MAXIMUM_BYTES + 1)


class _Declarations:
    """The names of a module as its top-level statements bind them, one after the other."""

    def __init__(self, lines: list[str]) -> None:
        self.demos: dict[str, DemoSource] = {}
        self.functions: set[str] = set()
        self._lines = lines
        self._origins: dict[str, str] = {}

    def take(self, statement: ast.stmt) -> None:
        """Follow one top-level statement."""
        match statement:
            case ast.Import():
                self._import(statement)
            case ast.ImportFrom():
                self._import_from(statement)
            case ast.FunctionDef():
                self._define(statement)
            case ast.AsyncFunctionDef() | ast.ClassDef():
                self._forget(statement.name)
                if isinstance(statement, ast.AsyncFunctionDef):
                    self.functions.add(statement.name)
            case ast.Assign(targets=targets):
                for target in targets:
                    if isinstance(target, ast.Name):
                        self._forget(target.id)
            case _:
                pass

    def _import(self, statement: ast.Import) -> None:
        for alias in statement.names:
            bound = alias.asname or alias.name.partition(".")[0]
            self._forget(bound)
            self._origins[bound] = alias.name if alias.asname else bound

    def _import_from(self, statement: ast.ImportFrom) -> None:
        if statement.level or statement.module is None:
            return
        for alias in statement.names:
            name = "demo" if alias.name == "*" else alias.name
            origin = f"{statement.module}.{name}"
            if alias.name != "*" or origin in DECLARES:
                self._forget(alias.asname or name)
                self._origins[alias.asname or name] = origin

    def _define(self, function: ast.FunctionDef) -> None:
        is_demo = any(self._origin(node) in DECLARES for node in function.decorator_list)
        for decorator in function.decorator_list:
            self._attach(function, decorator)
        self._forget(function.name)
        if is_demo:
            self.demos[function.name] = DemoSource(
                function.name, self._span(function), takes_generator=_takes_generator(function)
            )
        else:
            self.functions.add(function.name)

    def _attach(self, function: ast.FunctionDef, decorator: ast.expr) -> None:
        """Add a function to the demo that its decorator belongs to."""
        name, label = function.name, function.name.replace("_", " ")
        match decorator:
            case ast.Call(func=ast.Attribute(value=ast.Name(id=owner), attr="control")) as call:
                label = _label(call) or label
            case ast.Attribute(value=ast.Name(id=owner), attr="control"):
                pass
            case ast.Attribute(value=ast.Name(id=owner), attr="figure") if owner in self.demos:
                demo = self.demos[owner]
                self.demos[owner] = replace(demo, has_figure=True)
                return
            case _:
                return
        if owner in self.demos:
            demo = self.demos[owner]
            control = ControlSource(name, label, _takes_generator(function))
            self.demos[owner] = replace(demo, controls=(*demo.controls, control))

    def _origin(self, node: ast.expr) -> str | None:
        """Return the dotted name that an expression stands for, as far as the imports say."""
        attributes: list[str] = []
        while isinstance(node, ast.Attribute):
            attributes.append(node.attr)
            node = node.value
        if not isinstance(node, ast.Name) or node.id not in self._origins:
            return None
        return ".".join((self._origins[node.id], *reversed(attributes)))

    def _forget(self, name: str) -> None:
        """Drop what a name meant so far, because a statement binds it anew."""
        self._origins.pop(name, None)
        self.demos.pop(name, None)
        self.functions.discard(name)

    def _span(self, function: ast.FunctionDef) -> Span:
        line = self._lines[function.lineno - 1] if function.lineno <= len(self._lines) else ""
        column = line.find(function.name, len("def")) + 1
        if column == 0:
            return Span(function.lineno, 1, function.lineno, len(line) + 1)
        return Span(function.lineno, column, function.lineno, column + len(function.name))


def _takes_generator(function: ast.FunctionDef) -> bool:
    return bool(function.args.posonlyargs or function.args.args)


def _label(call: ast.Call) -> str | None:
    """Return the label given in so many words; one that is computed cannot be read here."""
    given = [*call.args, *(word.value for word in call.keywords if word.arg == "label")]
    match given:
        case [ast.Constant(value=str(words))]:
            return words
        case _:
            return None
