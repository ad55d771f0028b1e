"""The concept graph and its cycles."""

from __future__ import annotations

from pathlib import Path

import networkx
import pytest

from curriculum_kit.learner.prerequisites import Prerequisites
from curriculum_kit.source.project import load_course
from tests.rules.fragments import write_course


def prerequisites(registry: str, folder: Path, **misspelt: str) -> Prerequisites:
    """Return the prerequisites of a registry of lines such as ``adam: momentum, slope``."""
    lines = ["## concepts.yaml"]
    for line in registry.strip().splitlines():
        name, _, needed = line.strip().partition(":")
        requires = ", ".join(f"{other.strip()}: DEVELOPED" for other in needed.split(",") if other)
        lines.append(f"{name}: {{name: {name}, requires: {{{requires}}}}}")
    lines += ["## one.yaml", "load: BUILD", ""]
    write_course("\n".join(lines), folder)
    return Prerequisites(load_course(folder / "course").course, misspelt)


@pytest.mark.parametrize(
    ("registry", "cycles"),
    [
        ("a:\nb:a\nc:a,b", []),
        ("a:a", [("a",)]),
        ("a:b\nb:a", [("a", "b")]),
        ("b:a\na:b", [("b", "a")]),
        ("x:c\na:b\nb:c\nc:a", [("a", "c", "b")]),
        # The group's shortest cycle, not the first that is met.
        ("a:b\nb:c,d\nc:d\nd:a", [("a", "d", "b")]),
        ("a:b\nb:a,c\nc:d\nd:b", [("a", "b")]),
        # A member that requires itself is its group's shortest cycle.
        ("a:b\nb:a,b", [("b",)]),
        # Groups are separate, and stand in the order of the registry.
        ("y:x\nx:y\nmiddle:x\nb:a,middle\na:b", [("y", "x"), ("b", "a")]),
        # Of two that are equally short, the one that stands first.
        ("a:b,c\nb:a\nc:a", [("a", "b")]),
        ("a:nobody\nb:nobody", []),
    ],
)
def test_shortest_cycle_of_each_group(
    registry: str, cycles: list[tuple[str, ...]], tmp_path: Path
) -> None:
    assert prerequisites(registry, tmp_path).cycles == cycles


def test_each_concept_of_a_cycle_is_required_by_the_next(tmp_path: Path) -> None:
    found = prerequisites("a:b\nb:c\nc:d\nd:a", tmp_path)
    [cycle] = found.cycles
    pairs = zip(cycle, (*cycle[1:], cycle[0]), strict=True)
    assert all(before in found.edges[after] for before, after in pairs)


def test_what_stands_on_a_cycle_is_not_on_it(tmp_path: Path) -> None:
    found = prerequisites("a:b\nb:a\non-top:a\nbelow:\na-and-more:below,on-top", tmp_path)
    assert dict(found.circular) == {"a": 0, "b": 0}
    assert found.within_a_circle("a", "b")
    assert not found.within_a_circle("on-top", "a")
    assert not found.within_a_circle("a-and-more", "below")


def test_two_groups_are_two_circles(tmp_path: Path) -> None:
    found = prerequisites("a:b\nb:a\nc:d,a\nd:c", tmp_path)
    assert found.within_a_circle("c", "d")
    assert not found.within_a_circle("c", "a")


@pytest.mark.parametrize("closed", [False, True])
def test_long_chains_need_no_deep_stack(tmp_path: Path, *, closed: bool) -> None:
    last = 2000
    first = f"c0:c{last}" if closed else "c0:"
    chain = [f"c{number}:c{number - 1}" for number in range(1, last + 1)]
    found = prerequisites("\n".join((first, *chain)), tmp_path)
    assert [len(cycle) for cycle in found.cycles] == ([last + 1] if closed else [])


def test_misspelt_prerequisites_are_mended(tmp_path: Path) -> None:
    found = prerequisites("slope:\nstep:sloep,nobody", tmp_path, sloep="slope")
    assert {name: list(needed) for name, needed in found.edges.items()} == {
        "slope": [],
        "step": ["slope"],
    }


def test_graph_carries_depths(tmp_path: Path) -> None:
    registry = "{name: B, requires: {a: {depth: MENTIONED, to_reach: APPLIED}, c: DEVELOPED}}"
    write_course(
        f"## concepts.yaml\na: {{name: A}}\nb: {registry}\nc: {{name: C}}\n## one.yaml\ncore: c\n",
        tmp_path,
    )
    graph = Prerequisites(load_course(tmp_path / "course").course, {}).graph
    assert isinstance(graph, networkx.DiGraph)
    edges = {(a, b): (str(d["depth"]), str(d["to_reach"])) for a, b, d in graph.edges(data=True)}
    assert edges == {("a", "b"): ("MENTIONED", "APPLIED"), ("c", "b"): ("DEVELOPED", "INTRODUCED")}
    assert list(graph) == ["a", "b", "c"]
