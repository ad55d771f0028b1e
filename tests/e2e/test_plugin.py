"""Rules from another distribution, installed for real and met through the real command."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from tests.bundled import CURRICULUM, ROOT
from tests.courses import edit, small_course
from tests.plugins import distribution

PACKAGE = ROOT / "tests/plugin_package"
SETTINGS = "  unlisted-file: warning\n"


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder into which pip has installed the example plug-in."""
    target = tmp_path_factory.mktemp("installed")
    pip = [sys.executable, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    pip += ["--no-index", "--no-deps", "--no-build-isolation", "--target", str(target)]
    subprocess.run([*pip, str(PACKAGE)], check=True, timeout=120)
    return target


def run(
    path: Path, *words: object, environment: Mapping[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """Call the command with a folder of installed distributions before its own."""
    return subprocess.run(
        [CURRICULUM, *map(str, words)],
        env={"PATH": os.environ["PATH"], "PYTHONPATH": str(path), **(environment or {})},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def validated(path: Path, course: Path, *words: object) -> list[tuple[str, str, str, bool]]:
    """Return code, severity, subject, and whether it is waived, of what plug-ins find."""
    called = run(path, "validate", course, "--format", "json", *words)
    assert called.stderr == ""
    return [
        (each["code"], each["severity"], each["subject"], each["waived"] is not None)
        for each in json.loads(called.stdout)["findings"]
        if not each["code"].startswith("CUR")
    ]


FOUND = ("GEN101", "warning", "lesson:slopes", False)


def test_its_rules_run(installed: Path, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    assert validated(installed, course) == [FOUND]
    full = run(installed, "validate", course).stdout
    assert "warning[GEN101] stretch-at-the-start" in full
    assert "note: the course begins here" in full
    assert "Found 1 warning" in full


@pytest.mark.parametrize(
    ("written", "found"),
    [
        ("stretch-at-the-start: error", [("GEN101", "error", "lesson:slopes", False)]),
        ("GEN101: off", []),
        ("GEN101: {lessons: 0}", []),
        ("GEN101: {severity: info, lessons: 2}", [("GEN101", "info", "lesson:slopes", False)]),
    ],
)
def test_they_can_be_configured(
    written: str, found: list[tuple[str, str, str, bool]], installed: Path, tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    edit(course, "curriculum.yaml", SETTINGS, f"  {written}\n")
    assert validated(installed, course) == found


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("GEN101: {lessons: -1}", "expected 0 or more, found the number -1"),
        ("GEN101: {lessons: two}", "expected a whole number, found the text 'two'"),
        ("GEN101: {lesson: 2}", "rule 'stretch-at-the-start' has no key 'lesson'"),
        ("stretch-at-the-star: off", "there is no rule 'stretch-at-the-star'"),
        ("long-title: {letters: 2}", "rule 'long-title' has no key 'letters'"),
    ],
)
def test_their_settings_are_checked(
    written: str, said: str, installed: Path, tmp_path: Path
) -> None:
    course = small_course(tmp_path)
    edit(course, "curriculum.yaml", SETTINGS, f"  {written}\n")
    called = run(installed, "validate", course)
    assert called.returncode == 1
    assert said in " ".join(called.stdout.split())


@pytest.mark.parametrize("name", ["GEN101", "stretch-at-the-start"])
def test_they_can_be_waived(name: str, installed: Path, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    waiver = f"waivers: [{{rule: {name}, reason: Everyone has seen a hill before.}}]\nminutes: 45"
    edit(course, "foundations/descent/slopes.yaml", "minutes: 45", waiver)
    assert validated(installed, course) == [("GEN101", "warning", "lesson:slopes", True)]
    assert run(installed, "validate", "--strict", course).returncode == 0
    rendered = run(installed, "render", "descent", "-C", course)
    assert "Everyone has seen a hill before." in rendered.stdout
    # Without the plug-in nobody knows what is waived there.
    assert run(tmp_path, "validate", course).returncode == 1


@pytest.mark.parametrize(
    ("words", "found"),
    [
        (["--select", "GEN"], [FOUND]),
        (["--select", "gen1"], [FOUND]),
        (["--select", "GEN101"], [FOUND]),
        (["--select", "stretch-at-the-start"], [FOUND]),
        (["--select", "GEN6"], []),
        (["--select", "CUR"], []),
        (["--ignore", "GEN"], []),
        (["--ignore", "GEN6"], [FOUND]),
    ],
)
def test_they_can_be_selected(
    words: list[str], found: list[tuple[str, str, str, bool]], installed: Path, tmp_path: Path
) -> None:
    assert validated(installed, small_course(tmp_path), *words) == found


def test_they_can_be_held_in_a_baseline(installed: Path, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    baseline = ["--strict", "--baseline", tmp_path / "baseline"]
    assert run(installed, "validate", course, *baseline, "--update-baseline").returncode == 0
    assert run(installed, "validate", course, *baseline).returncode == 0


@pytest.mark.parametrize("form", ["text", "markdown", "json"])
def test_they_are_listed_and_explained(form: str, installed: Path) -> None:
    for words in (["rules"], ["explain", "gen101"], ["explain", "stretch-at-the-start"]):
        called = run(installed, *words, "--format", form)
        assert (called.returncode, called.stderr) == (0, "")
        assert "GEN101" in called.stdout
    assert "From plug-ins: GEN" in run(installed, "rules").stdout


def test_they_are_among_the_settings(installed: Path, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    edit(course, "curriculum.yaml", SETTINGS, "  GEN101: {lessons: 2}\n")
    lines = run(installed, "rules", "--settings", "-C", course).stdout.splitlines()
    at = lines.index("GEN101  stretch-at-the-start        warning   default")
    assert lines[at + 1].split()[:2] == ["lessons", "2"]
    assert lines[at + 1].endswith("curriculum.yaml:7")


def test_a_plugin_that_does_not_load_closes_the_gate(tmp_path: Path) -> None:
    distribution(tmp_path, "odd-rules", "odd_rules", "import no_such_module")
    called = run(tmp_path, "validate", small_course(tmp_path))
    assert (called.returncode, called.stdout) == (2, "")
    assert (
        "plug-in 'odd = odd_rules:RULE' of distribution 'odd-rules' does not load: "
        "ModuleNotFoundError: No module named 'no_such_module'"
    ) in called.stderr
    assert "Traceback" not in called.stderr


@pytest.mark.parametrize("words", [["rules"], ["explain", "CUR101"], ["rules", "--settings"]])
def test_every_verb_that_needs_rules_says_so(words: list[str], tmp_path: Path) -> None:
    distribution(tmp_path, "odd-rules", "odd_rules", "1 / 0")
    called = run(tmp_path, *words)
    assert (called.returncode, called.stdout) == (2, "")
    assert "of distribution 'odd-rules' does not load" in called.stderr


def test_verbs_that_need_none_load_none(tmp_path: Path) -> None:
    distribution(tmp_path, "odd-rules", "odd_rules", "1 / 0")
    course = small_course(tmp_path)
    for words in (["--help"], ["--version"], ["validate", "--help"], ["verify", "-C", course]):
        assert "odd-rules" not in run(tmp_path, *words).stderr


def test_an_archive_on_the_path(tmp_path: Path) -> None:
    """A distribution in a zip file is found too, at the usual cost."""
    import zipfile

    distribution(tmp_path / "unpacked", "odd-rules", "odd_rules", "")
    archive = tmp_path / "rules.zip"
    with zipfile.ZipFile(archive, "w") as packed:
        for file in filter(Path.is_file, (tmp_path / "unpacked").rglob("*")):
            packed.write(file, file.relative_to(tmp_path / "unpacked"))
    course = small_course(tmp_path)
    assert validated(archive, course) == [("ODD001", "warning", "course", False)]


def test_without_plugins_nobody_asks_for_metadata() -> None:
    probe = (
        "import sys\nfrom curriculum_kit.rules.entry_points import entry_points_of\n"
        "print(entry_points_of('curriculum_kit.rules'), 'importlib.metadata' in sys.modules)"
    )
    called = subprocess.run(
        [sys.executable, "-c", probe], capture_output=True, text=True, timeout=60, check=True
    )
    assert called.stdout == "() False\n"
