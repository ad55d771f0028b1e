"""The distributions that are published: built, installed in empty environments, and run there."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from functools import cache
from pathlib import Path

import pytest

from tests.bundled import ROOT, copied

PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
STEM = f"curriculum_kit-{PROJECT['version']}"
WHEEL = f"{STEM}-py3-none-any.whl"
SOURCE = f"{STEM}.tar.gz"
DAY = "1767225600"
"""What the build takes for the time of its files: the first of January 2026."""


def called(*words: object, where: Path = ROOT, **variables: str) -> str:
    """Return what a command prints; it must succeed."""
    done = subprocess.run(
        list(map(str, words)),
        cwd=where,
        env={**os.environ, "PIP_DISABLE_PIP_VERSION_CHECK": "1", **variables},
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def build(into: Path) -> Path:
    """Build both distributions from a copy of what git keeps, and return their folder."""
    source = into / "source"
    listed = called("git", "ls-files", "-z").rstrip("\0").split("\0")
    for name in filter(lambda name: (ROOT / name).is_file(), listed):
        (source / name).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(ROOT / name, source / name)
    words = (sys.executable, "-m", "build", "--no-isolation", "--outdir", into / "dist", source)
    called(*words, SOURCE_DATE_EPOCH=DAY)
    return into / "dist"


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("built"))


def test_two_builds_are_the_same_to_the_byte(built: Path, tmp_path: Path) -> None:
    again = build(tmp_path)
    assert {path.name for path in again.iterdir()} == {WHEEL, SOURCE}
    for name in (WHEEL, SOURCE):
        assert (again / name).read_bytes() == (built / name).read_bytes()


def test_the_wheel_holds_all_of_the_package_and_nothing_else(built: Path) -> None:
    tracked = called("git", "ls-files", "-z", "src/curriculum_kit").rstrip("\0").split("\0")
    package = {name.removeprefix("src/") for name in tracked if (ROOT / name).is_file()}
    with zipfile.ZipFile(built / WHEEL) as wheel:
        held = set(wheel.namelist())
    metadata = f"{STEM}.dist-info"
    described = {"METADATA", "WHEEL", "RECORD", "entry_points.txt", "licenses/LICENSE"}
    assert held == package | {f"{metadata}/{name}" for name in described}
    assert "curriculum_kit/py.typed" in held


def test_the_source_distribution_leaves_out_what_building_does_not_need(built: Path) -> None:
    with tarfile.open(built / SOURCE) as archive:
        top = {name.split("/")[1] for name in archive.getnames()}
    assert top == {
        *("CHANGELOG.md", "LICENSE", "PKG-INFO", "README.md", "pyproject.toml", "src"),
        ".gitignore",
    }


@cache
def runs(version: str) -> str | None:
    """Return the interpreter of a version of Python, if this machine has it.

    pyenv's are looked for where it keeps them: what it puts on the ``PATH`` runs only those that
    are chosen.
    """
    versions = Path(os.environ.get("PYENV_ROOT") or Path.home() / ".pyenv") / "versions"
    on_path = shutil.which(f"python{version}")
    names = [*([on_path] if on_path else []), *versions.glob(f"{version}.*/bin/python")]
    asked = "import sys, venv, ensurepip; print(sys.executable)"
    for name in names:
        words = [str(name), "-c", asked]
        done = subprocess.run(words, capture_output=True, text=True, check=False)
        if done.returncode == 0:
            return str(done.stdout.strip())
    return None


SUPPORTED = [
    words.removeprefix("Programming Language :: Python :: ")
    for words in PROJECT["classifiers"]
    if words.startswith("Programming Language :: Python :: 3.")
]
PRESENT = [version for version in SUPPORTED if runs(version)]


def test_this_python_is_among_those_supported() -> None:
    assert "{}.{}".format(*sys.version_info) in SUPPORTED
    assert min(SUPPORTED, key=lambda text: int(text[2:])) == PROJECT["requires-python"][2:]


@pytest.mark.parametrize("version", PRESENT)
def test_the_wheel_runs_in_an_empty_environment(version: str, built: Path, tmp_path: Path) -> None:
    check_installed(built / WHEEL, version, tmp_path)


def test_so_does_the_source_distribution(built: Path, tmp_path: Path) -> None:
    check_installed(built / SOURCE, PRESENT[0], tmp_path)


def check_installed(distribution: Path, version: str, folder: Path) -> None:
    """Install a distribution where nothing else is, and do with it what it is for."""
    interpreter = runs(version)
    called(interpreter, "-m", "venv", folder / "venv")
    programs = folder / "venv" / "bin"
    called(programs / "pip", "install", "--quiet", distribution)
    called(programs / "pip", "check")

    copied(folder / "work")
    curriculum = programs / "curriculum"
    away = {"PYTHONPATH": "", "XDG_CACHE_HOME": str(folder / "cache")}

    def answers(*words: object) -> str:
        return called(curriculum, *words, where=folder / "work", **away)

    assert answers("--version") == f"curriculum {PROJECT['version']}\n"
    assert "\nAll checks passed: " in answers("validate", "--strict")
    assert ": 5 verified" in answers("verify", "lesson:backpropagation").splitlines()[-1]
    assert "Training Neural Networks" in answers("render", "module:1.3", "--out", "-")
    typed = "import curriculum_kit; print(curriculum_kit.Depth.APPLIED.reaches)"
    assert "reaches" in called(programs / "python", "-c", typed, where=folder, **away)
