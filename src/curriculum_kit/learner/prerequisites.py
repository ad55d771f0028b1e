"""The concept graph: what stands on what, and where it runs in circles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from curriculum_kit.model.concept import Requirement
from curriculum_kit.model.course import Course

if TYPE_CHECKING:
    import networkx


SEARCHED = 100
"""Starting points tried for the shortest cycle of a group; real groups had up to 77 members."""


@dataclass(frozen=True)
class Prerequisites:
    """The prerequisites of every concept in the registry.

    Attributes:
        course: The course whose registry it is.
        misspelt: For an id that is not in the registry, the one that was most likely meant.
    """

    course: Course
    misspelt: Mapping[str, str]

    @cached_property
    def edges(self) -> Mapping[str, Mapping[str, Requirement]]:
        """For each concept in the registry what it requires there, misspellings mended."""
        known = self.course.concepts
        return {
            name: concept.requires
            if concept.requires.keys() <= known.keys()
            else {
                self.misspelt.get(needed, needed): requirement
                for needed, requirement in concept.requires.items()
                if self.misspelt.get(needed, needed) in known
            }
            for name, concept in known.items()
        }

    @cached_property
    def graph(self) -> networkx.DiGraph[str]:
        """An edge from each prerequisite to the concept that requires it.

        Edges carry ``depth``, how deeply it is required, and ``to_reach``, from which depth on.
        """
        import networkx  # noqa: PLC0415  # 15 times the start-up of Python; few verbs need it

        graph: networkx.DiGraph[str] = networkx.DiGraph()
        graph.add_nodes_from(self.edges)
        for name, needed in self.edges.items():
            for other, requirement in needed.items():
                graph.add_edge(other, name, depth=requirement.depth, to_reach=requirement.to_reach)
        return graph

    @cached_property
    def heights(self) -> Mapping[str, int]:
        """The links of the longest chain below each concept; none for those on or above a cycle.

        Found in linear time: a registry mostly describes a concept after those that it requires,
        so one pass places nearly all. The others are placed as the last of what they require is.
        """
        heights: dict[str, int] = {}
        left: list[str] = []
        for name, needed in self.edges.items():
            try:
                heights[name] = 1 + max(map(heights.__getitem__, needed), default=-1)
            except KeyError:
                left.append(name)
        waiting: dict[str, int] = {}
        dependents: dict[str, list[str]] = {}
        for name in left:
            missing = [other for other in self.edges[name] if other not in heights]
            waiting[name] = len(missing)
            for other in missing:
                dependents.setdefault(other, []).append(name)
        ready = [name for name in left if not waiting[name]]
        for name in ready:
            heights[name] = 1 + max(map(heights.__getitem__, self.edges[name]))
            for dependent in dependents.get(name, ()):
                waiting[dependent] -= 1
                if not waiting[dependent]:
                    ready.append(dependent)
        return heights

    @cached_property
    def circular(self) -> Mapping[str, int]:
        """The concepts that stand, in the end, on themselves, with the number of their group.

        Groups are numbered in the order of the registry.
        """
        if len(self.heights) == len(self.edges):
            return {}
        left = {
            name: position for position, name in enumerate(self.edges) if name not in self.heights
        }
        import networkx  # noqa: PLC0415  # only a registry with a cycle pays for it

        inside = self.graph.subgraph(left)
        groups = [
            sorted(component, key=left.__getitem__)
            for component in networkx.strongly_connected_components(inside)
            if len(component) > 1 or any(name in self.edges[name] for name in component)
        ]
        groups.sort(key=lambda group: left[group[0]])
        return {name: number for number, group in enumerate(groups) for name in group}

    @cached_property
    def cycles(self) -> Sequence[tuple[str, ...]]:
        """A shortest cycle of each group of concepts that require each other.

        Each names every concept before the one that requires it, and starts with the one that
        stands first in the registry.
        """
        groups: dict[int, list[str]] = {}
        for name, number in self.circular.items():
            groups.setdefault(number, []).append(name)
        return [_shortest_cycle(self.edges, members) for members in groups.values()]

    def within_a_circle(self, concept: str, needed: str) -> bool:
        """Tell whether a requirement is part of a cycle, so that no order could satisfy it.

        Args:
            concept: The concept that requires.
            needed: What it requires.
        """
        group = self.circular.get(concept)
        return group is not None and self.circular.get(needed) == group


def _shortest_cycle(
    edges: Mapping[str, Mapping[str, Requirement]], members: Sequence[str]
) -> tuple[str, ...]:
    """Return a shortest cycle in a strongly connected group, its first member leading.

    Args:
        edges: For each concept, what it requires.
        members: The group, in the order of the registry.
    """
    inside = set(members)
    best: tuple[str, ...] = ()
    for start in members[:SEARCHED]:
        came_from: dict[str, str] = {}
        queue = [start]
        for name in queue:
            for needed in edges[name]:
                if needed in inside and needed not in came_from:
                    came_from[needed] = name
                    queue.append(needed)
            if start in came_from:
                break
        cycle = [start]
        while came_from[cycle[-1]] != start:
            cycle.append(came_from[cycle[-1]])
        if not best or len(cycle) < len(best):
            best = tuple(cycle)
    first = best.index(min(best, key=members.index))
    return best[first:] + best[:first]
