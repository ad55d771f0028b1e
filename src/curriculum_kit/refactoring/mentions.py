"""Ids of claims in the comments and texts of demos, which nothing but a reader connects to them."""

from __future__ import annotations

import io
import re
import tokenize
from collections.abc import Iterator
from pathlib import Path

from curriculum_kit.places import Place
from curriculum_kit.source.lines import Lines
from curriculum_kit.source.project import Project


def mentions(project: Project, claim: str) -> Iterator[Place]:
    """Yield the places at which demos mention a claim.

    An id of one word is a word like others, and means the claim only after ``claim:``.

    Args:
        project: The course.
        claim: The claim's id.
    """
    prefix = "" if "-" in claim else "(?<=claim:)"
    pattern = re.compile(rf"{prefix}(?<![\w-]){re.escape(claim)}(?![\w-])")
    for module in project.demos.modules.values():
        text = None if module.problem else demo_text(project, module.path)
        if text is not None and claim in text:
            lines = Lines(text)
            for start, token in _words(text, lines):
                for found in pattern.finditer(token):
                    span = lines.span(start + found.start(), start + found.end())
                    yield Place(str(module.path), span)


def demo_text(project: Project, file: Path) -> str | None:
    """Return the text of a demo's file; None if it cannot be read, or is not UTF-8.

    Args:
        project: The course.
        file: The file.
    """
    content = demo_content(project, file)
    if content is None or content.startswith(b"\xef\xbb\xbf"):
        return None
    try:
        return content.decode()
    except UnicodeDecodeError:
        return None


def demo_content(project: Project, file: Path) -> bytes | None:
    """Return what a demo's file holds, unsaved or not; None if it cannot be read.

    Args:
        project: The course.
        file: The file.
    """
    documents = project.sources.documents
    if str(file) in documents.overlay:
        return documents.overlay[str(file)]
    try:
        return Path(documents.moves.origin(str(file))).read_bytes()
    except OSError:
        return None


def tokens(text: str) -> tuple[tokenize.TokenInfo, ...]:
    """Return the tokens of a Python file; none if it has a mistake.

    Args:
        text: The file's text.
    """
    try:
        return tuple(tokenize.generate_tokens(io.StringIO(text, newline="").readline))
    except (tokenize.TokenError, SyntaxError):
        return ()


def _words(text: str, lines: Lines) -> Iterator[tuple[int, str]]:
    """Yield the comments and strings of a file, each with the offset of its first character."""
    kinds = {tokenize.COMMENT, tokenize.STRING, getattr(tokenize, "FSTRING_MIDDLE", -1)}
    for token in tokens(text):
        start = lines.offset(token.start[0], token.start[1] + 1)
        if token.type in kinds and text.startswith(token.string, start):
            yield start, token.string
