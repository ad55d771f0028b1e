"""The direction of imports, as ``.importlinter`` states it."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bundled import ROOT

LINT_IMPORTS = Path(sys.executable).with_name("lint-imports")
PACKAGE = ROOT / "src" / "curriculum_kit"


def lint_imports(*words: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(LINT_IMPORTS), "--no-cache", *words],
        cwd=cwd,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_the_contracts_hold() -> None:
    linted = lint_imports()
    assert linted.returncode == 0, linted.stdout + linted.stderr
    assert "0 broken" in linted.stdout


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ("model/added.py", "import curriculum_kit.source.reader\n"),
        ("findings.py", "import curriculum_kit.model.vocabulary\n"),
        ("check.py", "import curriculum_kit.evidence.record\n"),
        ("output/added.py", "import curriculum_kit.cli.main\n"),
        ("learner/added.py", "import numpy\n"),
        ("a_part_in_no_layer.py", ""),
    ],
)
def test_the_contracts_can_break(module: str, line: str, tmp_path: Path) -> None:
    copy = tmp_path / "curriculum_kit"
    for file in PACKAGE.rglob("*.py"):
        target = copy / file.relative_to(PACKAGE)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(file.read_bytes())
    with (copy / module).open("a", encoding="utf-8") as file_to_spoil:
        file_to_spoil.write(line)
    config = ROOT / ".importlinter"
    linted = subprocess.run(
        [str(LINT_IMPORTS), "--no-cache", "--config", str(config)],
        cwd=tmp_path,
        env={"PYTHONPATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert linted.returncode == 1, linted.stdout + linted.stderr


def test_no_module_is_longer_than_fits_in_the_head() -> None:
    lengths = {
        str(file.relative_to(PACKAGE)): len(file.read_text(encoding="utf-8").splitlines())
        for file in PACKAGE.rglob("*.py")
    }
    assert {name: length for name, length in lengths.items() if length > 300} == {}


def test_every_module_says_what_it_is() -> None:
    for file in PACKAGE.rglob("*.py"):
        first = file.read_text(encoding="utf-8").split("\n", 1)[0]
        assert first.startswith(('"""', 'r"""')), file
