"""``curriculum rename``, the real command on copies of the bundled course."""

from __future__ import annotations

import json
import subprocess
from pathlib import Path

import pytest

from curriculum_kit.baseline import entries_in
from curriculum_kit.evidence.reading import read_evidence
from curriculum_kit.evidence.recorded import EvidenceFile
from curriculum_kit.evidence.standing import Standing, standings
from curriculum_kit.source.project import load_course
from tests.bundled import copied, curriculum
from tests.courses import edit, small_course
from tests.repository import commit, git

TRAINING = "foundations/training-neural-networks"
EVERY_KIND = [
    ("concept", "momentum", "inertia-of-steps"),
    ("lesson", "optimizers", "descent-methods"),
    ("module", "training-neural-networks", "training"),
    ("series", "foundations", "basics"),
    ("claim", "momentum-multiplies-the-step", "momentum-adds-up"),
    ("misconception", "adam-always-beats-sgd", "adam-is-best"),
]


def contents(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file() and ".git" not in file.parts
    }


def standing(course: Path) -> dict[str, Standing]:
    evidence = read_evidence(course / "evidence.json")
    assert isinstance(evidence, EvidenceFile)
    return {name: each.standing for name, each in standings(load_course(course), evidence).items()}


@pytest.mark.parametrize(("kind", "old", "new"), EVERY_KIND)
def test_there_and_back(kind: str, old: str, new: str, tmp_path: Path) -> None:
    course = copied(tmp_path)
    before, stood = contents(tmp_path), standing(course)
    there = curriculum("rename", kind, old, new, "-C", str(course))
    assert (there.returncode, there.stdout) == (0, "")
    assert there.stderr.startswith(f"Renamed {kind} '{old}' to '{new}': ")
    assert curriculum("validate", str(course), "--strict").returncode == 0
    if kind in ("lesson", "module", "claim", "misconception"):
        assert curriculum("show", f"{kind}:{new}", "-C", str(course)).returncode == 0
        assert curriculum("show", f"{kind}:{old}", "-C", str(course)).returncode == 2
    assert standing(course) == {new if name == old else name: how for name, how in stood.items()}
    back = curriculum("rename", kind, new, old, "-C", str(course))
    assert back.returncode == 0
    after = contents(tmp_path)
    noted = f"renamed_from: {new}\n"
    differing = [name for name in before | after if before.get(name) != after.get(name)]
    [name] = differing
    lines = after[name].decode().splitlines(keepends=True)
    assert [line for line in lines if line.strip() + "\n" != noted] == (
        before[name].decode().splitlines(keepends=True)
    )
    assert curriculum("validate", str(course), "--strict").returncode == 0


@pytest.mark.parametrize(("kind", "old", "new"), EVERY_KIND)
def test_the_patch_does_what_renaming_does(kind: str, old: str, new: str, tmp_path: Path) -> None:
    copied(tmp_path)
    commit(tmp_path)
    before = contents(tmp_path)
    shown = curriculum("rename", kind, old, new, "--diff", cwd=tmp_path)
    assert (shown.returncode, shown.stderr) == (0, "")
    assert contents(tmp_path) == before
    subprocess.run(["git", "apply"], input=shown.stdout, cwd=tmp_path, text=True, check=True)
    patched = contents(tmp_path)
    git(tmp_path, "checkout", "--quiet", ".")
    git(tmp_path, "clean", "--quiet", "-fd")
    assert contents(tmp_path) == before
    assert curriculum("rename", kind, old, new, cwd=tmp_path).returncode == 0
    assert contents(tmp_path) == patched


def test_git_sees_a_lesson_that_moved(tmp_path: Path) -> None:
    copied(tmp_path)
    commit(tmp_path)
    curriculum("rename", "lesson", "optimizers", "descent-methods", cwd=tmp_path)
    git(tmp_path, "add", "--all")
    status = git(tmp_path, "status", "--porcelain")
    assert (
        f"R  curriculum/{TRAINING}/optimizers.yaml -> curriculum/{TRAINING}/descent-methods.yaml"
        in status
    )


def test_evidence_of_chance_has_to_be_measured_again(tmp_path: Path) -> None:
    course = copied(tmp_path)
    done = curriculum("rename", "claim", "adam-has-a-speed-limit", "adam-is-limited", cwd=tmp_path)
    assert "The evidence for 'adam-is-limited' has to be measured again" in done.stderr
    assert standing(course)["adam-is-limited"] is Standing.STALE


def test_renamed_evidence_is_what_verifying_would_record(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    evidence = course / "evidence.json"
    curriculum("verify", "-C", str(course), "--evidence", str(evidence))
    curriculum("rename", "claim", "parabola-rises-by-two", "parabola-has-slope-two", cwd=tmp_path)
    renamed = {each["claim"]: each["fingerprint"] for each in claims_of(evidence)}
    curriculum("verify", "-C", str(course), "--evidence", str(evidence))
    assert {each["claim"]: each["fingerprint"] for each in claims_of(evidence)} == renamed
    assert "parabola-has-slope-two" in renamed


def claims_of(evidence: Path) -> list[dict[str, str]]:
    found: list[dict[str, str]] = json.loads(evidence.read_text("utf-8"))["claims"]
    return found


def test_a_baseline_follows(tmp_path: Path) -> None:
    course = copied(tmp_path)
    edit(course, f"{TRAINING}/computational-graphs.yaml", "load: BUILD", "load: STRETCH")
    words = ("validate", "curriculum", "--baseline", "baseline.txt")
    curriculum(*words, "--update-baseline", cwd=tmp_path)
    assert curriculum(*words, cwd=tmp_path).returncode == 0
    curriculum("rename", "lesson", "computational-graphs", "drawing-graphs", cwd=tmp_path)
    after = curriculum(*words, cwd=tmp_path)
    assert (after.returncode, after.stderr) == (0, "")
    text = (tmp_path / "baseline.txt").read_text("utf-8")
    assert any("lesson:drawing-graphs" in entry.subjects for entry in entries_in(text))


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("concept", "momentun", "inertia"), "Did you mean 'momentum'?"),
        (("concept", "momentum", "adam"), "there is a concept 'adam' already"),
        (("concept", "momentum", "Momentum"), "'Momentum' cannot be an id"),
        (("concepts", "momentum", "inertia"), "'concepts' is not one of"),
    ],
)
def test_a_wrong_call(words: tuple[str, ...], said: str) -> None:
    done = curriculum("rename", *words)
    assert done.returncode == 2
    assert said in done.stderr


def test_the_schemas_that_name_the_old_id_are_mentioned(tmp_path: Path) -> None:
    copied(tmp_path)
    done = curriculum("rename", "concept", "momentum", "inertia", cwd=tmp_path)
    assert done.stderr.endswith("complete by: curriculum schema --write\n")
    assert curriculum("schema", "--check", cwd=tmp_path).returncode == 1


def test_a_course_in_the_way(tmp_path: Path) -> None:
    course = copied(tmp_path)
    edit(course, f"{TRAINING}/computational-graphs.yaml", "load: BUILD", "load: [BUILD")
    before = contents(tmp_path)
    done = curriculum("rename", "concept", "computational-graph", "graph-of-steps", cwd=tmp_path)
    assert done.returncode == 1
    assert done.stderr.startswith("Nothing is changed: ")
    assert "cannot be read: mend it first" in done.stderr
    assert contents(tmp_path) == before
