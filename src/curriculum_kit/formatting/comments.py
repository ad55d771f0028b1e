"""The comments of a file, told from values that look like one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from curriculum_kit.source.document import Document
from curriculum_kit.source.layout import Layout


def comments_in(document: Document) -> Iterator[str]:
    """Yield the comments of a file in order, each from its ``#`` to the last visible character.

    Args:
        document: The file, which holds no repeated keys.
    """
    layout, at = Layout(document), 0
    for start, end in layout.leaves(()):
        yield from _in(document.text[at:start])
        if layout.is_block_scalar(start):
            yield from _in(document.text[start : min(layout.line_end(start), end)])
        at = max(at, end)
    yield from _in(document.text[at:])


def _in(gap: str) -> Iterator[str]:
    for comment in _COMMENT.finditer(gap):
        yield comment[0].rstrip()


_COMMENT: Final = re.compile(r"#[^\r\n]*")
