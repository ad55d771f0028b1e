"""``curriculum render`` as a user calls it."""

import os
import posixpath
import re
import subprocess
import sys
from pathlib import Path

import pytest

from curriculum_kit.cli.manifest import FILE
from curriculum_kit.source.project import load_course
from tests.bundled import BUNDLED, CURRICULUM, ROOT, copied, curriculum
from tests.courses import edit

MODULES = ["from-linear-to-neural", "the-learning-problem", "training-neural-networks"]
COURSE = load_course(BUNDLED).course
FILES = sorted(
    [
        *("index.md", "claims.md", "misconceptions.md"),
        *(f"{slug}.md" for slug in MODULES),
        *(f"lessons/{slug}.md" for slug in COURSE.lessons),
        *(f"concepts/{name}.md" for name in COURSE.concepts),
    ]
)


def anchors_of(markdown: str) -> set[str]:
    """Return what GitHub makes of a page's headings."""
    headings = re.findall("^#+ (.*)$", markdown, flags=re.MULTILINE)
    return {re.sub(r"[^\w -]", "", text).lower().replace(" ", "-") for text in headings}


def files_in(folder: Path) -> list[str]:
    """Return the files that were rendered, without the record of them."""
    found = (path.relative_to(folder).as_posix() for path in folder.rglob("*.*"))
    return sorted(name for name in found if name != FILE)


def test_one_module_goes_to_standard_output() -> None:
    done = curriculum("render", "training-neural-networks", "--to", "markdown", "--out", "-")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("# Module 1.3: Training Neural Networks\n")
    assert curriculum("render", "module:1.3").stdout == done.stdout


@pytest.mark.parametrize(
    ("word", "title"),
    [
        ("lesson:optimizers", "# Lesson 1.3.5: Optimizers\n"),
        ("concept:adam", "# Adam optimizer\n"),
    ],
)
def test_one_lesson_or_concept_goes_to_standard_output(word: str, title: str) -> None:
    done = curriculum("render", word)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith(title)


def test_a_folder_gets_a_file_for_every_page(tmp_path: Path) -> None:
    folder = tmp_path / "deep" / "syllabus"
    done = curriculum("render", "--out", str(folder))
    assert (done.returncode, done.stdout) == (0, "")
    assert files_in(folder) == FILES
    *named, rest = done.stderr.splitlines()
    assert set(named) < {f"Wrote {folder / name}" for name in FILES}
    assert rest == f"Wrote {len(FILES) - len(named)} more in {folder}"
    printed = curriculum("render", "the-learning-problem").stdout
    assert (folder / "the-learning-problem.md").read_text(encoding="utf-8") == printed
    index = (folder / "index.md").read_text(encoding="utf-8")
    assert all(f"]({slug}.md)" in index for slug in MODULES)


def test_files_that_would_not_change_are_left_alone(tmp_path: Path) -> None:
    curriculum("render", "--out", str(tmp_path))
    stamp = (tmp_path / "index.md").stat().st_mtime_ns
    inode = (tmp_path / "index.md").stat().st_ino
    (tmp_path / "training-neural-networks.md").write_text("edited\n", encoding="utf-8")
    done = curriculum("render", "--out", str(tmp_path))
    assert done.stderr.splitlines() == [
        f"Wrote {tmp_path / 'training-neural-networks.md'}",
        f"{len(FILES) - 1} of {len(FILES)} already up to date in {tmp_path}",
    ]
    assert (tmp_path / "index.md").stat().st_ino == inode
    assert (tmp_path / "index.md").stat().st_mtime_ns == stamp
    assert files_in(tmp_path) == FILES


def test_every_link_of_the_pages_leads_to_a_file_and_a_heading_in_it(tmp_path: Path) -> None:
    curriculum("render", "--out", str(tmp_path))
    headings = {file: anchors_of((tmp_path / file).read_text("utf-8")) for file in FILES}
    links = 0
    for file in FILES:
        text = re.sub("```.*?```", "", (tmp_path / file).read_text("utf-8"), flags=re.DOTALL)
        for target in re.findall(r"(?<!\\\\)\]\(([^)\s]*)\)", text):
            name, _sign, spot = target.partition("#")
            found = posixpath.normpath(posixpath.join(posixpath.dirname(file), name))
            reached = found if name else file
            assert reached in headings, f"{file}: {target}"
            assert not spot or spot in headings[reached], f"{file}: {target}"
            links += 1
    assert links > 1000


@pytest.mark.parametrize(
    ("words", "message"),
    [
        ((), "standard output takes one page, and these are "),
        (("foundations",), "standard output takes one page, and these are 3."),
        (
            ("training-neural-network",),
            (
                "there is no module, series, lesson or concept 'training-neural-network'. "
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
    edit(course, "foundations/training-neural-networks/optimizers.yaml", "core: ", "core: [\n")
    done = curriculum("render", "-C", str(course), "module:1.3")
    assert done.returncode == 1
    assert "lesson:optimizers" in done.stderr
    assert "| 6 | [training-dynamics](lessons/training-dynamics.md) |" in done.stdout
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


def test_a_web_site_goes_to_a_folder_and_is_written_once(tmp_path: Path) -> None:
    done = curriculum("render", "--to", "html", "--out", str(tmp_path))
    assert (done.returncode, done.stdout) == (0, "")
    assert (tmp_path / "index.html").is_file()
    assert (tmp_path / "lessons" / "optimizers.html").is_file()
    again = curriculum("render", "--to", "html", "--out", str(tmp_path))
    files = len(files_in(tmp_path))
    assert again.stderr == f"{files} of {files} already up to date in {tmp_path}\n"


def test_a_web_site_does_not_go_to_standard_output() -> None:
    done = curriculum("render", "training-neural-networks", "--to", "html")
    assert (done.returncode, done.stdout) == (2, "")
    assert "name a folder with --out" in done.stderr


def test_a_pdf_goes_to_a_folder() -> None:
    done = curriculum("render", "training-neural-networks", "--to", "pdf")
    assert (done.returncode, done.stdout) == (2, "")
    assert "--to pdf writes files: name a folder with --out" in done.stderr


def test_without_a_browser_a_pdf_is_refused_with_what_to_install(tmp_path: Path) -> None:
    done = subprocess.run(
        [str(CURRICULUM), "render", "module:1.3", "--to", "pdf", "--out", str(tmp_path / "out")],
        cwd=ROOT,
        env={**os.environ, "PATH": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert (done.returncode, done.stdout) == (2, "")
    said = " ".join(done.stderr.split())
    assert "prints with Chromium, and there is none on the PATH" in said
    assert "apt-get install chromium. Or name one with --browser PATH." in said
    assert not (tmp_path / "out").exists()
