from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from curriculum_kit.places import Span
from curriculum_kit.source.demos import DemoIndex, find_demos

DEMOS = '''
import numpy as np
from curriculum_kit import demo

def helper(): ...

@demo
def slope(generator):
    """It measures."""

@slope.control
def slope_of_tanh(): ...

@slope.control("twice as steep")
def _(): ...

@slope.figure
def drawn(): ...

@demo
def bare(): ...
'''


def found(folder: Path, source: str | bytes, name: str = "module") -> DemoIndex:
    data = source if isinstance(source, bytes) else source.encode()
    (folder / f"{name}.py").write_bytes(data)
    return find_demos(folder)


def test_demos_controls_and_figures_are_read_from_the_source(tmp_path: Path) -> None:
    module = found(tmp_path, DEMOS).modules["module"]
    read = {
        demo.name: ([(control.name, control.label) for control in demo.controls], demo.has_figure)
        for demo in module.demos.values()
    }
    assert read == {
        "slope": ([("slope_of_tanh", "slope of tanh"), ("_", "twice as steep")], True),
        "bare": ([], False),
    }
    assert module.functions == {"helper", "slope_of_tanh", "_", "drawn"}
    assert module.demos["slope"].span == Span(8, 5, 8, 10)


@pytest.mark.parametrize(
    ("source", "is_demo"),
    [
        ("from curriculum_kit import demo\n@demo\ndef f(): ...", True),
        ("from curriculum_kit import demo as d\n@d\ndef f(): ...", True),
        ("import curriculum_kit\n@curriculum_kit.demo\ndef f(): ...", True),
        ("import curriculum_kit as kit\n@kit.demo\ndef f(): ...", True),
        ("from curriculum_kit.evidence.demo import demo\n@demo\ndef f(): ...", True),
        ("from curriculum_kit.evidence import demo\n@demo.demo\ndef f(): ...", True),
        ("import curriculum_kit.evidence.demo as d\n@d.demo\ndef f(): ...", True),
        ("from curriculum_kit import *\n@demo\ndef f(): ...", True),
        ("from curriculum_kit import demo\n@print\n@demo\ndef f(): ...", True),
        ("from elsewhere import demo\n@demo\ndef f(): ...", False),
        ("from .curriculum_kit import demo\n@demo\ndef f(): ...", False),
        ("@demo\ndef f(): ...\nfrom curriculum_kit import demo", False),
        ("from curriculum_kit import demo\ndef demo(f): ...\n@demo\ndef f(): ...", False),
        ("from curriculum_kit import demo\ndemo = print\n@demo\ndef f(): ...", False),
        ("from curriculum_kit import demo\n@demo\ndef f(): ...\ndef f(): ...", False),
        ("from curriculum_kit import demo\n@demo\nasync def f(): ...", False),
        ("from curriculum_kit import demo\nclass A:\n    @demo\n    def f(): ...", False),
        ("from curriculum_kit import Figure\n@Figure\ndef f(): ...", False),
    ],
)
def test_what_counts_as_a_demo(source: str, is_demo: bool, tmp_path: Path) -> None:
    assert ("f" in found(tmp_path, source).modules["module"].demos) is is_demo


@pytest.mark.parametrize(
    ("label", "read"),
    [("'in words'", "in words"), ("label='in words'", "in words"), ("computed()", "of it")],
)
def test_labels_of_controls(label: str, read: str, tmp_path: Path) -> None:
    source = f"""
from curriculum_kit import demo
@demo
def f(): ...
@f.control({label})
def of_it(): ...
"""
    [control] = found(tmp_path, source).modules["module"].demos["f"].controls
    assert control.label == read


def test_the_name_of_a_function_is_placed_in_code_points(tmp_path: Path) -> None:
    source = "from curriculum_kit import demo\r\n# \x0c\r\n@demo\r\ndef  größe(): ...\r\n"
    demo = found(tmp_path, source).modules["module"].demos["größe"]
    assert demo.span == Span(4, 6, 4, 11)


@pytest.mark.parametrize(
    ("source", "problem", "line"),
    [
        (b"x = 1\ndef f(:\n", "is not valid Python: invalid syntax", 2),
        (b"x = (\n", "is not valid Python: '(' was never closed", 1),
        (b"x = 1\0", "null bytes", 1),
        (b"x = '\xff'\n", "is not valid Python", 1),
        (b"x = " + b"(" * 5000 + b")" * 5000, "", 1),
        (b"x = " + b"-" * 200_000 + b"1", "nested too deeply", 1),
        (b"x = a" + b".b" * 200_000, "nested too deeply", 1),
        (b"#" * ((1 << 20) + 1), "is larger than 1 MiB", 1),
    ],
)
def test_a_broken_file_is_a_value_not_an_exception(
    source: bytes, problem: str, line: int, tmp_path: Path
) -> None:
    found(tmp_path, DEMOS, "whole")
    modules = found(tmp_path, source).modules
    broken = modules["module"]
    assert broken.problem is not None
    assert problem in broken.problem
    assert broken.problem_line == line
    assert broken.demos == {}
    assert "slope" in modules["whole"].demos


