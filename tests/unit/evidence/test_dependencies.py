"""Which files a claim depends on, and when its fingerprint is another."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest

from curriculum_kit.evidence.dependencies import DemosFolder, fingerprint_of
from curriculum_kit.model.claim import Claim
from tests.courses import write_tree
from tests.unit.evidence.claims import claim

TREE = """
    measured.py:
        import numpy as np
        from tools import shapes
        import package.inner
    other.py:
        import json
    tools/__init__.py:
        from .lists import together
    tools/shapes.py:
        def area(): pass
    tools/lists.py:
        import shared
    tools/unused.py:
        x = 1
    package/inner.py:
        import measured
    shared.py:
        x = 1
    table.csv:
        1,2
    notes/more.txt:
        text
"""

DEPENDED_ON = (
    "measured.py",
    "tools/__init__.py",
    "tools/shapes.py",
    "tools/lists.py",
    "package/inner.py",
    "shared.py",
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return write_tree(tmp_path, TREE)


def printed(folder: Path, made: Claim | None = None) -> str:
    return fingerprint_of(made or claim(), DemosFolder(folder))


def test_imports_are_followed_in_circles_and_through_packages(folder: Path) -> None:
    found = DemosFolder(folder).dependencies("measured")
    assert set(found.code) == set(DEPENDED_ON)
    assert not found.foreign


def test_a_package_that_is_neither_here_nor_accounted_for_is_foreign(folder: Path) -> None:
    (folder / "shared.py").write_text("import scipy.linalg")
    assert DemosFolder(folder).dependencies("measured").foreign
    assert not DemosFolder(folder).dependencies("other").foreign


@pytest.mark.parametrize("name", [*DEPENDED_ON, "table.csv", "notes/more.txt"])
def test_a_file_that_is_depended_on_changes_the_fingerprint(name: str, folder: Path) -> None:
    before = printed(folder)
    old = (folder / name).read_bytes()
    (folder / name).write_bytes(old + b"#")
    assert printed(folder) != before
    (folder / name).write_bytes(old)
    assert printed(folder) == before


@pytest.mark.parametrize("name", ["other.py", "tools/unused.py"])
def test_another_file_does_not(name: str, folder: Path) -> None:
    before = printed(folder)
    (folder / name).write_text("y = 2")
    assert printed(folder) == before


@pytest.mark.parametrize(
    "name", ["numpy.py", "tools/lists/__init__.py", "new.csv", "package/__init__.py"]
)
def test_a_file_that_an_import_or_a_demo_would_now_find_changes_it(name: str, folder: Path) -> None:
    before = printed(folder)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("x = 1")
    assert printed(folder) != before


@pytest.mark.parametrize(
    "name",
    [
        ".hidden/x.csv",
        ".DS_Store",
        "__pycache__/x.txt",
        "x.pyc",
        "evidence.json",
        "x.py",
        "x.py~",
        "#x.py#",
    ],
)
def test_litter_does_not(name: str, folder: Path) -> None:
    before = printed(folder)
    (folder / name).parent.mkdir(exist_ok=True)
    (folder / name).write_text("x")
    assert printed(folder) == before


def touch(path: Path) -> None:
    os.utime(path, (1, 1))


def remove(path: Path) -> None:
    path.unlink()


def link(path: Path) -> None:
    elsewhere = path.with_name(".elsewhere")
    path.rename(elsewhere)
    path.symlink_to(elsewhere)


@pytest.mark.parametrize(
    ("name", "change", "same"),
    [
        ("shared.py", touch, True),
        ("table.csv", touch, True),
        ("table.csv", link, True),
        ("shared.py", link, True),
        ("shared.py", remove, False),
        ("table.csv", remove, False),
    ],
)
def test_it_is_the_content_that_counts(
    name: str, change: Callable[[Path], None], same: bool, folder: Path
) -> None:
    before = printed(folder)
    change(folder / name)
    assert (printed(folder) == before) is same


def test_a_module_that_may_import_anything_depends_on_all(folder: Path) -> None:
    (folder / "shared.py").write_text("__import__(name)")
    before = printed(folder)
    (folder / "tools/unused.py").write_text("y = 2")
    assert printed(folder) != before


def test_a_linked_folder_is_read_once(folder: Path) -> None:
    (folder / "notes/around").symlink_to(folder)
    assert set(DemosFolder(folder).data) == {"table.csv", "notes/more.txt"}


def test_a_pipe_is_not_waited_for(folder: Path) -> None:
    os.mkfifo(folder / "pipe.csv")
    os.mkfifo(folder / "package/__init__.py")
    assert set(DemosFolder(folder).data) == {"table.csv", "notes/more.txt"}
    assert set(DemosFolder(folder).dependencies("measured").code) == set(DEPENDED_ON)


@pytest.mark.parametrize(
    "other",
    [
        claim(name="another-claim"),
        claim("measured:g"),
        claim(seeds=2),
        claim(expect={"x": {"equals": 1.0, "within": 0.1}}),
        claim(expect={"x": {"equals": 1.0, "unit": "m"}}),
        claim(expect={"y": {"equals": 1.0}}),
        claim(None),
        claim("other:f"),
    ],
)
def test_another_claim_has_another_fingerprint(other: Claim, folder: Path) -> None:
    assert printed(folder, other) != printed(folder)


def test_the_order_of_expectations_is_none_of_it(folder: Path) -> None:
    one, two = {"equals": 1.0}, {"equals": 2.0}
    there, back = claim(expect={"a": one, "b": two}), claim(expect={"b": two, "a": one})
    assert printed(folder, there) == printed(folder, back)


@pytest.mark.parametrize("demo", ["/etc/passwd:f", "../outside:f", "..:f", ":", "missing:f"])
def test_a_reference_that_leads_nowhere_reads_nothing(demo: str, folder: Path) -> None:
    (folder.parent / "outside.py").write_text("x = 1")
    assert DemosFolder(folder).dependencies(demo.partition(":")[0]).code == {}
    assert len(printed(folder, claim(demo))) == 64


def test_a_missing_folder_is_an_empty_one(tmp_path: Path) -> None:
    assert printed(tmp_path / "none") == printed(tmp_path)
