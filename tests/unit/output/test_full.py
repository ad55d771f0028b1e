"""The full report: what is underlined, at which width, in which script."""

from __future__ import annotations

import re
from pathlib import Path
from textwrap import dedent

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum_kit.output.full import _cropped, full
from curriculum_kit.output.printable import printable, width
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.rules.registry import RULES
from tests.courses import checked, edit, small_course

LESSON = "foundations/descent/slopes.yaml"
SCOPE = "scope: {covers: [lines], leaves_out: [surfaces]}"
CHINESE, THAI, COMBINED = "学习率是步长", "ที่นี่", "e\u0301"


def underlined(printed: str) -> tuple[str, str, str]:
    """Return the first source line shown, its part above the marks, and the line of marks."""
    lines = printed.split("\n")
    number = next(at for at, line in enumerate(lines) if set(line) == set(" |^"))
    source, marks = lines[number - 1], lines[number]
    start, end = marks.index("^"), len(marks)
    above, cell = "", 0
    for character in source:
        cell += width(character)
        above += character if start < cell <= end else ""
    return source, above, marks


def test_as_printed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    course = small_course(tmp_path)
    edit(course, "foundations/descent/stepping.yaml", "load: BUILD", "load: STRETCH")
    edit(course, LESSON, "core: A", "cor: A")
    monkeypatch.chdir(tmp_path)
    printed = full(checked(course), Terminal())
    assert printed == dedent("""\
        Waived, each with its reason:
          CUR103 new-in-consolidate (lesson:rolling): A running average is nothing new
            to programmers.

        error[CUR005] unknown-key
          lesson 'slopes' has no key 'cor'
          --> curriculum/foundations/descent/slopes.yaml:2:1
          2 | cor: A number for steepness
            | ^^^
          help: Did you mean 'core'?
          fix: Rename it to 'core'; --fix does it.

        error[CUR101] adjacent-stretch
          lesson 'stepping' is STRETCH, and so is 'slopes' right before it
          --> curriculum/foundations/descent/stepping.yaml:3:7
          3 | load: STRETCH
            |       ^^^^^^^
          note: the STRETCH lesson before it
          --> curriculum/foundations/descent/slopes.yaml:3:7
          3 | load: STRETCH
            |       -------
          help: Move a BUILD or CONSOLIDATE lesson between them, or waive with a reason.

        Found 2 errors in 3 lessons, 4 concepts, 3 claims; 1 waived.
        1 can be fixed with --fix.
        """)


