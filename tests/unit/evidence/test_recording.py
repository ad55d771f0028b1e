"""The file of evidence as ``verify`` writes it."""

from __future__ import annotations

import json
import math
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import numpy as np
import pytest

from curriculum_kit.evidence.reading import read_evidence
from curriculum_kit.evidence.recorded import EvidenceFile
from tests.courses import edit
from tests.repository import commit
from tests.unit.evidence.recorded_course import ERRORED, FAILED, UNRUN, VERIFIED, record, written
from tests.unit.output.test_json_schema import closed

SCHEMA = json.loads(
    files("curriculum_kit.output").joinpath("schemas/evidence.json").read_text(encoding="utf-8")
)
STRICT = jsonschema.Draft202012Validator(closed(SCHEMA))


def recorded(course: Path) -> dict[str, Any]:
    return {each["claim"]: each for each in written(course / "evidence.json")["claims"]}


def test_it_keeps_to_its_schema(course: Path) -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)
    document = written(course / "evidence.json")
    assert [error.message for error in STRICT.iter_errors(document)] == []
    document["claims"][0]["verdict"] = "true"
    assert not STRICT.is_valid(document)


def test_every_claim_is_in_it_by_its_id(course: Path) -> None:
    claims = recorded(course)
    assert list(claims) == sorted((VERIFIED, FAILED, ERRORED, UNRUN))
    verdicts = {name: each["verdict"] for name, each in claims.items()}
    assert verdicts == {
        VERIFIED: "verified",
        FAILED: "failed",
        ERRORED: "errored",
        UNRUN: "unrun",
    }


def test_what_was_measured_is_in_it(course: Path) -> None:
    claim = recorded(course)[VERIFIED]
    assert claim["measurements"] == {
        "slope": {
            "value": 2.0,
            "expected": {"equals": 2.0, "within": 0.5, "unit": "m/m"},
            "met": True,
            "tolerance_used": 0.0,
        }
    }
    assert claim["controls"] == [
        {
            "control": "line",
            "violated": ["slope"],
            "measurements": {"slope": 1.0},
            "problem": None,
        }
    ]
    assert (claim["seeds"], claim["message"]) == (1, None)
    assert claim["seconds"] > 0
    assert recorded(course)[FAILED]["message"] == "slope is 2.0, expected between 3 and 4"


def test_the_figure_is_in_it_as_data(course: Path) -> None:
    assert recorded(course)[VERIFIED]["figures"] == {
        "parabola.svg": {
            "title": "It rises",
            "x": {"label": "x in m", "scale": "linear"},
            "y": {"label": "height in m", "scale": "log"},
            "series": [
                {
                    "label": "x^2",
                    "style": "points",
                    "x": [0.0, 1.0, 2.0],
                    "y": [0.0, 1.0, "NaN"],
                }
            ],
        }
    }
    read = read_evidence(course / "evidence.json")
    assert isinstance(read, EvidenceFile)
    [figure] = next(each for each in read.claims if each.claim == VERIFIED).figures.values()
    [series] = figure.series
    assert (figure.title, figure.y.scale, series.style) == ("It rises", "log", "points")
    assert series.y[:2] == (0.0, 1.0)
    assert math.isnan(series.y[2])


def test_what_it_was_made_with_is_in_it(course: Path) -> None:
    made = written(course / "evidence.json")["made_with"]
    assert made["numpy"] == np.__version__
    assert set(made) == {"kit", "numpy", "python", "platform"}


def test_a_run_that_changes_nothing_changes_no_byte_of_what_is_cached(course: Path) -> None:
    edit(course, "foundations/descent/stepping.yaml", "[3, 4]", "[1, 3]")
    edit(course.parent, "demos/slopes.py", '"slope": 1.0', '"slope": 0.0')
    edit(
        course, "foundations/acceleration/rolling.yaml", "smooth: {is: true}", "slope: {equals: 2}"
    )
    before = record(course).read_bytes()
    assert record(course).read_bytes() == before


def test_a_row_of_numbers_is_one_line(course: Path) -> None:
    lines = (course / "evidence.json").read_text().splitlines()
    assert '              "y": [0.0, 1.0, "NaN"]' in lines
    assert '          "expected": {"equals": 2.0, "within": 0.5, "unit": "m/m"},' in lines


def test_outside_of_a_repository_there_is_no_commit(course: Path) -> None:
    assert written(record(course))["repository"] is None


def test_the_commit_is_in_it_and_whether_files_differ_from_it(course: Path) -> None:
    (course / "evidence.json").unlink()
    commit(course.parent)
    before = commit(course.parent)
    assert written(record(course))["repository"] == {"commit": before, "dirty": False}
    assert written(record(course))["repository"] == {"commit": before, "dirty": False}
    (course.parent / "demos/table.csv").write_text("1")
    assert written(record(course))["repository"] == {"commit": before, "dirty": True}
    after = commit(course.parent)
    (course.parent / "notes.txt").write_text("neither the course nor its demos")
    assert written(record(course))["repository"] == {"commit": after, "dirty": False}


@pytest.mark.parametrize("option", ["--no-cache", "--seeds=3"])
def test_how_it_was_run_leaves_the_fingerprints_alone(option: str, course: Path) -> None:
    before = {name: each["fingerprint"] for name, each in recorded(course).items()}
    record(course, option)
    assert {name: each["fingerprint"] for name, each in recorded(course).items()} == before
