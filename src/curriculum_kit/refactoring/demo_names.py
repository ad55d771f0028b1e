"""A claim's demo that bears the claim's name: the function, and the file it stands in.

Python is edited only where the syntax tree and the tokens agree on every use of the name.
"""

from __future__ import annotations

import ast
import keyword
import os
import tokenize
import warnings
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from curriculum_kit.places import Place
from curriculum_kit.refactoring.mentions import demo_content, demo_text, tokens
from curriculum_kit.remedies import Edit
from curriculum_kit.source.imports import imports_of
from curriculum_kit.source.lines import Lines
from curriculum_kit.source.project import Project


@dataclass(frozen=True, slots=True)
class Tied:
    """What of a demo follows its claim's new name.

    Attributes:
        reference: The claim's reference to its demo afterwards.
        edits: The edits of the demo's file.
        moves: The demo's file, if it gets another name.
        notes: What keeps its name though the old one is the claim's.
    """

    reference: str
    edits: tuple[Edit, ...] = ()
    moves: tuple[tuple[str, str], ...] = ()
    notes: tuple[str, ...] = ()


def tied_by_name(project: Project, claim: str, new: str) -> Tied | None:
    """Find what of a claim's demo follows when the claim is renamed.

    Args:
        project: The course.
        claim: The claim's id.
        new: The id it gets.

    Returns:
        What follows; None if the claim has no demo that can be found.
    """
    written = project.course.claims[claim][0].demo
    resolution = project.demos.resolve(written) if written else None
    if resolution is None or resolution.module is None or resolution.demo is None:
        return None
    name, _, function = resolution.reference.partition(":")
    packages, _, stem = name.rpartition(".")
    was, becomes = (each.replace("-", "_") for each in (claim, new))
    is_name = becomes.isidentifier() and not keyword.iskeyword(becomes)
    edits: tuple[Edit, ...] = ()
    moves: tuple[tuple[str, str], ...] = ()
    notes = []
    if function == was:
        found = _uses(project, resolution.module.path, was, becomes) if is_name else None
        if found is None or _used_elsewhere(project, claim, written=resolution.reference):
            notes.append(f"The demo '{written}' keeps its name: more than this claim may use it.")
        else:
            edits, function = found, becomes
    if stem == was:
        path = str(resolution.module.path)
        target = os.path.join(os.path.dirname(path), f"{becomes}.py")  # noqa: PTH118, PTH120
        if not is_name or os.path.lexists(target) or _module_used_elsewhere(project, claim, name):
            notes.append(f"The file '{stem}.py' keeps its name: more than this claim may use it.")
        else:
            moves = ((path, target),)
            name = f"{packages}.{becomes}" if packages else becomes
    return Tied(f"{name}:{function}", edits, moves, tuple(notes))


def _used_elsewhere(project: Project, claim: str, written: str) -> bool:
    """Tell whether a demo is named by another claim, or by another file of the folder."""
    name, _, function = written.partition(":")
    others = (each.demo for each, _lesson in project.course.claims.values() if each.id != claim)
    if written in others:
        return True
    for module, file in project.demos.modules.items():
        text = demo_text(project, file.path) if module != name else ""
        if text is None or function in text:
            return True
    return False


def _module_used_elsewhere(project: Project, claim: str, name: str) -> bool:
    """Tell whether another claim names a demo in a file, or another file imports it."""
    for other, _lesson in project.course.claims.values():
        if other.id != claim and (other.demo or "").partition(":")[0] == name:
            return True
    for module, file in project.demos.modules.items():
        if module == name:
            continue
        content = demo_content(project, file.path)
        package = module.rpartition(".")[0]
        imports = imports_of(content, package) if content is not None else None
        if imports is None or imports.anything or name in imports.modules:
            return True
    return False


def _uses(project: Project, file: Path, was: str, becomes: str) -> tuple[Edit, ...] | None:
    """Return the edits that rename a function in its file; None if one may be missed."""
    text = demo_text(project, file)
    if text is None or becomes in text:
        return None
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        tree = ast.parse(text)
    lines = Lines(text)
    named = [
        (lines.offset(token.start[0], token.start[1] + 1), previous)
        for previous, token in _pairs(text)
        if token.type == tokenize.NAME and token.string == was
    ]
    defined = [at for at, previous in named if previous == "def"]
    used = {
        lines.offset(node.lineno, 1) + _characters(lines, node)
        for node in ast.walk(tree)
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id == was
    }
    if len(defined) != 1 or {at for at, _previous in named} != {*defined, *used}:
        return None
    if text.count(was) != len(named):  # in a text or a comment, where nobody knows what it means
        return None
    return tuple(
        Edit(Place(str(file), lines.span(at, at + len(was))), becomes) for at, _previous in named
    )


def _pairs(text: str) -> Iterator[tuple[str, tokenize.TokenInfo]]:
    """Yield the tokens of a file, each with the text of the one before."""
    previous = ""
    for token in tokens(text):
        yield previous, token
        previous = token.string


def _characters(lines: Lines, node: ast.Name) -> int:
    """Return how many characters stand before a name on its line; the tree counts bytes."""
    line = (lines.line(node.lineno) or "").encode()
    return len(line[: node.col_offset].decode("utf-8", "replace"))
