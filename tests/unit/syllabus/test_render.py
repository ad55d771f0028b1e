"""``curriculum render`` as a user calls it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.e2e.bundled import CURRICULUM, ROOT, changed, copied, curriculum

MODULES = ["from-linear-to-neural", "the-learning-problem", "training-neural-networks"]
FILES = sorted(["index.md", *(f"{slug}.md" for slug in MODULES)])


def test_one_module_goes_to_standard_output() -> None:
    done = curriculum("render", "training-neural-networks", "--to", "markdown", "--out", "-")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# Module 1.3: Training Neural Networks\n")
    assert curriculum("render", "module:1.3").stdout == done.stdout


def test_a_folder_gets_the_index_and_a_file_for_each_module(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "syllabus"
    done = curriculum("render", "--out", str(folder))
    assert (done.returncode, done.stdout) == (0, "")
    assert sorted(path.name for path in folder.iterdir()) == FILES
    assert sorted(done.stderr.splitlines()) == sorted(f"Wrote {folder / name}" for name in FILES)
    printed = curriculum("render", "the-learning-problem").stdout
    assert (folder / "the-learning-problem.md").read_text(encoding="utf-8") == printed
    index = (folder / "index.md").read_text(encoding="utf-8")
    assert all(f"]({slug}.md)" in index for slug in MODULES)


def test_files_that_would_not_change_are_left_alone(tmp_path: Path) -> None:
    curriculum("render", "--out", str(tmp_path))
    stamps = {path.name: path.stat().st_mtime_ns for path in tmp_path.iterdir()}
    inode = (tmp_path / "index.md").stat().st_ino
    (tmp_path / "training-neural-networks.md").write_text("edited\n", encoding="utf-8")
    done = curriculum("render", "--out", str(tmp_path))
    assert done.stderr.splitlines() == [
        f"Wrote {tmp_path / 'training-neural-networks.md'}",
        f"3 of 4 already up to date in {tmp_path}",
    ]
    assert (tmp_path / "index.md").stat().st_ino == inode
    assert (tmp_path / "index.md").stat().st_mtime_ns == stamps["index.md"]
    assert sorted(path.name for path in tmp_path.iterdir()) == FILES


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "standard output takes one page, and these are 4."),
        (("foundations",), "standard output takes one page, and these are 3."),
        (
            ("training-neural-network",),
            (
                "there is no module or series 'training-neural-network'. "
                "Did you mean 'training-neural-networks'?"
            ),
        ),
        (("module:9.9",), "there is no module '9.9'. Modules are numbered 1.1 to 1.3."),
        (("module:1.3", "--out", __file__), f"cannot write '{__file__}': File exists"),
        (("module:1.3", "--to", "scroll"), "'scroll' is not"),
        (("module:1.3", "-C", "/nowhere"), "no course in '/nowhere'"),
    ],
)
def test_a_wrong_call_says_what_is_wrong(words: tuple[str, ...], message: str) -> None:
    done = curriculum("render", *words)
    assert (done.returncode, done.stdout) == (2, "")
    assert message in done.stderr.replace("\n", " ")


def test_bytes_do_not_depend_on_the_hash_seed() -> None:
    outputs = set()
    for seed in ("1", "2"):
        done = subprocess.run(
            [str(CURRICULUM), "render", "training-neural-networks"],
            cwd=ROOT,
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            timeout=120,
            check=True,
        )
        outputs.add(done.stdout)
    assert len(outputs) == 1
    assert "▓".encode() in outputs.pop()


def test_the_page_is_utf_8_whatever_the_terminal_takes() -> None:
    done = subprocess.run(
        [str(CURRICULUM), "render", "module:1.3"],
        cwd=ROOT,
        env={**os.environ, "PYTHONIOENCODING": "latin-1", "PYTHONUTF8": "0"},
        capture_output=True,
        timeout=120,
        check=True,
    )
    assert "▓▓▓" in done.stdout.decode("utf-8")


def test_demos_are_never_run(tmp_path: Path) -> None:
    course = copied(tmp_path)
    for demo in (tmp_path / "demos").glob("*.py"):
        ran = tmp_path / "ran"
        text = demo.read_text(encoding="utf-8")
        demo.write_text(f"open({str(ran)!r}, 'w').close()\n{text}", encoding="utf-8")
    done = curriculum("render", "-C", str(course), "--out", str(tmp_path / "out"))
    assert done.returncode == 0
    assert not (tmp_path / "ran").exists()


def test_what_could_not_be_read_is_named_and_the_rest_rendered(tmp_path: Path) -> None:
    course = copied(tmp_path)
    changed(course, "foundations/training-neural-networks/optimizers.yaml", "core: ", "core: [\n")
    done = curriculum("render", "-C", str(course), "module:1.3")
    assert done.returncode == 1
    assert "lesson:optimizers" in done.stderr
    assert "| 6 | training-dynamics |" in done.stdout
    assert "| 5 |" not in done.stdout


def test_the_template_engine_is_imported_only_to_render() -> None:
    loaded = (
        "import sys, curriculum_kit.check, curriculum_kit.cli.render\n"
        "print('jinja2' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", loaded], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout == "False\n"