def test_a_doubtful_escape_is_nobodys_business_here(tmp_path: Path) -> None:
    assert found(tmp_path, 'x = "\\d"\n' + DEMOS).modules["module"].problem is None


def test_the_file_is_not_executed(tmp_path: Path) -> None:
    found(tmp_path, f"open({str(tmp_path / 'trace')!r}, 'w')\n" + DEMOS)
    assert not (tmp_path / "trace").exists()
    assert "module" not in sys.modules


def test_the_folder_is_walked(tmp_path: Path) -> None:
    (tmp_path / "outside.py").write_text(DEMOS)
    folder = tmp_path / "demos"
    for name in ("a.py", "b/__init__.py", "b/c.py", "b/d/e.py", "training-dynamics.py"):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(DEMOS)
    for name in (
        "__pycache__/f.py",
        ".hidden/g.py",
        ".h.py",
        "not-a-package/i.py",
        "j.txt",
        "k.l.py",
        "__init__.py",
    ):
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(DEMOS)
    (folder / "away.py").symlink_to(tmp_path / "outside.py")
    (folder / "near.py").symlink_to(folder / "a.py")
    (folder / "circle").symlink_to(folder)
    (folder / "itself.py").symlink_to(folder / "itself.py")
    (folder / "gone.py").symlink_to(folder / "nowhere.py")
    os.mkfifo(folder / "pipe.py")
    index = find_demos(folder)
    assert list(index.modules) == ["a", "b", "b.c", "b.d.e", "near", "training-dynamics"]
    assert index.modules["b.d.e"].path == folder / "b" / "d" / "e.py"


def test_a_missing_folder_holds_no_demos(tmp_path: Path) -> None:
    index = find_demos(tmp_path / "nowhere")
    assert index.modules == {}
    assert index.resolve("a:b").problem == "the demos folder has no file 'a.py'"


@pytest.mark.parametrize(
    ("reference", "problem", "nearest"),
    [
        ("module:slope", None, None),
        ("package.inner:slope", None, None),
        ("module:slop", "'module.py' has no function 'slop'", "module:slope"),
        ("module:helper", "'helper' in 'module.py' is not declared a demo", None),
        ("module:drawn", "'drawn' in 'module.py' is not declared a demo", None),
        ("modul:slope", "the demos folder has no file 'modul.py'", "module:slope"),
        (
            "package.iner:slope",
            "the demos folder has no file 'package/iner.py'",
            "package.inner:slope",
        ),
        ("nowhere:f", "the demos folder has no file 'nowhere.py'", None),
        ("module", "'module' is not of the form file:function", None),
        ("module.slope", "'module.slope' is not of the form file:function", "module:slope"),
        (":slope", "':slope' is not of the form file:function", None),
        ("module:", "'module:' is not of the form file:function", "module:bare"),
        ("module:slope:x", "'module:slope:x' is not of the form file:function", "module:slope"),
        ("broken:slope", "'broken.py' is not valid Python: '(' was never closed (line 2)", None),
    ],
)
def test_resolving_a_reference(
    reference: str, problem: str | None, nearest: str | None, tmp_path: Path
) -> None:
    (tmp_path / "package").mkdir()
    found(tmp_path / "package", DEMOS, "inner")
    found(tmp_path, "\nx = (", "broken")
    resolution = found(tmp_path, DEMOS).resolve(reference)
    assert (resolution.problem, resolution.nearest) == (problem, nearest)
    assert (resolution.demo is None) is (problem is not None)
    if resolution.demo is not None:
        assert resolution.demo.name == "slope"


FORM = (
    "'{}' is not of the form file:function, with a file inside the demos folder, its ending left "
    "out and dots for folders"
)


@pytest.mark.parametrize(
    ("reference", "problem", "nearest"),
    [
        ("../x:slope", FORM, None),
        ("../module:slope", FORM, "module:slope"),
        ("./module:slope", FORM, "module:slope"),
        ("module.py:slope", FORM, "module:slope"),
        ("demos/module.py:slope", FORM, "module:slope"),
        ("/module:slope", FORM, "module:slope"),
        ("inner/deep:slope", FORM, "inner.deep:slope"),
        ("inner\\deep:slope", FORM, "inner.deep:slope"),
        ("..module:slope", FORM, "module:slope"),
        ("modul:slope", "the demos folder has no file 'modul.py'", "module:slope"),
        (
            "inner.deeper:slope",
            "the demos folder has no file 'inner/deeper.py'",
            "inner.deep:slope",
        ),
    ],
)
def test_a_path_where_the_name_of_a_file_belongs(
    reference: str, problem: str, nearest: str | None, tmp_path: Path
) -> None:
    (tmp_path / "inner").mkdir()
    found(tmp_path / "inner", DEMOS, "deep")
    resolution = found(tmp_path, DEMOS).resolve(reference)
    assert (resolution.problem, resolution.nearest) == (problem.format(reference), nearest)
