"""The demos folder as its source shows it: which demos there are, and which one a claim means."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from pathlib import Path

from curriculum_kit.source.demo_file import (
    ControlSource,
    DemoModule,
    DemoSource,
    read_demo_file,
)
from curriculum_kit.source.moved import NOTHING_MOVED, Moves
from curriculum_kit.source.nearest import nearest

__all__ = ["ControlSource", "DemoIndex", "DemoModule", "DemoSource", "Resolution", "find_demos"]


@dataclass(frozen=True, slots=True)
class Resolution:
    """What a claim's ``demo: file:function`` turns out to mean.

    Attributes:
        reference: As the claim writes it.
        module: The file, if there is one of that name.
        demo: The demo, if the reference leads to one.
        problem: Why it leads to none, as a sentence without its full stop; None if it does.
        nearest: The reference that was most likely meant instead, or None.
    """

    reference: str
    module: DemoModule | None = None
    demo: DemoSource | None = None
    problem: str | None = None
    nearest: str | None = None


@dataclass(frozen=True)
class DemoIndex:
    """Every demo of a folder.

    Attributes:
        folder: The folder.
        modules: Its files by dotted module name, in alphabetical order.
    """

    folder: Path
    modules: Mapping[str, DemoModule] = field(default_factory=dict)

    def resolve(self, reference: str) -> Resolution:
        """Find the demo that a claim refers to.

        Args:
            reference: ``file:function``, the file without its ending, folders as dots.
        """
        if reference not in self._resolved:
            self._resolved[reference] = self._found(reference)
        return self._resolved[reference]

    @cached_property
    def _resolved(self) -> dict[str, Resolution]:
        return {}

    def _found(self, reference: str) -> Resolution:
        name, colon, function = reference.partition(":")
        if not (colon and name and function.isidentifier()):
            return Resolution(
                reference,
                problem=f"'{reference}' is not of the form file:function",
                nearest=nearest(reference, self._references()),
            )
        module = self.modules.get(name)
        if module is None and _is_path(name):
            return Resolution(
                reference,
                problem=f"'{reference}' is not of the form file:function, with a file inside the "
                "demos folder, its ending left out and dots for folders",
                nearest=self._elsewhere(_dotted(name), function),
            )
        if module is None:
            return Resolution(
                reference,
                problem=f"the demos folder has no file '{name.replace('.', '/')}.py'",
                nearest=self._elsewhere(name, function),
            )
        return self._resolve_function(reference, name, module, function)

    def _resolve_function(
        self, reference: str, name: str, module: DemoModule, function: str
    ) -> Resolution:
        if module.problem is not None:
            problem = f"'{module.path.name}' {module.problem} (line {module.problem_line})"
            return Resolution(reference, module, problem=problem)
        if function in module.demos:
            return Resolution(reference, module, module.demos[function])
        if function in module.functions:
            problem = f"'{function}' in '{module.path.name}' is not declared a demo"
        else:
            problem = f"'{module.path.name}' has no function '{function}'"
        close = nearest(function, module.demos)
        return Resolution(reference, module, problem=problem, nearest=close and f"{name}:{close}")

    def _elsewhere(self, name: str, function: str) -> str | None:
        """Suggest the function in the file of the nearest name, else in the only file that has it.

        A file that was renamed may have nothing of its old name; failing that, the nearest of all.
        """
        close = nearest(name, self.modules)
        if close is not None:
            known = nearest(function, self.modules[close].demos)
            if known is not None:
                return f"{close}:{known}"
        having = [file for file, module in self.modules.items() if function in module.demos]
        if len(having) == 1:
            return f"{having[0]}:{function}"
        return nearest(f"{name}:{function}", self._references())

    def _references(self) -> Iterator[str]:
        for name, module in self.modules.items():
            for demo in module.demos:
                yield f"{name}:{demo}"


def find_demos(
    folder: Path,
    overlay: Mapping[str, bytes] | None = None,
    moves: Moves = NOTHING_MOVED,
    read: Callable[[Path, bytes | None], DemoModule] = read_demo_file,
) -> DemoIndex:
    """Find the demos of a folder by reading its files; nothing in them is executed.

    Args:
        folder: The folder, which may be missing. Hidden files and folders, and links that lead
            out of it, are passed over.
        overlay: What to take a file to hold, by the absolute path that it is taken to have.
        moves: Files that are to be taken as having another name in their folder.
        read: Reads one of them.

    Returns:
        Every Python file in it and in its sub-folders, the broken ones with what is wrong.
    """
    root = Path(os.path.realpath(folder))  # Path.resolve raises on a link to itself
    modules: dict[str, DemoModule] = {}
    pending: list[tuple[Path, tuple[str, ...]]] = [(root, ())]
    while pending:
        parent, packages = pending.pop()
        for entry in _entries(parent):
            if _is_package(entry):
                pending.append((Path(entry.path), (*packages, entry.name)))
                continue
            path = Path(moves.target(entry.path))
            name = _module_name(entry, path.name, packages, root)
            if name is not None:
                content = (overlay or {}).get(str(path))
                modules[name] = replace(read(Path(entry.path), content), path=path)
    return DemoIndex(root, dict(sorted(modules.items())))


def _is_path(name: str) -> bool:
    """Tell whether somebody wrote a path where a module's name belongs."""
    return name.endswith(".py") or any(mark in name for mark in "/\\") or "" in name.split(".")


def _dotted(path: str) -> str:
    parts = path.removesuffix(".py").replace("\\", "/").split("/")
    return ".".join(part for part in parts if part.strip("."))


def _entries(folder: Path) -> list[os.DirEntry[str]]:
    try:
        with os.scandir(folder) as found:
            return [entry for entry in found if not entry.name.startswith((".", "__pycache__"))]
    except OSError:
        return []


def _is_package(entry: os.DirEntry[str]) -> bool:
    """Tell whether to look inside; a linked folder would show files twice, or run in a circle."""
    return entry.name.isidentifier() and entry.is_dir(follow_symlinks=False)


def _module_name(
    entry: os.DirEntry[str], called: str, packages: tuple[str, ...], root: Path
) -> str | None:
    """Return the dotted name of a Python file, None for anything else."""
    stem, dot, suffix = called.partition(".")
    if (dot, suffix) != (".", "py") or not _is_file_inside(entry, root):
        return None
    return ".".join(packages if stem == "__init__" else (*packages, stem)) or None


def _is_file_inside(entry: os.DirEntry[str], root: Path) -> bool:
    try:
        if not entry.is_symlink():
            return entry.is_file()
        return entry.is_file() and Path(entry.path).resolve().is_relative_to(root)
    except OSError:
        return False  # a link to itself
