"""What a file says, without where it says it: for files in which nothing deserves a closer look.

Most files are never asked where anything stands in them, and keeping track of it takes half the
time of building their data. Whatever might be a mistake is left to the reader, which words it.
"""

from __future__ import annotations

from curriculum_kit.source.cut_text import may_cut_text
from curriculum_kit.source.document import Value
from curriculum_kit.source.envelope import decode, may_hold_directives
from curriculum_kit.source.limits import MAXIMUM_NODES
from curriculum_kit.source.line_reader import read_lines
from curriculum_kit.source.scalars import DoubtfulError


def plain_data(content: bytes | str) -> Value:
    """Return the data of a file.

    Args:
        content: What is in the file.

    Returns:
        The same data as the reader's; None if the file is empty, or is better given to the reader
        because there may be something to say about it.
    """
    text, fault = decode(content)
    if fault is not None or may_hold_directives(text) or may_cut_text(text):
        return None
    if _most_nodes(text) > MAXIMUM_NODES:
        return None
    data = read_lines(text)
    if data is not None:
        return data
    # A loader takes as long to import as Python to start, and many courses need none.
    from curriculum_kit.source.plain_builder import plain_data_of_events  # noqa: PLC0415

    try:
        return plain_data_of_events(text)
    except DoubtfulError:
        return None


def _most_nodes(text: str) -> int:
    """Return how many keys and values a text may hold; each follows one of a few characters."""
    # Quicker for all but the largest files: a node takes a character at least.
    if 2 * len(text) <= MAXIMUM_NODES:
        return 2 * len(text)
    return 2 * sum(map(text.count, ":-?,[{")) + 1
