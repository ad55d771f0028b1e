"""Prerequisites that others listed beside them bring along anyway, and the chain that does.

Whoever holds a concept at some depth was taught all that it requires to be taken there, so a
requirement follows from another one if a chain of requirements leads from the one to the other, at
least as deeply at its end. Chains are looked for from the other prerequisites downward, nearest
first. A concept stands higher than all that it requires, so nothing below the lowest one looked for
is visited, and the search gives up after SEARCHED steps: what it then misses is a chain too long
for anybody to have had in mind. That keeps the cost linear in the size of the registry.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from curriculum_kit.learner.prerequisites import Prerequisites
from curriculum_kit.model.concept import Requirement
from curriculum_kit.model.vocabulary import Depth

SEARCHED = 60
"""Steps of a search; with three prerequisites a concept that is every chain of three links."""

Asked = Mapping[str, Requirement]


@dataclass(frozen=True, slots=True)
class Implied:
    """A prerequisite that another one brings along.

    Attributes:
        needed: The prerequisite.
        chain: Concepts from the other one down to it, each requiring the next.
    """

    needed: str
    chain: tuple[str, ...]


@dataclass(frozen=True)
class Redundancy:
    """The search for implied prerequisites.

    Attributes:
        prerequisites: What concepts require.
    """

    prerequisites: Prerequisites

    def among(self, asked: Asked) -> Iterator[Implied]:
        """Yield those of a list of prerequisites that another one of the list implies.

        Args:
            asked: The prerequisites listed side by side.
        """
        heights = self.prerequisites.heights
        known = sorted((name for name in asked if name in heights), key=heights.__getitem__)
        found: set[str] = set()
        while len(known) > 1:
            start = known.pop()
            height, from_depth = heights[start], asked[start].to_reach.rank
            if height == heights[known[0]]:
                return  # all that are left stand side by side
            wanted = {
                name: asked[name].depth
                for name in known
                if heights[name] < height
                and asked[name].to_reach.rank >= from_depth
                and name not in found
            }
            if wanted:
                for implied in self._below(start, asked[start].depth, wanted):
                    found.add(implied.needed)
                    yield implied

    def _below(self, start: str, depth: Depth, wanted: dict[str, Depth]) -> Iterator[Implied]:
        """Yield what is wanted, which is something, and stands below a concept held at a depth."""
        heights, edges = self.prerequisites.heights, self.prerequisites.edges
        floor = min(map(heights.__getitem__, wanted))
        held = {start: depth}
        above: dict[str, str] = {}
        queue = [start]
        for name in queue:
            rank = held[name].rank
            for needed, requirement in edges[name].items():
                if heights[needed] < floor or rank < requirement.to_reach.rank:
                    continue
                if needed in held and held[needed].rank >= requirement.depth.rank:
                    continue
                held[needed] = requirement.depth
                above[needed] = name
                if needed in wanted and requirement.depth.reaches(wanted[needed]):
                    del wanted[needed]
                    yield Implied(needed, _chain(needed, above))
                    if not wanted:
                        return
                queue.append(needed)
            if len(queue) > SEARCHED:
                return


def _chain(end: str, above: Mapping[str, str]) -> tuple[str, ...]:
    chain = [end]
    while chain[-1] in above:
        chain.append(above[chain[-1]])
    return tuple(reversed(chain))
