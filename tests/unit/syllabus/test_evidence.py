"""What pages say of claims: what was recorded, and only while it still holds."""

from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tests.bundled import curriculum
from tests.courses import edit
from tests.unit.evidence.recorded_course import recorded_course
from tests.unit.syllabus.courses import sections_of

SLOPES = "foundations/descent/slopes.yaml"
STALE = ["stale: not verified since it changed", ""]


@pytest.fixture(scope="module")
def verified_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return recorded_course(tmp_path_factory.mktemp("recorded")).parent


@pytest.fixture
def course(verified_once: Path, tmp_path: Path) -> Path:
    shutil.copytree(verified_once, tmp_path / "work")
    return tmp_path / "work/curriculum"


def page(course: Path, module: str, *words: str) -> str:
    done = curriculum("render", module, "-C", str(course), *words)
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def claims(course: Path, module: str, *words: str) -> dict[str, list[str]]:
    """Return the last two cells of each claim's row, by its id."""
    [table] = sections_of(page(course, module, *words))["Claims"].tables
    assert table[0] == ["Lesson", "Claim", "Statement", "Demo", "Evidence", "Measured"]
    return {row[1]: row[4:] for row in table[1:]}


def test_a_claim_is_shown_as_recorded_with_what_was_measured(course: Path) -> None:
    assert claims(course, "descent") == {
        "parabola-rises-by-two": ["verified", "slope = 2 m/m"],
        "step-halves-the-loss": [
            "failed: slope is 2.0, expected between 3 and 4",
            "slope = 2",
        ],
    }
    assert claims(course, "acceleration") == {
        "rolling-is-fast": ["not verified: it names no demo", ""],
        "rolling-is-smooth": ["not verified: the demo does not measure 'smooth'", ""],
    }


def test_a_claim_is_verified_only_while_its_record_matches(course: Path) -> None:
    edit(course, SLOPES, "within: 0.5", "within: 0.6")
    assert claims(course, "descent")["parabola-rises-by-two"] == STALE
    edit(course, SLOPES, "within: 0.6", "within: 0.5")
    assert claims(course, "descent")["parabola-rises-by-two"][0] == "verified"
    edit(course.parent, "demos/slopes.py", '"slope": 2.0', '"slope": 2')
    assert set(map(tuple, claims(course, "descent").values())) == {tuple(STALE)}


def web_page(course: Path, lesson: str, out: Path) -> str:
    done = curriculum("render", "-C", str(course), "--to", "html", "--out", str(out))
    assert done.returncode == 0, done.stderr
    return (out / f"lessons/{lesson}.html").read_text(encoding="utf-8")


def test_a_failed_claim_that_changed_is_not_said_to_have_been_verified(
    course: Path, tmp_path: Path
) -> None:
    edit(course.parent, "demos/slopes.py", '"slope": 2.0', '"slope": 2')
    said = web_page(course, "stepping", tmp_path / "site")
    assert '<b class="chip stale">stale</b>' in said
    assert "Not verified since it changed." in said
    assert "verified once" not in said


def test_the_web_page_gives_a_measured_value_its_unit(course: Path, tmp_path: Path) -> None:
    assert '<span class="ok">2 m/m</span>' in web_page(course, "slopes", tmp_path / "site")


def shown(course: Path, *words: str) -> str:
    done = curriculum("show", *words, "-C", str(course))
    assert (done.returncode, done.stderr) == (0, "")
    return done.stdout


def test_a_claim_is_shown_in_the_terminal_with_its_evidence(course: Path) -> None:
    said = "Evidence: failed: slope is 2.0, expected between 3 and 4\n{}slope = 2\n"
    assert said.format(" " * 4) in shown(course, "claim:step-halves-the-loss")
    assert said.format(" " * 6) in shown(course, "lesson:stepping")
    edit(course.parent, "demos/slopes.py", '"slope": 2.0', '"slope": 2')
    said = shown(course, "claim:step-halves-the-loss")
    assert "Evidence: stale: not verified since it changed\n" in said
    assert "slope = 2" not in said
    (course / "evidence.json").unlink()
    assert "Evidence" not in shown(course, "claim:step-halves-the-loss")


def test_programs_are_told_the_evidence_of_a_claim(course: Path) -> None:
    words = ("claim:parabola-rises-by-two", "--format", "json")
    claim = json.loads(shown(course, *words))["claim"]
    assert claim["standing"] == "verified"
    assert claim["measured"] == {"slope": {"value": 2.0, "unit": "m/m", "met": True}}
    (course / "evidence.json").unlink()
    claim = json.loads(shown(course, *words))["claim"]
    assert (claim["standing"], claim["measured"]) == (None, {})


def test_a_page_without_claims_needs_no_evidence(course: Path) -> None:
    (course / "evidence.json").write_text("[]")
    assert "Concept: " in shown(course, "concept:slope")
    done = curriculum("show", "lesson:stepping", "-C", str(course))
    assert done.returncode == 0
    assert "is no evidence: the whole: " in done.stderr


