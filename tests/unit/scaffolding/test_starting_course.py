"""The course to start from, as the checks see it, with demos and without."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from curriculum_kit.scaffolding.starting_course import starting_course
from tests.courses import checked

WORKFLOW = ".github/workflows/course.yaml"
ZIZMOR = Path(sys.executable).with_name("zizmor")


def written(folder: Path, *, demos: bool) -> Path:
    for name, text in starting_course("1.2.3", demos=demos).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


@pytest.mark.parametrize("demos", [True, False])
def test_nothing_is_found_in_it(demos: bool, tmp_path: Path) -> None:
    report = checked(written(tmp_path, demos=demos) / "curriculum")
    assert [(each.rule, each.message) for each in report.findings] == []
    assert len(report.project.course.lessons) == 4
    assert len(report.project.course.claims) == (4 if demos else 0)


@pytest.mark.parametrize("demos", [True, False])
def test_no_mark_is_left_in_it(demos: bool) -> None:
    for text in starting_course("1.2.3", demos=demos).values():
        assert ">>>" not in text
        assert "<<<" not in text
        assert "@version@" not in text


def test_without_demos_nothing_speaks_of_them() -> None:
    course = starting_course("1.2.3", demos=False)
    assert not any(name.startswith("demos/") for name in course)
    for name in ("README.md", WORKFLOW):
        assert "verify" not in course[name]
        assert "verify" in starting_course("1.2.3", demos=True)[name]


def test_the_kit_is_pinned_to_its_version() -> None:
    assert "curriculum-kit==1.2.3\n" in starting_course("1.2.3", demos=True)["requirements.txt"]


def test_the_workflow_may_do_nothing_but_read_and_pins_what_it_uses(tmp_path: Path) -> None:
    folder = written(tmp_path, demos=True)
    workflow = yaml.safe_load((folder / WORKFLOW).read_text(encoding="utf-8"))
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        assert job["permissions"] == {"contents": "read"}
    audited = subprocess.run(
        [str(ZIZMOR), "--offline", "--quiet", str(folder / ".github")],
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert audited.returncode == 0, audited.stdout + audited.stderr


def test_the_settings_of_editors_are_json() -> None:
    course = starting_course("1.2.3", demos=True)
    assert json.loads(course[".vscode/settings.json"])["yaml.yamlVersion"] == "1.2"
    assert "redhat.vscode-yaml" in json.loads(course[".vscode/extensions.json"])["recommendations"]
