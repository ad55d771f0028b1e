"""Evidence read back: strictly, and for the course as it is today."""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pytest

from curriculum_kit.evidence.reading import Unusable, read_evidence
from curriculum_kit.evidence.recorded import EvidenceFile
from curriculum_kit.evidence.standing import ClaimStanding, standings
from curriculum_kit.source.project import load_course
from tests.courses import edit
from tests.unit.evidence.recorded_course import ERRORED, FAILED, UNRUN, VERIFIED, record, written

SLOPES = "foundations/descent/slopes.yaml"
AS_RECORDED = {
    VERIFIED: "verified",
    FAILED: "failed",
    ERRORED: "not verified",
    UNRUN: "not verified",
}
ON_THE_DEMO = dict.fromkeys((VERIFIED, FAILED, ERRORED), "stale")


def standing(course: Path) -> Mapping[str, ClaimStanding]:
    read = read_evidence(course / "evidence.json")
    assert isinstance(read, EvidenceFile)
    return standings(load_course(course), read)


def named(course: Path) -> dict[str, str]:
    return {name: each.standing.value for name, each in standing(course).items()}


def test_a_course_that_has_not_changed_stands_as_recorded(course: Path) -> None:
    found = standing(course)
    assert named(course) == AS_RECORDED
    assert {name: each.record.verdict.value for name, each in found.items() if each.record} == {
        VERIFIED: "verified",
        FAILED: "failed",
        ERRORED: "errored",
        UNRUN: "unrun",
    }


@pytest.mark.parametrize(
    ("file", "old", "new", "changed"),
    [
        (SLOPES, "within: 0.5", "within: 0.4", {VERIFIED: "stale"}),
        (SLOPES, "seeds: 1", "seeds: 2", {VERIFIED: "stale"}),
        (SLOPES, "demo: slopes:parabola", "demo: slopes:line", {VERIFIED: "stale"}),
        (SLOPES, "parabola-rises-by-two:", "parabola-rises:", {VERIFIED: None}),
        (SLOPES, "title: Slopes", "title: Steepness", {}),
        (SLOPES, "The slope of x^2 at one is 2.", "At one, x^2 has the slope 2.", {}),
        ("../demos/slopes.py", '"slope": 2.0', '"slope": 2.1', ON_THE_DEMO),
        (
            "foundations/acceleration/rolling.yaml",
            "statement: Momentum arrives sooner.",
            "statement: Momentum arrives sooner.\n    demo: slopes:parabola",
            {UNRUN: "stale"},
        ),
    ],
)
def test_a_change_of_what_it_depends_on_makes_a_record_stale(
    file: str, old: str, new: str, changed: dict[str, str | None], course: Path
) -> None:
    text = (course / file).read_text()
    assert old in text
    (course / file).write_text(text.replace(old, new))
    expected = {**AS_RECORDED, **changed}
    found = named(course)
    assert {name: found.get(name) for name in expected} == expected
    assert all(standing(course)[name].record is None for name in found if found[name] == "stale")


def test_data_beside_the_demos_counts(course: Path) -> None:
    (course.parent / "demos/table.csv").write_text("1")
    assert named(course) == {**AS_RECORDED, **ON_THE_DEMO}
    (course.parent / "demos/table.csv").unlink()
    assert named(course) == AS_RECORDED


def test_a_claim_without_a_record_is_not_verified(course: Path) -> None:
    edit(course, SLOPES, "parabola-rises-by-two:", "another:")
    assert named(course)["another"] == "not verified"
    assert standing(course)["another"].record is None


def test_more_seeds_than_asked_for_still_match(course: Path) -> None:
    record(course, "--seeds", "5")
    assert named(course) == AS_RECORDED
    found = standing(course)[VERIFIED].record
    assert found is not None
    assert found.seeds == 5


def first(document: Any, claim: str = VERIFIED) -> Any:
    return next(each for each in document["claims"] if each["claim"] == claim)


def another_version(document: Any) -> None:
    document["schema_version"] = 2


def no_version(document: Any) -> None:
    del document["schema_version"]


def no_fingerprint(document: Any) -> None:
    del first(document)["fingerprint"]


def short_fingerprint(document: Any) -> None:
    first(document)["fingerprint"] = "12"


def unknown_verdict(document: Any) -> None:
    first(document)["verdict"] = "true"


def word_for_a_value(document: Any) -> None:
    first(document)["measurements"]["slope"]["value"] = "two"


def word_for_met(document: Any) -> None:
    first(document)["measurements"]["slope"]["met"] = "yes"