def test_a_claim_without_a_record_is_not_verified(course: Path) -> None:
    edit(course, SLOPES, "parabola-rises-by-two:", "another:")
    assert claims(course, "descent")["another"] == ["not verified", ""]


def test_the_page_says_what_it_was_measured_with(course: Path) -> None:
    made = json.loads((course / "evidence.json").read_text())["made_with"]
    [said] = sections_of(page(course, "descent"))["Claims"].paragraphs
    assert said == (
        f"Measured with curriculum-kit {made['kit']}, numpy {made['numpy']}, "
        f"Python {made['python']} on {made['platform']}."
    )


def test_the_index_counts(course: Path, tmp_path: Path) -> None:
    edit(course, SLOPES, "within: 0.5", "within: 0.6")
    curriculum("render", "-C", str(course), "--out", str(tmp_path / "pages"))
    index = (tmp_path / "pages/index.md").read_text()
    assert "\n**Evidence of the claims:** 1 failed, 1 stale, 2 not verified\n" in index


def test_without_evidence_nothing_is_said_of_it(course: Path) -> None:
    (course / "evidence.json").unlink()
    [table] = sections_of(page(course, "descent"))["Claims"].tables
    assert table[0] == ["Lesson", "Claim", "Statement", "Demo"]


def test_evidence_may_lie_elsewhere(course: Path, tmp_path: Path) -> None:
    (course / "evidence.json").rename(tmp_path / "elsewhere.json")
    named = ("--evidence", str(tmp_path / "elsewhere.json"))
    assert claims(course, "descent", *named)["parabola-rises-by-two"][0] == "verified"


def test_nothing_of_the_course_is_executed(course: Path) -> None:
    demos = course.parent / "demos/slopes.py"
    demos.write_text(demos.read_text() + "\nopen('executed', 'w')\nraise SystemExit\n")
    assert claims(course, "descent")["parabola-rises-by-two"] == STALE
    assert not list(course.parent.rglob("executed"))


def test_texts_of_the_record_stay_in_their_cells(course: Path) -> None:
    file = course / "evidence.json"
    document = json.loads(file.read_text())
    failed = next(each for each in document["claims"] if each["verdict"] == "failed")
    failed["message"] = "a | b\n# c <script> [d](javascript:e) @f `g"
    failed["measurements"] = {"x | `y`\n": failed["measurements"]["slope"]}
    file.write_text(json.dumps(document))
    cells = claims(course, "descent")["step-halves-the-loss"]
    assert cells[0] == "failed: a | b # c <script> [d](javascript:e) @\u200bf `g"
    assert cells[1] == "x | `y` = 2"


def test_a_file_that_is_named_and_no_evidence_is_a_wrong_call(course: Path) -> None:
    file = course / "evidence.json"
    file.write_text("[]")
    done = curriculum("render", "descent", "-C", str(course), "--evidence", str(file))
    assert (done.returncode, done.stdout) == (2, "")
    assert f"'{file}' is no evidence: the whole: " in done.stderr
    assert "'curriculum verify --evidence' writes a new one." in done.stderr


@pytest.mark.parametrize(
    "words",
    [("render", "descent"), ("show", "lesson:slopes"), ("show", "claim:parabola-rises-by-two")],
)
@pytest.mark.parametrize("text", ["[]", "{bad", "{}", "<<<<<<< HEAD\n{}\n"])
def test_without_readable_evidence_pages_say_so_and_show_none(
    text: str, words: tuple[str, ...], course: Path
) -> None:
    (course / "evidence.json").unlink(missing_ok=True)
    expected = curriculum(*words, "-C", str(course)).stdout
    (course / "evidence.json").write_text(text)
    done = curriculum(*words, "-C", str(course))
    assert (done.returncode, done.stdout) == (0, expected)
    assert done.stderr.startswith(f"Shown without evidence: '{course}/evidence.json' is no")
    assert "'curriculum verify --evidence' writes a new one." in done.stderr


def test_a_file_that_is_named_must_be_there(course: Path) -> None:
    done = curriculum("render", "descent", "-C", str(course), "--evidence", "none.json")
    assert (done.returncode, done.stdout) == (2, "")
    assert "'none.json' cannot be read: No such file or directory." in done.stderr


def test_a_lesson_shows_each_measurement_beside_what_was_expected_and_who_was_caught(
    course: Path,
) -> None:
    section = sections_of(page(course, "lesson:slopes"))["parabola-rises-by-two"]
    assert section.tables == [
        [["Measurement", "Expected", "Measured"], ["slope", "2 m/m within 0.5", "2"]]
    ]
    assert "Evidence: verified" in section.paragraphs
    assert any("caught by slope" in text for text in section.paragraphs)


def test_a_lesson_shows_nothing_measured_for_a_claim_that_has_changed(course: Path) -> None:
    edit(course, SLOPES, "within: 0.5", "within: 0.6")
    section = sections_of(page(course, "lesson:slopes"))["parabola-rises-by-two"]
    assert f"Evidence: {STALE[0]}" in section.paragraphs
    assert section.tables[0][1] == ["slope", "2 m/m within 0.6", ""]
    assert not any("caught by" in text for text in section.paragraphs)
