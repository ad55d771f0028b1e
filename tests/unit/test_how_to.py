"""The how-to pages: their code does what they say."""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import sys
import tomllib
from pathlib import Path

from curriculum_kit import Rule
from curriculum_kit.check import check
from curriculum_kit.rules.plugins import GROUP
from curriculum_kit.source.project import load_course
from tests.bundled import ROOT, curriculum
from tests.courses import small_course
from tests.language_client import served

PAGES = ROOT / "docs/how-to"


def blocks(page: str, language: str) -> list[str]:
    text = (PAGES / page).read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def test_the_rule_finds_what_it_says(tmp_path: Path) -> None:
    names: dict[str, object] = {}
    [code] = blocks("write-a-rule.md", "python")
    exec(code, names)
    rule = names["RULE"]
    assert isinstance(rule, Rule)
    report = check(load_course(small_course(tmp_path)), rules=(rule,))
    assert [(each.code, each.subject) for each in report.findings if each.rule == rule.name] == [
        ("GEN101", "lesson:slopes")
    ]


def test_the_entry_point_is_of_the_group() -> None:
    [declared] = blocks("write-a-rule.md", "toml")
    assert declared.startswith(f'[project.entry-points."{GROUP}"]\n')


def test_the_syllabus_is_handed_out_as_it_says(tmp_path: Path) -> None:
    small_course(tmp_path)
    lines = "".join(blocks("hand-out-the-syllabus.md", "sh")).splitlines()
    printed = [line for line in lines if "--to pdf" not in line]  # those need a browser
    assert len(printed) == len(lines) - 2
    for line in printed:
        done = curriculum(*shlex.split(line)[1:], cwd=tmp_path)
        assert (done.returncode, line, done.stderr.count("rror")) == (0, line, 0)
    assert {path.name for path in tmp_path.iterdir()} >= {"syllabus", "site", "data"}
    assert sorted(path.name for path in (tmp_path / "data").iterdir()) == [
        *("course.json", "depths.csv", "lessons.csv")
    ]


def test_a_course_is_set_up_for_editors_as_it_says(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    commands = "".join(blocks("editors.md", "sh")).splitlines()
    assert len(commands) == 4
    beside_python = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    for command in commands:
        done = subprocess.run(
            ["bash", "-c", command],
            cwd=tmp_path,
            env={**os.environ, "PATH": beside_python},
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )
        assert done.returncode == 0, (command, done.stdout, done.stderr)
    [shown] = blocks("editors.md", "yaml")
    modeline = shown.splitlines()[0]
    lesson = course / "foundations/descent/slopes.yaml"
    assert lesson.read_text(encoding="utf-8").startswith(modeline + "\n")


def test_editors_are_told_a_command_that_serves_them(tmp_path: Path) -> None:
    _, vscode = (json.loads(block) for block in blocks("editors.md", "json"))
    [helix] = (tomllib.loads(block) for block in blocks("editors.md", "toml"))
    told = helix["language-server"]["curriculum"]
    assert told["command"] == vscode["glspc.server.command"]
    assert told["args"] == vscode["glspc.server.commandArguments"]
    for block in blocks("editors.md", "lua")[1:]:
        assert f'cmd = {{ "{told["command"]}", "{told["args"][0]}" }}' in block
    lesson = small_course(tmp_path) / "foundations/descent/slopes.yaml"
    command = Path(sys.executable).with_name(told["command"])
    with served(tmp_path, command=[command, *told["args"]]) as client:
        client.initialize(tmp_path)
        client.open(lesson)
        assert client.diagnostics(lesson) == []


def test_every_picture_is_small_and_shown() -> None:
    folder = PAGES.parent / "images"
    page = (PAGES / "hand-out-the-syllabus.md").read_text(encoding="utf-8")
    shown = re.findall(r"^!\[.+\]\(\.\./images/(\S+)\)$", page, re.MULTILINE)
    assert sorted(shown) == sorted(path.name for path in folder.iterdir())
    assert max(path.stat().st_size for path in folder.iterdir()) < 60_000