def test_a_waiver_of_many_findings_gives_its_reason_once(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    reason = "Sources are listed in the handbook that goes with this course."
    waiver = f"waivers: [{{rule: unsourced-claim, reason: {reason}}}]\n"
    edit(course, "curriculum.yaml", "audience: Programmers\n", waiver)
    for file in ("descent/slopes", "descent/stepping", "acceleration/rolling"):
        name = f"foundations/{file}.yaml"
        text = (course / name).read_text(encoding="utf-8")
        head, sources, rest = text.partition("    sources: [a textbook]\n")
        assert sources
        again = head.partition("claims:\n")[2].replace("  ", "  again-", 1)
        (course / name).write_text(head + again + rest, encoding="utf-8")
    printed = full(checked(course), Terminal())
    assert printed.count("Sources are listed") == 1
    assert (
        "  CUR507 unsourced-claim (claim:rolling-is-smooth,\n"
        "    claim:again-rolling-is-smooth, claim:parabola-rises-by-two and 3 more):\n"
        "    Sources are listed in the handbook that goes with this course.\n"
    ) in printed


@pytest.mark.parametrize("mistakes", [1, 2])
def test_the_end_of_the_report_shows_what_is_to_be_mended(mistakes: int, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    reason = "reason: A running average is nothing new to programmers."
    edit(course, "foundations/acceleration/rolling.yaml", reason, f"reason: {'So it is. ' * 150}")
    for key in ("cor", "positio")[:mistakes]:
        edit(course, LESSON, f"\n{key}", f"\n{key[0]}x{key[1:]}")
    screen = "\n".join(full(checked(course), Terminal()).splitlines()[-23:])
    assert screen.count("error[") == mistakes


def test_a_sound_course(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    printed = full(checked(course), Terminal()).splitlines()
    assert printed[-1] == (
        f"All checks passed: 3 lessons, 4 concepts, 3 claims; {len(RULES)} rules; 1 waived."
    )


def test_what_could_not_be_run_is_said_and_does_not_pass(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / LESSON).write_text("[", encoding="utf-8")
    printed = full(checked(course), Terminal())
    assert "Not run, because something they need could not be read:" in printed
    assert "prerequisite-never-taught" in printed
    assert "passed" not in printed
    assert "1 error in 2 lessons" in printed
    assert "rules could not be run." in printed


@pytest.mark.parametrize("columns", [40, 60, 80, 200])
@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a", "b"),
        ("a" * 300, "b"),
        ("a", "b" * 300),
        ("a" * 300, "b" * 300),
        (CHINESE, CHINESE),
        (CHINESE * 40, CHINESE * 40),
        (THAI * 60, THAI * 60),
        (COMBINED * 90, COMBINED * 90),
        ("a\tb\t" * 20, "a\tb\t" * 20),
        ("\N{MUSICAL SYMBOL G CLEF}\u202e\x85" * 20, "\u2028\xad" * 20),
    ],
)
def test_marks_stand_under_what_is_meant(
    before: str, after: str, columns: int, tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    edit(course, LESSON, SCOPE, f'scope: {{covers: ["{before}"], leves_out: ["{after}"]}}')
    source, above, marks = underlined(full(checked(course), Terminal(columns=columns)))
    assert above == "leves_out"
    assert marks.endswith(" " + "^" * len(above))
    assert width(source) < columns
    assert len(marks) < columns


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("key", ["学习", THAI, COMBINED * 3, "no_such_key"])
def test_marks_are_as_wide_as_what_is_meant(key: str, columns: int, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, LESSON, SCOPE, f"{key}: 1")
    source, _above, marks = underlined(full(checked(course), Terminal(columns=columns)))
    assert source == f"  29 | {key}: 1"
    assert marks == "     | " + "^" * width(key)


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("letter", ["a", "学"])
def test_what_is_too_long_to_be_marked_whole(letter: str, columns: int, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, LESSON, SCOPE, f"scope: [{letter * 300}]")
    source, _above, marks = underlined(full(checked(course), Terminal(columns=columns)))
    assert source.startswith(f"  29 | [{letter}")
    assert source.endswith(f"{letter}…")
    assert columns - 4 < width(source) == len(marks) < columns


def test_what_goes_over_several_lines_is_marked_to_the_end_of_the_first(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, LESSON, "title: Slopes", "title: [one,   \n  two]")
    source, above, _marks = underlined(full(checked(course), Terminal()))
    assert (source, above) == ("  1 | title: [one,", "[one,")


@given(
    line=st.text(alphabet="ab \t学é\u0301\u202eที่", max_size=60),
    spot=st.tuples(st.integers(0, 60), st.integers(1, 60)),
    room=st.integers(20, 40),
)
def test_cropping_keeps_to_the_room(line: str, spot: tuple[int, int], room: int) -> None:
    start = min(spot[0], len(line))
    before, inside, after = _cropped(line, start, start + spot[1], room)
    assert width(before + inside + after) <= room
    meant = printable(line[start : start + spot[1]].replace("\t", " "))
    assert inside == meant or (inside.endswith("…") and meant.startswith(inside[:-1]))


@pytest.mark.parametrize("columns", [40, 80])
def test_prose_keeps_to_the_columns(columns: int, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, LESSON, SCOPE, "homework: 1")
    printed = full(checked(course), Terminal(columns=columns))
    prose = [line for line in printed.splitlines()[:-1] if ".yaml:" not in line]
    assert max(map(len, prose)) <= columns


@pytest.mark.parametrize(("size", "more"), [(6, "2 more places"), (5, "1 more place")])
def test_only_three_notes_are_shown(size: int, more: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    ring = "".join(
        f"r{n}: {{name: R{n}, requires: {{r{(n + 1) % size}: MENTIONED}}}}\n" for n in range(size)
    )
    (course / "concepts/ring.yaml").write_text(ring, encoding="utf-8")
    printed = full(checked(course), Terminal())
    assert printed.count("note: 'r") == 3
    assert f"  note: and {more}\n" in printed


def test_color_marks_severities_and_nothing_else_changes(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, LESSON, "title: Slopes", "title: 7")
    report = checked(course)
    plain, colored = full(report, Terminal()), full(report, Terminal(color=True))
    assert "\x1b[1;31merror[CUR006]\x1b[0m" in colored
    assert re.sub(r"\x1b\[[0-9;]*m", "", colored) == plain
