"""A comparison as a comment on a pull request."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from curriculum_kit.changes.comparison import Comparison, compared
from curriculum_kit.changes.forms.chart import MOST, path_chart
from curriculum_kit.changes.forms.markdown import LONGEST, MARKER, diff_markdown
from curriculum_kit.changes.revision import Version
from curriculum_kit.rules.registry import RULES
from curriculum_kit.source.project import load_course
from tests.courses import edit, small_course, write_tree
from tests.unit.syllabus.courses import sections_of

DESCENT = "foundations/descent"
MODULE = f"{DESCENT}/module.yaml"
ORDER = "lessons: [slopes, stepping]"


def versions(folder: Path) -> tuple[Path, Path]:
    """Write the small course twice."""
    found = []
    for name in ("before", "after"):
        (folder / name).mkdir()
        found.append(small_course(folder / name))
    return found[0], found[1]


def comparison(before: Path, after: Path) -> Comparison:
    loaded = [
        Version(label, load_course(path)) for label, path in (("old", before), ("new", after))
    ]
    return compared(loaded[0], loaded[1], RULES)


def test_a_comment_says_what_matters_first(tmp_path: Path) -> None:
    before, after = versions(tmp_path)
    edit(
        after,
        f"{DESCENT}/module.yaml",
        "lessons: [slopes, stepping]",
        "lessons: [stepping, slopes]",
    )
    edit(after, f"{DESCENT}/slopes.yaml", "title: Slopes", "title: The slope")
    edit(after, f"{DESCENT}/stepping.yaml", "load: BUILD", "load: STRETCH")
    edit(after, f"{DESCENT}/stepping.yaml", "{between: [1, 3]}", "{between: [0, 3]}")
    waiver = "waivers: [{rule: no-recovery, reason: It is a short one.}]"
    edit(after, f"{DESCENT}/stepping.yaml", "title: Stepping", f"title: Stepping\n{waiver}")
    text = diff_markdown(comparison(before, after))
    assert text.startswith(f"{MARKER}\n## Learners lose something\n")
    sections = sections_of(text)
    assert list(sections) == [
        "Learners lose something",
        "Breaking",
        "The learner's path",
        "New findings",
        "Claims to verify again",
        "Waivers",
        "Notable",
    ]
    assert sections["The learner's path"].tables == [
        [
            ["module", "before", "after"],
            ["1.1 Descent", "S1 B1", "S1 S1"],
        ]
    ]
    assert "step-halves-the-loss" in text.split("### Claims to verify again")[1].split("###")[0]
    assert "no-recovery" in text.split("### Waivers")[1].split("###")[0]
    assert "<details><summary>Cosmetic changes</summary>" in text


def test_long_texts_are_quoted_where_they_differ(tmp_path: Path) -> None:
    before, after = versions(tmp_path)
    start = "The same words again. " * 40
    for course, end in ((before, "once steep"), (after, "now flat")):
        edit(course, f"{DESCENT}/slopes.yaml", "title: Slopes", f"title: {start}{end}")
    text = diff_markdown(comparison(before, after))
    [was], [now] = (
        [line for line in text.splitlines() if line.startswith(f"  - {label}: ")]
        for label in ("Was", "Now")
    )
    assert was.startswith("  - Was: …")
    assert was.endswith("again. once steep")
    assert now.endswith("again. now flat")
    assert len(was) < 400


def test_the_chart_shows_what_came_went_and_moved(tmp_path: Path) -> None:
    before, after = versions(tmp_path)
    edit(after, MODULE, ORDER, "lessons: [gliding, slopes]")
    gliding = "title: G\ncore: c\nload: BUILD\nnew: {gradient-descent: DEVELOPED}\n"
    (after / f"{DESCENT}/gliding.yaml").write_text(gliding)
    (after / f"{DESCENT}/stepping.yaml").unlink()
    assert path_chart(comparison(before, after)).splitlines()[:8] == [
        "flowchart LR",
        '    subgraph m0["1#46;1 Descent"]',
        "    direction LR",
        '    n0["gliding (B1)"]:::come',
        '    n1["slopes (S1)"]',
        '    n2["stepping (B1)"]:::gone',
        "    n0 --> n1",
        "    end",
    ]
    assert "```mermaid\nflowchart LR\n" in diff_markdown(comparison(before, after))


def test_without_a_lesson_that_came_went_or_moved_there_is_no_chart(tmp_path: Path) -> None:
    before, after = versions(tmp_path)
    edit(after, f"{DESCENT}/stepping.yaml", "load: BUILD", "load: STRETCH")
    assert path_chart(comparison(before, after)) == ""


def long_course(folder: Path, *, lessons: int, length: int, word: str) -> Path:
    """Write a course of many lessons in one module, whose texts are long."""
    slugs = [f"lesson-{number}" for number in range(lessons)]
    files = {
        "curriculum.yaml": {"title": "T", "series": ["s"]},
        "s/series.yaml": {"title": "S", "modules": ["m"]},
        "s/m/module.yaml": {"title": word * length, "goal": "G", "lessons": slugs},
        "concepts/all.yaml": {f"c{n}{word * length}": {"name": word} for n in range(lessons)},
    } | {
        f"s/m/{slug}.yaml": {
            "title": word * length,
            "core": word * length,
            "load": "BUILD",
            "new": {f"c{number}{word * length}": "DEVELOPED"},
            "claims": {f"{word.lower()}-{number}": {"statement": word * length}},
        }
        for number, slug in enumerate(slugs)
    }
    write_tree(
        folder, "".join(f"{name}:\n    {json.dumps(data)}\n" for name, data in files.items())
    )
    return folder


@pytest.mark.parametrize(("lessons", "length"), [(150, 20), (12, 60_000), (MOST, 500)])
def test_it_is_never_too_long_and_says_what_it_leaves_out(
    lessons: int, length: int, tmp_path: Path
) -> None:
    before = long_course(tmp_path / "before", lessons=lessons, length=length, word="A")
    after = long_course(tmp_path / "after", lessons=lessons, length=length, word="B")
    text = diff_markdown(comparison(before, after))
    assert 20_000 < len(text) <= LONGEST or lessons == 12
    assert len(text) <= LONGEST
    assert lessons == 12 or "left out.*" in text
    assert text.count("```") % 2 == 0
    assert text.count("<details>") == text.count("</details>")
