"""A concept between its neighbors as a Mermaid diagram, which GitHub draws."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.output.github_markdown import mermaid_label
from curriculum_kit.syllabus.concept_page import ConceptPage, Link

MOST = 40
"""Concepts that are drawn; with more, the lists below are easier to read."""


def neighborhood(page: ConceptPage) -> str:
    """Draw a concept, what it stands on to its left, and what stands on it to its right.

    Args:
        page: The concept's page.

    Returns:
        The source of the diagram; empty where the concept stands alone, or there would be more than
        MOST concepts in it.
    """
    nodes = _nodes(page)
    if not 1 < len(nodes) <= MOST:
        return ""
    numbers = {concept: f"n{number}" for number, concept in enumerate(nodes)}
    here = numbers[page.id]
    return "\n".join(
        (
            "flowchart LR",
            *(
                f'    {numbers[name]}{"([" if name == page.id else "["}"{mermaid_label(shown)}"'
                f"{'])' if name == page.id else ']'}"
                for name, shown in nodes.items()
            ),
            *(_edge(link, numbers[link.concept.id], here) for link in page.requires),
            *(
                _edge(link, numbers[link.concept.id], here, "-.->")
                for group in page.requires_any
                for link in group
            ),
            *(
                _edge(link, here, numbers[link.concept.id], "-.->" if link.alternatives else "-->")
                for link in page.dependents
            ),
        )
    )


def _nodes(page: ConceptPage) -> dict[str, str]:
    """Return the names of all concepts to be drawn by their ids, each once."""
    nodes = {link.concept.id: link.concept.name for link in _below(page)}
    nodes[page.id] = page.name
    for link in page.dependents:
        nodes.setdefault(link.concept.id, link.concept.name)
    return nodes


def _below(page: ConceptPage) -> Iterator[Link]:
    yield from page.requires
    for group in page.requires_any:
        yield from group


def _edge(link: Link, start: str, end: str, arrow: str = "-->") -> str:
    return f"    {start} {arrow}|{link.depth}| {end}"
