"""CUR507, CUR509 and CUR510: sources, repeated statements and seeds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.unit.rules.found import found

SOURCED = """
## learning-rate.yaml
claims:
  a:
    statement: It is so.
    demo: examples:measured
    expect: {{value: {{equals: 1}}}}
    {rest}
"""


@pytest.mark.parametrize(
    ("rest", "messages"),
    [
        ("", ["claim 'a' names no source"]),
        ("sources: []", ["claim 'a' names no source"]),
        ("sources: [a textbook]", []),
        ("sources: a textbook", []),  # no list, which is said
    ],
)
def test_sources(rest: str, messages: list[str], tmp_path: Path) -> None:
    assert found("unsourced-claim", SOURCED.format(rest=rest), tmp_path) == messages


REPEATED = """
## first.yaml
claims:
  a: {{statement: It diverges above one.}}
## second.yaml
claims:
  b: {{statement: "{statement}"}}
"""


@pytest.mark.parametrize(
    ("statement", "count"),
    [
        ("It diverges above one.", 1),
        ("it diverges  above one", 1),
        ("It diverges above two.", 0),
        ("It diverges above one. Always.", 0),
    ],
)
def test_repeated(statement: str, count: int, tmp_path: Path) -> None:
    assert len(found("repeated-statement", REPEATED.format(statement=statement), tmp_path)) == count


SEEDED = """
## learning-rate.yaml
claims:
  a:
    statement: It is so.
    demo: noise:{demo}
    expect: {{value: {{equals: 1}}}}
    {seeds}
## noise.py
from curriculum_kit import demo

@demo
def chance({parameters}):
    return {{"value": 1.0}}

@chance.control
def wrong(generator):
    return {{"value": 2.0}}

@chance.figure
def drawn(generator):
    return None
"""


@pytest.mark.parametrize(
    ("demo", "parameters", "seeds", "count"),
    [
        ("chance", "generator", "", 1),
        ("chance", "generator", "seeds: 1", 1),
        ("chance", "generator, /", "", 1),
        ("chance", "generator=None", "", 1),
        ("chance", "generator", "seeds: 2", 0),
        ("chance", "", "", 0),
        ("chance", "*, size=3", "", 0),
        ("nothing", "generator", "", 0),
        ("chance", "generator", "seeds: many", 0),
    ],
)
def test_seeds(demo: str, parameters: str, seeds: str, count: int, tmp_path: Path) -> None:
    course = SEEDED.format(demo=demo, parameters=parameters, seeds=seeds)
    assert len(found("single-seed", course, tmp_path)) == count
