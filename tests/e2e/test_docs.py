"""The documentation: every command in it is typed, and prints what the page shows."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.bundled import ROOT
from tests.documents import Command, beginning, steps
from tests.reader import Reader

DOCS = ROOT / "docs"
WRITTEN = "worked-example"  # by what it prints, which its own test looks at
PAGES = sorted(
    page
    for page in DOCS.rglob("*.md")
    if "decisions" not in page.parts and page.stem != WRITTEN and beginning(page)
)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(DOCS)))
def test_the_page_does_what_it_says(page: Path, tmp_path: Path) -> None:
    reader, commands = Reader(page, tmp_path), 0
    for step in steps(page):
        printed = reader.follow(step)
        if isinstance(step, Command):
            assert step.printed(printed), f"$ {step.words}\n{printed}"
            commands += 1
    assert commands


def test_it_makes_a_site_without_a_warning(tmp_path: Path) -> None:
    words = ("-m", "sphinx", "--fail-on-warning", "--keep-going", "-q", "-b", "html")
    done = subprocess.run(
        [sys.executable, *words, "-d", str(tmp_path / "trees"), str(DOCS), str(tmp_path / "site")],
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    pages = {path.stem for path in (tmp_path / "site").rglob("*.html")}
    assert pages >= {path.stem for path in DOCS.rglob("*.md")}
