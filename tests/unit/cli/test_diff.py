"""``diff`` and ``validate --new-since`` as they are called, on real repositories."""

from __future__ import annotations

import json
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

from tests.courses import edit, small_course
from tests.repository import commit, git
from tests.unit.cli.calling import Caller
from tests.unit.output.hostile import HOSTILE
from tests.unit.output.test_json_schema import closed

SLOPES = "foundations/descent/slopes.yaml"
STEPPING = "foundations/descent/stepping.yaml"
MANIFEST = "curriculum.yaml"
SCHEMA = json.loads(files("curriculum_kit.output").joinpath("schemas/diff.json").read_text("utf-8"))
FORMATS = ("text", "markdown", "json", "github")


@pytest.fixture
def course(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The small course, committed, in the working directory."""
    root = tmp_path / "repository"
    root.mkdir()
    course = small_course(root)
    commit(root)
    monkeypatch.chdir(root)
    monkeypatch.delenv("GITHUB_WORKSPACE", raising=False)
    return course


def weaken(course: Path) -> None:
    edit(course, SLOPES, "within: 0.5", "within: 0.75")


def approve(course: Path, **more: str) -> None:
    entry = {
        "change": "claim-weakened",
        "subject": "claim:parabola-rises-by-two",
        "reason": "The drawing is read off by eye.",
    } | more
    with (course / MANIFEST).open("a") as file:
        file.write(f"approved: [{json.dumps(entry)}]\n")


def document(curriculum: Caller, *words: object) -> Any:
    """Return the JSON document of a comparison, which keeps to the schema."""
    parsed = json.loads(curriculum("diff", *words, "--format", "json").out)
    strict = jsonschema.Draft202012Validator(closed(SCHEMA))
    assert [error.message for error in strict.iter_errors(parsed)] == []
    return parsed


def kinds(document: Any) -> list[str]:
    return [change["kind"] for change in document["changes"]]


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize("form", FORMATS)
def test_a_version_does_not_differ_from_itself(form: str, curriculum: Caller) -> None:
    for words in (["HEAD"], ["HEAD", "HEAD"], ["curriculum", "curriculum"], ["main", "curriculum"]):
        called = curriculum("diff", *words, "--format", form)
        assert (called.status, called.err) == (0, "")
    assert form == "json" or "no changes" in called.out


@pytest.mark.parametrize("form", FORMATS)
def test_the_exit_status_is_the_same_in_every_form(
    form: str, course: Path, curriculum: Caller
) -> None:
    edit(course, SLOPES, "minutes: 45", "minutes: 50")
    status = [
        curriculum("diff", "HEAD", "--format", form, "--fail-on", limit).status
        for limit in ("breaking", "notable", "never")
    ]
    assert status == [0, 1, 0]
    weaken(course)
    status = [
        curriculum("diff", "HEAD", "--format", form, "--fail-on", limit).status
        for limit in ("breaking", "notable", "never")
    ]
    assert status == [1, 1, 0]


def test_the_text_says_what_happened_and_where(course: Path, curriculum: Caller) -> None:
    weaken(course)
    edit(course, SLOPES, "status: built", "status: in-progress")
    called = curriculum("diff", "HEAD")
    number = git(course, "rev-parse", "--short=7", "HEAD")
    assert called.status == 1
    assert (
        called.out
        == f"""\
breaking[lesson-withdrawn] lesson:slopes
  lesson 'slopes' is in-progress now; it was built; learners lose what they
  could take
  --> HEAD: curriculum/foundations/descent/slopes.yaml:5:1
  --> curriculum/foundations/descent/slopes.yaml:5:1

breaking[claim-weakened] claim:parabola-rises-by-two
  about: slope
  claim 'parabola-rises-by-two' expects 'slope' to be 2 m/m within 0.75, which
  is easier to meet than 2 m/m within 0.5
  --> HEAD: curriculum/foundations/descent/slopes.yaml:17:7
  --> curriculum/foundations/descent/slopes.yaml:17:7

Claims to verify again:
  parabola-rises-by-two

A change that is meant is approved, with the reason, in a list 'approved' in
curriculum.yaml:
  - change: lesson-withdrawn
    subject: lesson:slopes
    reason: ...

From HEAD ({number}) to the working tree:
2 breaking; 1 claim to verify again.
"""
    )


def test_findings_are_told_with_their_places(course: Path, curriculum: Caller) -> None:
    edit(course, STEPPING, "load: BUILD", "load: STRETCH")
    edit(course, STEPPING, "    belief:", "    belief: [")
    out = curriculum("diff", "HEAD").out
    assert "  error CUR001 " in out
    assert "    --> curriculum/foundations/descent/stepping.yaml:" in out
    commit(course.parent)
    edit(course, STEPPING, "    belief: [", "    belief:")
    out = curriculum("diff", "HEAD").out
    assert "    --> HEAD: curriculum/foundations/descent/stepping.yaml:" in out


def test_the_entry_that_is_offered_approves_what_it_is_offered_for(
    course: Path, curriculum: Caller
) -> None:
    weaken(course)
    out = curriculum("diff", "HEAD").out
    entry = out.split("curriculum.yaml:\n")[1].split("\n\n")[0]
    given = entry.replace("reason: ...", "reason: The drawing is read off by eye.")
    with (course / MANIFEST).open("a") as file:
        file.write(f"approved:\n{given}\n")
    assert curriculum("diff", "HEAD").status == 0


def test_revisions_and_folders_are_compared_alike(
    course: Path, curriculum: Caller, tmp_path: Path
) -> None:
    (tmp_path / "copy").mkdir()
    copy = small_course(tmp_path / "copy")
    weaken(course)
    second = commit(course.parent)
    said = [
        kinds(document(curriculum, *words))
        for words in (
            ["HEAD~1", "HEAD"],
            ["HEAD~1"],
            ["HEAD~1", second],
            [copy],
            [copy, "main"],
            [copy, course],
            [copy, "-C", course],
            ["HEAD~1", course],
        )
    ]
    assert said == [["claim-weakened"]] * len(said)
    assert kinds(document(curriculum, "main", "main~1")) == ["claim-strengthened"]


def test_what_is_not_committed_is_part_of_the_working_tree(
    course: Path, curriculum: Caller
) -> None:
    (course / "foundations/descent/new.yaml").write_text("title: N\ncore: c\nload: BUILD\n")
    edit(course, "foundations/descent/module.yaml", "lessons: [slopes, ", "lessons: [new, slopes, ")
    assert kinds(document(curriculum, "HEAD")) == ["lesson-added"]


def test_a_course_at_the_root_of_its_repository(
    tmp_path: Path, curriculum: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    course = small_course(tmp_path)
    edit(course, MANIFEST, "title:", "demos: demos\ntitle:")
    (tmp_path / "demos").rename(course / "demos")
    commit(course)
    monkeypatch.chdir(course / "foundations")
    text = (course / "demos/slopes.py").read_text()
    (course / "demos/slopes.py").write_text(text.replace("@parabola.control\n", ""))
    assert kinds(document(curriculum, "HEAD")) == ["control-dropped", "demo-changed"]


def test_a_file_takes_the_result_whole(course: Path, curriculum: Caller, tmp_path: Path) -> None:
    weaken(course)
    called = curriculum("diff", "HEAD", "-o", tmp_path / "out.txt")
    assert (called.status, called.out) == (1, "")
    assert "claim-weakened" in (tmp_path / "out.txt").read_text()


def test_an_approved_change_passes_once(course: Path, curriculum: Caller) -> None:
    weaken(course)
    approve(course)
    called = curriculum("diff", "HEAD")
    assert called.status == 0
    assert "ok: approved: The drawing is read off by eye." in called.out
    assert document(curriculum, "HEAD")["summary"]["approved"] == 1
    commit(course.parent)
    edit(course, SLOPES, "within: 0.75", "within: 0.9")
    called = curriculum("diff", "HEAD")
    assert called.status == 1
    assert "Approvals that approve nothing:" in called.out
    assert "curriculum/curriculum.yaml:9:12: the approval of claim-weakened" in called.out


def test_a_stale_approval_fails_where_notable_changes_do(course: Path, curriculum: Caller) -> None:
    approve(course, subject="claim:no-such-claim")
    assert curriculum("diff", "HEAD").status == 0
    assert curriculum("diff", "HEAD", "--fail-on", "notable").status == 1
    parsed = document(curriculum, "HEAD")
    assert [each["subject"] for each in parsed["stale_approvals"]] == ["claim:no-such-claim"]


def test_an_approval_of_a_kind_of_change_that_does_not_exist_is_found_before_the_diff_needs_it(
    course: Path, curriculum: Caller
) -> None:
    approve(course)
    assert curriculum("validate").status == 0
    edit(course, MANIFEST, '"claim-weakened"', '"claim-weakend"')
    called = curriculum("validate", "--format", "concise")
    assert called.status == 1
    assert (
        "curriculum/curriculum.yaml:9:23: error CUR201 "
        "there is no kind of change 'claim-weakend'" in called.out
    )
    assert "Did you mean 'claim-weakened'?" in curriculum("validate").out
    edit(course, MANIFEST, '"claim-weakend"', '"bettered"')
    assert "'docs/changes.md' lists them." in curriculum("validate").out


@pytest.mark.parametrize("reason", ["", "too short", "         "])
def test_an_approval_without_a_reason_is_no_approval(
    reason: str, course: Path, curriculum: Caller
) -> None:
    weaken(course)
    approve(course, reason=reason)
    found = json.loads(curriculum("validate", "--format", "json").out)["findings"]
    [wrong] = [each for each in found if each["waived"] is None]
    assert wrong["rule"] == "invalid-value"
    assert "reason of at least 10 characters" in wrong["message"]
    assert curriculum("diff", "HEAD").status == 1


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["no-such-branch"], "knows no revision 'no-such-branch'"),
        (["HEAD", "nor-this"], "knows no revision 'nor-this'"),
        (["--", "--output=x"], "'--output=x' is no git revision"),
        (["--", "-x"], "'-x' is no git revision"),
        (["main..HEAD"], "'main..HEAD' is a range of revisions: write curriculum diff main HEAD"),
        (["main.."], "write curriculum diff main HEAD"),
        (["..main~1"], "write curriculum diff HEAD main~1"),
        (["v1.0...HEAD"], 'write curriculum diff "$(git merge-base v1.0 HEAD)" HEAD'),
        (["main", "main..HEAD"], "'main..HEAD' is a range of revisions. Name one of them"),
        (["."], "holds no curriculum.yaml: name 'curriculum', or a branch, a tag or a commit"),
        (["HEAD", "curriculum/concepts"], "the folder of that name holds no"),
        ([""], "'' is no git revision"),
        (["a\x1b[31m\n::error::b"], "\\x1b[31m"),
        (["HEAD", "--fail-on", "always"], "'always' is not one of"),
        (["HEAD", "-C", "nowhere"], "no course in 'nowhere'"),
    ],
)
def test_a_wrong_call_is_said(words: list[str], says: str, curriculum: Caller) -> None:
    called = curriculum("diff", *words)
    assert called.status == 2
    assert says in called.err
    assert "Traceback" not in called.err
    assert not Path("x").exists()


def test_a_course_outside_of_a_repository_has_no_revisions(
    tmp_path: Path, curriculum: Caller
) -> None:
    called = curriculum("diff", "HEAD", "-C", small_course(tmp_path))
    assert called.status == 2
    assert "lies in no git repository" in called.err


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize("words", [["diff", "HEAD"], ["validate", "--new-since", "HEAD"]])
def test_a_repository_that_belongs_to_another_user_is_said_with_the_way_out(
    words: list[str], curriculum: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    called = curriculum(*words)
    assert called.status == 2
    assert "belongs to another user" in called.err
    assert "git config --global --add safe.directory" in called.err
    assert called.err.rstrip().endswith("repository")


def test_a_revision_without_a_course_is_said(course: Path, curriculum: Caller) -> None:
    git(course, "mv", "../curriculum", "../elsewhere")
    commit(course.parent)
    called = curriculum("diff", "HEAD~1", "-C", "elsewhere")
    assert called.status == 2
    assert "'HEAD~1' holds no course in 'elsewhere'" in called.err


def test_two_points_in_what_a_commit_says_are_no_range(course: Path, curriculum: Caller) -> None:
    commit(course.parent, "Better..or worse")
    commit(course.parent)
    assert curriculum("diff", "HEAD^{/Better..or}").status == 0


def test_nothing_is_left_in_the_temporary_folder(
    course: Path, curriculum: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "temporary").mkdir()
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path / "temporary"))
    weaken(course)
    assert curriculum("diff", "HEAD").status == 1
    assert curriculum("validate", "--new-since", "HEAD").status == 0
    assert list((tmp_path / "temporary").iterdir()) == []


def test_no_code_of_either_version_is_executed(course: Path, curriculum: Caller) -> None:
    demos = course.parent / "demos/slopes.py"
    text = demos.read_text()
    demos.write_text(f"open('ran', 'w')\n{text}")
    commit(course.parent)
    demos.write_text(f"open('ran', 'w').write('again')\n{text}")
    for form in FORMATS:
        curriculum("diff", "HEAD", "--format", form)
    assert not Path("ran").exists()


@pytest.mark.parametrize("form", FORMATS)
def test_no_text_of_an_author_gets_out_of_its_place(
    form: str, course: Path, curriculum: Caller
) -> None:
    edit(course, SLOPES, "title: Slopes", f'title: "{HOSTILE}"')
    edit(course, SLOPES, "new:", f'new:\n  "{HOSTILE}": INTRODUCED')
    edit(course, SLOPES, "slope: {equals", f'"{HOSTILE}": {{equals: 1}}\n      slope: {{equals')
    edit(
        course,
        "concepts/mathematics.yaml",
        "algebra:\n  name",
        f'"{HOSTILE}": {{name: x}}\nalgebra:\n  name',
    )
    edit(course, "foundations/descent/module.yaml", "title: Descent", f'title: "{HOSTILE}"')
    edit(course, MANIFEST, "rules:", f'rules:\n  "{HOSTILE}": off')
    approve(course, subject="claim:a\n::error::b <b>")
    out = curriculum("diff", "HEAD", "--format", form).out
    assert "\x1b" not in out
    assert "\u202e" not in out
    commands = [line for line in out.split("\n") if line.startswith("::")]
    assert form == "github" or commands == []
    assert all(
        line.startswith(("::error file=", "::warning file=", "::notice file=")) for line in commands
    )
    if form == "markdown":
        assert html_in(out) == {"<!-- curriculum diff -->", "<details>", "</details>"}
        assert links_in(out) == set()


def tokens_of(text: str) -> list[Token]:
    """Return everything that a reader of Markdown makes of a text, one after the other."""
    tokens = MarkdownIt("gfm-like", {"linkify": False}).parse(text)
    return [each for token in tokens for each in (token, *(token.children or ()))]


def html_in(text: str) -> set[str]:
    found = (each.content for each in tokens_of(text) if each.type.startswith("html"))
    return {content.split("<summary>")[0].strip() for content in found}


def links_in(text: str) -> set[object]:
    return {each.attrs.get("href") for each in tokens_of(text) if each.type == "link_open"}


def test_only_findings_that_are_new_fail(course: Path, curriculum: Caller) -> None:
    edit(course, STEPPING, "load: BUILD", "load: STRETCH")
    commit(course.parent)
    assert curriculum("validate").status == 1
    called = curriculum("validate", "--new-since", "HEAD")
    assert called.status == 0
    assert "1 at HEAD already" in called.out
    assert curriculum("validate", "--new-since", "HEAD~1").status == 1
    edit(course, SLOPES, "    demo: slopes:parabola\n", "")
    found = json.loads(curriculum("validate", "--new-since", "HEAD", "--format", "json").out)[
        "findings"
    ]
    assert {(each["code"], each["baselined"]) for each in found if each["severity"] == "error"} == {
        ("CUR101", True),
        ("CUR502", False),
    }
    assert curriculum("validate", "--new-since", "HEAD", "--ignore", "CUR5").status == 0


def test_what_stops_the_reading_fails_however_old(course: Path, curriculum: Caller) -> None:
    (course / STEPPING).write_text("[")
    commit(course.parent)
    called = curriculum("validate", "--new-since", "HEAD")
    assert called.status == 1
    assert "CUR001" in called.out


def test_what_could_not_be_seen_then_counts_as_new_and_it_is_said_why(
    course: Path, curriculum: Caller
) -> None:
    whole = (course / STEPPING).read_text().replace("objective: Take a step.\n", "")
    (course / STEPPING).write_text("[")
    edit(course, SLOPES, "objective: Compute a slope.\n", "")
    commit(course.parent)
    (course / STEPPING).write_text(whole)
    called = curriculum("validate", "--new-since", "HEAD")
    assert called.status == 0
    assert called.err == (
        "Not all of the course could be read at HEAD (lesson:stepping), so nobody can tell whether "
        "1 of the findings was there already. What cannot be told counts as new.\n"
    )
    assert "1 at HEAD already" in called.out
    edit(course, STEPPING, "load: BUILD", "load: STRETCH")  # which follows another one
    called = curriculum("validate", "--new-since", "HEAD")
    assert called.status == 1
    assert "2 of the findings were there already" in called.err
    edit(course, STEPPING, "load: STRETCH", "load: BUILD\nobjective: Take a step.")
    called = curriculum("validate", "--new-since", "HEAD")
    assert (called.status, called.err) == (0, "")


def test_what_was_read_then_is_not_doubted(course: Path, curriculum: Caller) -> None:
    whole = (course / STEPPING).read_text()
    (course / STEPPING).write_text("[")
    commit(course.parent)
    (course / STEPPING).write_text(whole)
    edit(course, SLOPES, "    demo: slopes:parabola\n", "")
    called = curriculum("validate", "--new-since", "HEAD", "--select", "CUR502")
    assert (called.status, called.err) == (1, "")


def test_where_there_was_no_course_all_is_new(course: Path, curriculum: Caller) -> None:
    git(course, "mv", "../curriculum", "../elsewhere")
    edit(course.parent / "elsewhere", STEPPING, "load: BUILD", "load: STRETCH")
    called = curriculum("validate", "elsewhere", "--new-since", "HEAD")
    assert called.status == 1
    assert "So all that is found is new." in called.err


@pytest.mark.usefixtures("course")
@pytest.mark.parametrize(
    ("words", "says"),
    [
        (["--new-since", "nowhere"], "knows no revision 'nowhere'"),
        (["--new-since", "main..HEAD"], "Name one of them, such as 'main'."),
        (["--new-since", "--strict"], "'--strict' is no git revision"),
        (["--new-since", "HEAD", "--baseline", "b.txt"], "name one of them"),
        (["--new-since", "HEAD", "--diff"], "run it without --new-since"),
    ],
)
def test_a_wrong_new_since_is_said(words: list[str], says: str, curriculum: Caller) -> None:
    called = curriculum("validate", *words)
    assert called.status == 2
    assert says in called.err


def test_a_linked_course_is_found_where_it_lies(
    course: Path, curriculum: Caller, tmp_path: Path
) -> None:
    (tmp_path / "linked").symlink_to(course)
    weaken(course)
    assert kinds(document(curriculum, "HEAD", "-C", tmp_path / "linked")) == ["claim-weakened"]


def test_revisions_are_those_of_a_folder_that_is_named_where_no_course_is_found(
    course: Path, curriculum: Caller, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    weaken(course)
    monkeypatch.chdir(tmp_path)
    assert kinds(document(curriculum, "HEAD", "repository/curriculum")) == ["claim-weakened"]