def uneven_series(document: Any) -> None:
    first(document)["figures"]["parabola.svg"]["series"][0]["x"].append(1.0)


def unknown_scale(document: Any) -> None:
    first(document)["figures"]["parabola.svg"]["x"]["scale"] = "cubic"


def twice(document: Any) -> None:
    document["claims"].append(first(document))


def called_verified(document: Any) -> None:
    first(document, FAILED)["verdict"] = "verified"


def without_control(document: Any) -> None:
    first(document)["controls"] = []


def another_value(document: Any) -> None:
    first(document)["measurements"]["slope"]["value"] = 99.0


def no_expectation(document: Any) -> None:
    first(document)["measurements"]["slope"]["expected"] = {"equals": 1.0, "is": True}


def control_that_meets(document: Any) -> None:
    [control, *_rest] = first(document)["controls"]
    measured = first(document)["measurements"]["slope"]["value"]
    control["measurements"] = dict.fromkeys(control["measurements"], measured)


def endless_number(document: Any) -> None:
    first(document)["measurements"]["slope"]["value"] = 10**400


def idle_control(document: Any) -> None:
    first(document)["controls"].append({**first(document)["controls"][0], "violated": []})


@pytest.mark.parametrize(
    ("spoil", "problem"),
    [
        (another_version, "is not of schema version 1, which is the one that is read here"),
        (no_version, "is not of schema version 1, which is the one that is read here"),
        (no_fingerprint, "is no evidence: claims.1.fingerprint: "),
        (short_fingerprint, "is no evidence: claims.1.fingerprint: "),
        (unknown_verdict, "is no evidence: claims.1.verdict: "),
        (word_for_a_value, "is no evidence: claims.1.measurements.slope.value: "),
        (word_for_met, "is no evidence: claims.1.measurements.slope.met: "),
        (uneven_series, "is no evidence: claims.1.figures.parabola.svg: "),
        (unknown_scale, "is no evidence: claims.1.figures.parabola.svg: "),
        (twice, f"has two records of the claim '{VERIFIED}'"),
        (called_verified, f"calls the claim '{FAILED}' verified, which its own record denies"),
        (without_control, f"calls the claim '{VERIFIED}' verified, which its own record denies"),
        (idle_control, f"calls the claim '{VERIFIED}' verified, which its own record denies"),
        (another_value, f"calls the claim '{VERIFIED}' verified, which its own record denies"),
        (no_expectation, f"calls the claim '{VERIFIED}' verified, which its own record denies"),
        (control_that_meets, f"calls the claim '{VERIFIED}' verified, which its own record denies"),
        (endless_number, "is no "),
    ],
)
def test_a_spoilt_file_is_a_problem(
    spoil: Callable[[Any], None], problem: str, course: Path
) -> None:
    file = course / "evidence.json"
    document = written(file)
    document["claims"].sort(key=lambda each: each["claim"] == VERIFIED)
    document["claims"] = [document["claims"][0], first(document), *document["claims"][1:-1]]
    spoil(document)
    file.write_text(json.dumps(document))
    read = read_evidence(file)
    assert isinstance(read, Unusable)
    assert read.problem.startswith(problem)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        (b"", "is no JSON: "),
        (b"\xff\xfe", "is no JSON: "),
        (b"{", "is no JSON: "),
        (b"[" * 100_000, "is no JSON: "),
        (b"[]", "is no evidence: the whole: "),
        (b"null", "is no evidence: the whole: "),
        (b"{}", "is not of schema version 1"),
        (b'{"schema_version": 1e400}', "is not of schema version 1"),
    ],
)
def test_what_is_no_evidence_is_a_problem(text: bytes, problem: str, tmp_path: Path) -> None:
    file = tmp_path / "evidence.json"
    file.write_bytes(text)
    read = read_evidence(file)
    assert isinstance(read, Unusable)
    assert read.problem.startswith(problem)


def test_what_is_no_file_is_a_problem(tmp_path: Path) -> None:
    assert read_evidence(tmp_path) == Unusable("is no file")
    assert read_evidence(tmp_path / "none") == Unusable("cannot be read: No such file or directory")
    assert read_evidence(Path("/dev/zero")) == Unusable("is no file")


def test_a_key_of_a_later_version_is_passed_over(course: Path) -> None:
    file = course / "evidence.json"
    document = written(file)
    first(document)["mood"] = "cheerful"
    file.write_text(json.dumps(document))
    assert named(course) == AS_RECORDED
