"""One finding for each group of concepts that require each other, however large the tangle."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from tests.courses import checked
from tests.rules.fragments import write_course


def tangle(concepts: int, extra: int) -> str:
    """Return a registry in which everything requires everything else in the end."""
    random = Random(concepts)
    lines = ["## concepts.yaml"]
    for number in range(concepts):
        needed = {(number + 1) % concepts, *random.choices(range(concepts), k=extra)} - {number}
        lines += [f"c{number}:", f"  name: Concept {number}", "  requires:"]
        lines += [f"    c{other}: INTRODUCED" for other in sorted(needed)]
    return "\n".join(lines) + "\n## first.yaml\nnew: {c0: MENTIONED}\n"


@pytest.mark.parametrize(("concepts", "extra"), [(2, 0), (77, 0), (77, 2), (500, 3)])
def test_a_tangle_is_one_finding_that_names_a_shortest_cycle(
    concepts: int, extra: int, tmp_path: Path
) -> None:
    write_course(tangle(concepts, extra), tmp_path)
    report = checked(tmp_path / "course")
    [finding] = [found for found in report.findings if found.rule == "prerequisite-cycle"]
    length = len(finding.related) + 1
    assert length == (concepts if extra == 0 else shortest(report.project.course.concepts))
    assert "prerequisite-never-taught" not in {found.rule for found in report.findings}


def shortest(concepts: object) -> int:
    """Return the length of a shortest cycle, by trying every start."""
    assert isinstance(concepts, dict)
    edges = {name: list(concept.requires) for name, concept in concepts.items()}
    best = len(edges) + 1
    for start in edges:
        distance = {start: 0}
        queue = [start]
        for name in queue:
            for needed in edges[name]:
                if needed == start:
                    best = min(best, distance[name] + 1)
                if needed not in distance:
                    distance[needed] = distance[name] + 1
                    queue.append(needed)
    return best
