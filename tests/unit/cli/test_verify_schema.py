"""The published schemas of what ``verify`` prints: true of real outputs, down to the last key."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from tests.courses import edit, small_course
from tests.unit.cli.calling import Caller
from tests.unit.output.test_json_schema import closed

SLOPES = "foundations/descent/slopes.yaml"
STEPPING = "foundations/descent/stepping.yaml"
ROLLING = "foundations/acceleration/rolling.yaml"

CHANCE = """
@demo
def chance(generator):
    return {"positive": bool(generator.normal() > 0), "far": 1e400}

@chance.control
def nothing(generator):
    return {"positive": False, "far": float("nan")}

@chance.figure
def drawn():
    from curriculum_kit import Axis, Figure, Series
    return Figure("Nothing", Axis("x"), Axis("y"), [Series("line", [0, 1], [0, 1])])
"""

MORE = """\
  chance-is-positive:
    statement: Chance is positive.
    demo: slopes:chance
    expect: {positive: {is: true}, far: {at_least: 1}}
    seeds: 2
  no-demo:
    statement: Nothing measures this.
"""


def schema(name: str) -> Any:
    text = files("curriculum_kit.output").joinpath(f"schemas/{name}.json").read_text("utf-8")
    return json.loads(text)


def document(name: str, curriculum: Caller, course: Path, *words: str) -> Any:
    """Return what ``verify`` prints, which keeps to the schema of that name."""
    _status, out, _err = curriculum("verify", *words, "--format", "json", "-C", course)
    parsed = json.loads(out)
    strict = jsonschema.Draft202012Validator(closed(schema(name)))
    assert [error.message for error in strict.iter_errors(parsed)] == []
    return parsed


def test_the_schemas_are_schemas() -> None:
    for name in ("verify", "verify-flaky"):
        jsonschema.Draft202012Validator.check_schema(schema(name))


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Return a course with claims that are verified, failed, errored and not run."""
    course = small_course(tmp_path)
    edit(course, SLOPES, "{equals: 2, within: 0.5, unit: m/m}", "{equals: 2, within_relative: 0.1}")
    edit(course, ROLLING, "demo: slopes:parabola", "demo: slopes:missing")
    demos = tmp_path / "demos/slopes.py"
    demos.write_text(f"{demos.read_text('utf-8')}{CHANCE}", encoding="utf-8")
    edit(course, STEPPING, "sources: [a textbook]", f"sources: [a textbook]\n{MORE}")
    return course


def test_evidence_keeps_to_it(mixed: Path, curriculum: Caller) -> None:
    parsed = document("verify", curriculum, mixed)
    verdicts = {claim["claim"]: claim["verdict"] for claim in parsed["claims"]}
    assert verdicts == {
        "parabola-rises-by-two": "verified",
        "step-halves-the-loss": "uncontrolled",
        "chance-is-positive": "errored",
        "no-demo": "unrun",
        "rolling-is-smooth": "unrun",
    }
    assert parsed["claims"][2]["figures"] == ["chance.svg"]
    assert parsed["claims"][2]["measurements"]["far"]["value"] == "Infinity"


def test_rates_keep_to_it(mixed: Path, curriculum: Caller) -> None:
    parsed = document("verify-flaky", curriculum, mixed, "--flaky")
    runs = {claim["claim"]: claim["runs"] for claim in parsed["claims"]}
    assert list(runs.values()) == [1, 1, 50, 0, 0]
    assert parsed["summary"]["on_target"] == 1
    assert parsed["claims"][0]["controls"] == [{"control": "line", "violated": 1}]


@pytest.mark.parametrize("name", ["verify", "verify-flaky"])
def test_the_schemas_can_be_broken(name: str, mixed: Path, curriculum: Caller) -> None:
    words = ["--flaky"] if name == "verify-flaky" else []
    parsed = document(name, curriculum, mixed, *words)
    parsed["claims"][0]["seeds"] = "three"
    assert not jsonschema.Draft202012Validator(schema(name)).is_valid(parsed)
