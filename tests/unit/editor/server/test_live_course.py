"""A course read again and again as it is edited: always as if it were read for the first time."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from pathlib import Path
from random import Random
from typing import Any

import pytest

from curriculum_kit.check import check
from curriculum_kit.editor.server.live_course import Buffer
from curriculum_kit.editor.server.remembering import SupersededError
from curriculum_kit.findings import Problem
from curriculum_kit.model.concept import Concept
from curriculum_kit.model.course import Outline
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.module import Module, Series
from curriculum_kit.report import Report
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.reads import READING, READS
from curriculum_kit.rules.registry import RULES
from curriculum_kit.rules.settings import settings_of
from curriculum_kit.source.documents import Documents
from curriculum_kit.source.project import Project, load_course
from tests.bundled import BUNDLED
from tests.courses import edit
from tests.rules.fragments import write_course
from tests.unit.editor.typing import CONCEPTS, MODULE, ROLLING, SLOPES, STEPPING, Typing

MATHEMATICS = "concepts/mathematics.yaml"


def anew(root: Path, buffers: dict[str, Buffer]) -> Report:
    overlay = {file: buffer.content for file, buffer in buffers.items()}
    return check(load_course(root, Documents(str(root), overlay)))


EDITS = [
    (SLOPES, "load: STRETCH", "load: BUILD"),
    (SLOPES, "load: BUILD", "load: CONSOLIDATE"),
    (SLOPES, "  slope: INTRODUCED", "  slope: MENTIONED"),
    (SLOPES, "  slope: MENTIONED", "  slop: DEVELOPED"),
    (SLOPES, "  slop: DEVELOPED", "  gradient-descent: DEVELOPED"),
    (SLOPES, "is 2.", "is 3."),
    (SLOPES, "    sources: [a textbook]\n", ""),
    (SLOPES, "minutes: 45", "minutes: 450"),
    (SLOPES, "objective: Compute a slope.", "objective: Understand slopes."),
    (SLOPES, "demo: slopes:parabola", "demo: slopes:line"),
    (STEPPING, "INTRODUCED -> DEVELOPED", "MENTIONED -> DEVELOPED"),
    (STEPPING, "    refuted_by: [step-halves-the-loss]\n", ""),
    (STEPPING, "  slope: INTRODUCED\n", "  momentum: INTRODUCED\n"),
    (ROLLING, "rule: new-in-consolidate", "rule: adjacent-stretch"),
    (ROLLING, "gap: {size: small, resolution: recap, where: at the start}", "label: x"),
    (ROLLING, "  momentum: INTRODUCED", "  slope: APPLIED"),
    (MODULE, "addressed_in: [stepping]", "addressed_in: [rolling]"),
    (MODULE, "lessons: [slopes, stepping]", "lessons: [stepping, slopes]"),
    (MODULE, "lessons: [stepping, slopes]", "lessons: [stepping]"),
    (CONCEPTS, "slope: {depth: INTRODUCED, to_reach: INTRODUCED}", "momentum: DEVELOPED"),
    (CONCEPTS, "name: Momentum", "name: Slope"),
    (CONCEPTS, "momentum:\n  name", "inertia:\n  name"),
    (STEPPING, "  slope: INTRODUCED -> DEVELOPED", "  steepness: INTRODUCED -> DEVELOPED"),
    (ROLLING, "  gradient-descent: DEVELOPED", "  gradient-decent: DEVELOPED"),
    (CONCEPTS, "    gradient-descent: DEVELOPED", "    gradient-decent: DEVELOPED"),
    (MODULE, "about: [gradient-descent]", "about: [gradient-decent]"),
    (MATHEMATICS, "aliases: [Steepness, Rate of change]", "aliases: [Gradient decent]"),
    ("curriculum.yaml", "algebra: APPLIED", "algebr: APPLIED"),
    ("curriculum.yaml", "algebr: APPLIED", "algebra: MENTIONED"),
    ("curriculum.yaml", "STRETCH: 2", "STRETCH: 0"),
    ("curriculum.yaml", "unlisted-file: warning", "unlisted-file: off"),
]


@pytest.mark.parametrize("seed", range(6))
def test_each_keystroke_finds_what_a_first_look_would(editor: Typing, seed: int) -> None:
    random = Random(seed)
    texts = {name: editor.text(name) for name, _, _ in EDITS}
    edits = list(EDITS)
    if seed:
        random.shuffle(edits)
    seen = set()
    for name, old, new in edits:
        text = texts[name] if random.random() < 0.3 else editor.text(name)
        editor.write(name, text.replace(old, new))
        expected = anew(editor.root, editor.buffers)
        assert editor.state.report.findings == expected.findings, (name, old, new)
        assert editor.state.report.waived == expected.waived
        assert editor.state.timeline == expected.timeline
        seen |= {finding.rule for finding in expected.findings}
    assert len(seen) > 10


class Patience:
    """Is lost after some questions."""

    def __init__(self, questions: int) -> None:
        self.left = questions

    def is_lost(self) -> bool:
        self.left -= 1
        return self.left < 0


def test_a_run_that_is_given_up_leaves_nothing_half_done(editor: Typing) -> None:
    file = editor.file(SLOPES)
    for asked in range(1, 60, 7):
        patience = Patience(asked)
        text = editor.text(SLOPES).replace("INTRODUCED", "DEVELOPED")
        buffers = {file: Buffer(text.replace("load: STRETCH", "load: BUILD").encode(), asked)}
        with pytest.raises(SupersededError):
            editor.live.read(buffers, superseded=patience.is_lost)
        half = {file: Buffer(text.encode(), asked + 1)}
        assert editor.live.read(half).report.findings == anew(editor.root, half).findings
        assert editor.live.read({}).report.findings == ()


def test_a_file_in_the_midst_of_typing_takes_nothing_from_the_others(editor: Typing) -> None:
    editor.write(STEPPING, editor.text(STEPPING))
    editor.replace(ROLLING, "load: CONSOLIDATE", "load: STRETCH")
    found = editor.state.report.findings
    editor.replace(STEPPING, "title: Stepping", "title: [Stepping")
    report = editor.state.report
    assert [finding.rule for finding in report.findings if finding not in found] == [
        "unreadable-yaml"
    ]
    assert [finding for finding in report.findings if finding in found] == list(found)
    assert editor.state.course.lessons["stepping"].title == "Stepping"


def test_what_is_wrong_in_a_broken_file_is_not_said_of_what_it_was(editor: Typing) -> None:
    editor.replace(STEPPING, "load: BUILD", "load: BULID")
    editor.replace(STEPPING, "title: Stepping", "title: [Stepping")
    assert [finding.rule for finding in editor.state.report.findings] == ["unreadable-yaml"]


def test_a_file_that_never_made_sense_is_lost(editor: Typing) -> None:
    editor.write(STEPPING, "title: [")
    assert editor.state.report.findings == anew(editor.root, editor.buffers).findings
    assert "stepping" not in editor.state.course.lessons


def test_what_others_save_is_seen_when_looked_for(editor: Typing) -> None:
    edit(editor.root, STEPPING, "load: BUILD", "load: STRETCH")
    (editor.root / "foundations/descent/falling.yaml").write_text("title: Falling\n")
    assert editor.live.read({}).report.findings == ()
    editor.live.look_again()
    found = editor.live.read({}).report.findings
    assert [finding.rule for finding in found] == ["unlisted-file", "adjacent-stretch"]


def test_a_demo_that_is_being_edited_counts(editor: Typing) -> None:
    demos = "../demos/slopes.py"
    file = str(editor.root.parent / "demos/slopes.py")
    text = editor.text(demos).replace("def parabola", "def parable")
    found = editor.live.read({file: Buffer(text.encode(), 1)}).report.findings
    assert {finding.rule for finding in found} == {"demo-not-found"}


class Noting(dict[str, Sequence[Problem]]):
    """What is wrong with the files of a course, which notes that somebody asks for it."""

    def __init__(self, reading: Mapping[str, Sequence[Problem]], seen: set[str]) -> None:
        super().__init__(reading)
        self._seen = seen

    def get(self, key: str, default: Any = None) -> Any:
        self._seen.add(READING)
        return super().get(key, default)


def recorded(project: Project, seen: set[str]) -> dict[str, set[str]]:
    """Return what each rule reads of a course; what it is read by stands in ``seen``."""
    options = settings_of(project.course.outline.rules, RULES)
    misspelt = Context(project).misspelt
    found = {}
    for rule in RULES:
        fresh = dataclasses.replace(project, course=dataclasses.replace(project.course))
        vars(fresh)["demos"] = project.demos
        context = Context(fresh, Noting(project.reading, seen))
        vars(context)["misspelt"] = misspelt
        seen.clear()
        list(rule.check(context, options.options_of(rule)))
        found[rule.name] = set(seen)
    return found


def test_rules_read_nothing_but_what_is_said_of_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    projects = [load_course(BUNDLED)]
    for number, rule in enumerate(RULES):
        for side, example in (("bad", rule.bad), ("good", rule.good)):
            folder = tmp_path / f"{number}-{side}"
            write_course(example, folder)
            projects.append(load_course(folder / "course"))
    seen: set[str] = set()
    structure = {"course.series", "series.modules", "module.lessons", "course.rules"}
    kinds = {"course": Outline, "series": Series, "module": Module} | {
        "lesson": Lesson,
        "concept": Concept,
        "project": Project,
    }
    for kind, model in kinds.items():
        known = {field.name for field in dataclasses.fields(model)} - {"id"}
        _watch(monkeypatch, model, kind, known if kind != "project" else {"demos"}, seen)
    read = {name: keys & seen for name, keys in READS.items()}
    for project in projects:
        for name, noted in recorded(project, seen).items():
            if name in READS:
                keys = {key.replace("project.demos", "demos") for key in noted}
                assert keys - structure <= READS[name], (name, keys, project.root)
                read[name] |= keys
    # What is said of a rule is not merely everything.
    idle = {name: READS[name] - keys for name, keys in read.items()}
    assert sum(map(len, idle.values())) < len(READS) / 2, idle


def _watch(
    monkeypatch: pytest.MonkeyPatch, model: type, kind: str, known: set[str], seen: set[str]
) -> None:
    def noting(self: object, name: str) -> object:
        if name in known:
            seen.add(f"{kind}.{name}")
        return object.__getattribute__(self, name)

    monkeypatch.setattr(model, "__getattribute__", noting)
