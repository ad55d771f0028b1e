"""Courses that mean harm, read by the real command with little memory and time.

What is promised is in ``SECURITY.md``: whoever writes YAML, file names or demos that are not run
can make nothing run, read nothing outside the course, write nothing outside the output, hang
nothing, and bring nothing but text into what is printed.
"""

from __future__ import annotations

import json
import os
import re
import resource
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from collections.abc import Callable, Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

from tests.bundled import CURRICULUM, copied
from tests.courses import edit, small_course
from tests.repository import commit

SECONDS = 20
MEMORY = 1 << 30
"""What a process may use, of the processor and of memory: plenty for a course of ordinary size."""

INJECTED = (
    "x\r\n::error file=x::owned\n##[error]owned \x1b]0;owned\x07\x9b31m%0A| `` ` [x](javascript:x) "
    "<script>owned()</script> <img src=x onerror=owned()> ]]> --> {{ 7 * 7 }} ${{ github.token }} "
    "$\\href{javascript:x}{y}$ @somebody \u202eright to left\u2066 \ufffe \U0001d11e 学"
)
"""What each consumer of a report could take for its own."""

UNPRINTABLE = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]")

LESSON = "foundations/training-neural-networks/optimizers.yaml"

SECRET = "what-stands-outside-of-the-course"


def called(course: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run the command on a course, within limits; it must neither crash nor be stopped."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))

    done = subprocess.run(
        [str(CURRICULUM), *words],
        cwd=course,
        env={"PATH": os.environ["PATH"], "XDG_CACHE_HOME": str(course.parent / "cache")},
        capture_output=True,
        text=True,
        timeout=10 * SECONDS,
        check=False,
        preexec_fn=limit,  # this process has no other threads
    )
    assert done.returncode in (0, 1, 2), done.stderr
    assert "Traceback" not in done.stdout + done.stderr
    assert "bug" not in done.stderr
    return done


def quoted(text: str) -> str:
    """Return a text as a double-quoted scalar of YAML."""
    safe = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\U{ord(c):08x}" for c in safe) + '"'


def prose_of(node: yaml.Node | None, *keys: str) -> Iterator[yaml.ScalarNode]:
    """Yield the values of a document that are text in an author's words: those with a blank."""
    match node:
        case yaml.MappingNode():
            for key, value in node.value:
                yield from prose_of(value, *keys, str(key.value))
        case yaml.SequenceNode():
            for value in node.value:
                yield from prose_of(value, *keys)
        case yaml.ScalarNode(tag="tag:yaml.org,2002:str") if " " in node.value:
            if "->" not in node.value:
                yield node


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the bundled course with every text that an author may choose freely turned to harm."""
    course = copied(tmp_path_factory.mktemp("hostile"))
    number = 0
    for path in sorted(course.rglob("*.yaml")):
        text = path.read_text("utf-8")
        document = yaml.compose(text, Loader=yaml.SafeLoader)
        for node in reversed(list(prose_of(document))):
            number += 1
            after = text[node.end_mark.index :]
            ending = "\n" if node.style in {"|", ">"} else ""
            harm = quoted(f"{node.value} {INJECTED} {number}")
            text = text[: node.start_mark.index] + harm + ending + after
        path.write_text(text, "utf-8")
    assert number > 500
    with (course / LESSON).open("a", encoding="utf-8") as lesson:
        lesson.write(f"{quoted(INJECTED)}: 1\n")
    return course


def test_the_hostile_course_is_read_and_its_texts_arrive(hostile: Path) -> None:
    report = json.loads(called(hostile, "validate", "--format", "json").stdout)
    assert report["course"]["lessons"] == 17
    assert not {each["code"] for each in report["findings"]} & {"CUR001", "CUR004", "CUR006"}
    assert any("owned" in json.dumps(each) for each in report["findings"])


@pytest.mark.parametrize(
    "words",
    [
        ("validate",),
        ("validate", "--format", "concise"),
        ("show", "lesson:optimizers"),
        ("show", "concept:momentum"),
        ("show", "claim:adam-first-step-is-the-learning-rate"),
        ("show", "module:1.3"),
        ("path", "momentum"),
        ("rules", "--settings"),
    ],
)
def test_terminals_get_nothing_but_printable_text(words: tuple[str, ...], hostile: Path) -> None:
    done = called(hostile, *words)
    assert "owned" in done.stdout or words[0] == "rules"
    assert UNPRINTABLE.findall(done.stdout + done.stderr) == []


def test_every_line_for_github_is_one_command_of_ours(hostile: Path) -> None:
    lines = called(hostile, "validate", "--format", "github").stdout.splitlines()
    ours = re.compile(r"::(error|warning|notice)( title=[^:]*)?[^:]*::")
    assert lines.pop().startswith("Found ")
    assert all(ours.match(line) for line in lines)
    assert any("owned" in line for line in lines)
    assert not any(line.startswith(("::error file=x", "##[")) for line in lines)


def test_xml_and_json_stay_whole(hostile: Path) -> None:
    junit = ET.fromstring(called(hostile, "validate", "--format", "junit").stdout)
    assert {each.tag for each in junit.iter()} <= {
        *("testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"),
        *("properties", "property", "error"),
    }
    for form in ("json", "gitlab", "sarif"):
        json.loads(called(hostile, "validate", "--format", form).stdout)


def attributes_of(page: str) -> list[tuple[str, str]]:
    """Return the names and values of all attributes of a page, as a parser of HTML sees them."""
    found: list[tuple[str, str]] = []

    class Parser(HTMLParser):
        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            del tag
            found.extend((name, value or "") for name, value in attrs)

    Parser(convert_charrefs=True).feed(page)
    return found


def test_pages_hold_no_element_of_the_authors(hostile: Path, tmp_path: Path) -> None:
    assert (
        called(hostile, "render", "--to", "html", "--out", str(tmp_path / "site")).returncode == 0
    )
    pages = list((tmp_path / "site").rglob("*.html"))
    assert len(pages) > 100
    for page in pages:
        text = page.read_text("utf-8")
        assert "<script>owned" not in text
        attributes = [name for name, _ in attributes_of(text)]
        assert not [name for name in attributes if name.startswith("on")]
        assert not [value for _, value in attributes_of(text) if "javascript:" in value[:12]]
        assert "49" not in re.findall(r"\]\]&gt; --&gt; (\S+)", text)


def test_markdown_mentions_nobody_and_links_nowhere_harmful(hostile: Path, tmp_path: Path) -> None:
    called(hostile, "render", "--out", str(tmp_path / "pages"))
    for page in (tmp_path / "pages").rglob("*.md"):
        text = page.read_text("utf-8")
        assert not re.search(r"(?<![\\\w&])@somebody", text)
        assert not re.search(r"(?<!\\)\]\(javascript:", text)
        assert not re.search(r"(?<![\\`])<(script|img)", text)
        assert "::error" not in {line[:7] for line in text.splitlines()}


def grown(depth: int) -> str:
    """Return a bomb of aliases: each line stands for ten of the one before it."""
    ten = (f"a{each}: &a{each} [{', '.join([f'*a{each - 1}'] * 10)}]" for each in range(1, depth))
    return "\n".join(["a0: &a0 [x, x, x, x, x, x, x, x, x, x]", *ten])


BOMBS = {
    "aliases": grown(10),
    "merge keys": "\n".join(["a: &a {x: 1}", *[f"b{i}: {{<<: [*a, *a]}}" for i in range(200)]]),
    "brackets": "[" * 100_000,
    "braces": "{a: " * 100_000,
    "indentation": "\n".join(" " * each + "- a:" for each in range(0, 20_000, 2)),
    "dashes": "- " * 200_000,
    "a long integer": f"title: {'9' * 500_000}",
    "a long key": f"{'k' * 900_000}: 1",
    "question marks": "? " * 200_000,
    "quotes": '"' + "\\u0041" * 150_000,
    "comments": "# \n" * 400_000,
    "documents": "---\n" * 200_000,
    "tags": "!!python/object/apply:os.system ['true']",
    "more than there may be": "a: b\n" * 300_000,
    "not text": "\x00" * 100_000,
}


@pytest.mark.parametrize("bomb", BOMBS.values(), ids=BOMBS)
@pytest.mark.parametrize(
    "file",
    ["curriculum.yaml", "concepts/mathematics.yaml", "foundations/descent/slopes.yaml"],
    ids=["manifest", "registry", "lesson"],
)
def test_a_bomb_is_a_finding(file: str, bomb: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / file).write_text(bomb, "utf-8")
    done = called(course, "validate", "--format", "concise", "--color", "never")
    assert done.returncode == 1
    assert f"{file}:" in done.stdout
    assert all(len(line) < 2_000 for line in done.stdout.splitlines())


def test_many_findings_take_time_and_memory_in_proportion(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    cycle = [
        f"c{i}: {{name: C {i}, requires: {{c{(i + 1) % 9_000}: APPLIED}}}}" for i in range(9_000)
    ]
    (course / "concepts/more.yaml").write_text("\n".join(cycle), "utf-8")
    done = called(course, "validate", "--format", "json")
    codes = [each["rule"] for each in json.loads(done.stdout)["findings"]]
    assert codes.count("prerequisite-cycle") == 1


def link(to: str) -> Callable[[Path, Path], None]:
    """Return what puts a link in the place of a path, to something beside the course."""

    def put(path: Path, outside: Path) -> None:
        path.symlink_to(outside / to)

    return put


@pytest.mark.parametrize(
    ("file", "put"),
    [
        ("foundations/descent/slopes.yaml", link("secret.yaml")),
        ("concepts/mathematics.yaml", link("secret.yaml")),
        ("concepts/linked.yaml", link("secret.yaml")),
        ("foundations/descent", link(".")),
        ("concepts", link(".")),
        ("evidence.json", link("secret.yaml")),
        ("../demos/slopes.py", link("secret.yaml")),
        ("foundations/descent/slopes.yaml", lambda path, _: os.mkfifo(path)),
        ("../demos/slopes.py", lambda path, _: os.mkfifo(path)),
        ("evidence.json", lambda path, _: os.mkfifo(path)),
    ],
)
def test_nothing_outside_is_read_and_no_pipe_is_waited_for(
    file: str, put: Callable[[Path, Path], None], tmp_path: Path
) -> None:
    course = small_course(tmp_path / "inside")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "secret.yaml").write_text(f"{SECRET}: {SECRET}\n", "utf-8")
    path = course / file
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    put(path, outside)
    for words in (
        ("validate",),
        ("validate", "--format", "json"),
        ("render", "--to", "json", "--out", "-"),
        ("show", "lesson:slopes"),
    ):
        done = called(course, *words)
        assert SECRET not in done.stdout + done.stderr


LINKED = [
    ("../syllabus/index.md", "precious", ("render", "--out", "../syllabus")),
    ("../syllabus/lessons", ".", ("render", "--out", "../syllabus")),
    ("../syllabus/.curriculum-render.json", "precious", ("render", "--out", "../syllabus")),
    ("../syllabus", ".", ("render", "--out", "../syllabus")),
    ("schemas", ".", ("schema", "--write")),
    ("schemas/lesson.json", "precious", ("schema", "--write")),
    ("evidence.json", "precious", ("verify", "--evidence", "evidence.json")),
    ("known", "precious", ("validate", "--baseline", "known", "--update-baseline")),
    ("known", "new", ("validate", "--baseline", "known", "--update-baseline")),
    ("report", "precious", ("validate", "--output", "report")),
    ("foundations/descent/slopes.yaml", "precious", ("fmt",)),
    ("foundations/descent/slopes.yaml", "precious", ("validate", "--fix")),
    ("foundations/descent/slopes.yaml", "precious", ("rename", "concept", "slope", "incline")),
    ("foundations/descent/slopes.yaml", "precious", ("move", "slopes", "--after", "stepping")),
    ("foundations/descent", ".", ("new", "lesson", "leap", "--in", "descent")),
    ("concepts", ".", ("new", "concept", "leap")),
    ("../demos", ".", ("new", "claim", "leap", "--in", "slopes")),
    ("curriculum", ".", ("init", ".")),
]
"""A path of the repository, what it leads to outside of it, and a call that would write there."""


@pytest.mark.parametrize(("file", "to", "words"), LINKED)
def test_nothing_outside_is_written_through_a_link(
    file: str, to: str, words: tuple[str, ...], tmp_path: Path
) -> None:
    course = small_course(tmp_path / "inside")
    outside = tmp_path / "outside"
    outside.mkdir()
    (outside / "precious").write_text("title:   Mine\n", "utf-8")
    path = course / file
    if path.is_dir():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    path.parent.mkdir(exist_ok=True)
    link(to)(path, outside)
    called(course, *words, *(["--yes"] if words[0] == "move" else []))
    assert [each.name for each in outside.iterdir()] == ["precious"]
    assert (outside / "precious").read_text("utf-8") == "title:   Mine\n"


@pytest.mark.parametrize(
    "name", ["../../outside", "/etc", "descent/../..", "a\nb", "con\x1b", ".."]
)
def test_a_name_that_leads_out_is_refused(name: str, tmp_path: Path) -> None:
    course = small_course(tmp_path / "inside")
    edit(course, "foundations/series.yaml", "[descent, ", f"[{quoted(name)}, ")
    done = called(course, "validate", "--format", "concise", "--color", "never")
    assert done.returncode == 1
    assert "foundations/series.yaml:3:" in done.stdout
    called(course, "render", "--to", "html", "--out", "site")
    written = {path.relative_to(tmp_path).parts[0] for path in tmp_path.rglob("*")}
    assert written <= {"inside"}


@pytest.mark.parametrize("name", ["a\nb.yaml", "::error::x.yaml", "\x1b[31m.yaml", "-rf.yaml"])
def test_file_names_are_text_too(name: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / "foundations/descent" / name).write_text("title: T\n", "utf-8")
    for form in ("full", "concise", "github"):
        done = called(course, "validate", "--format", form, "--color", "never")
        assert UNPRINTABLE.findall(done.stdout) == []
        assert not re.search(r"^(b\.yaml|::error::x)", done.stdout, re.MULTILINE)


READING = [
    ("validate",),
    ("validate", "--diff"),
    ("rules", "--settings"),
    ("explain", "adjacent-stretch"),
    ("render", "--to", "html", "--out", "site"),
    ("render", "--to", "markdown", "--out", "pages"),
    ("render", "--to", "json", "--out", "-"),
    ("show", "lesson:slopes"),
    ("path", "momentum"),
]


@pytest.mark.parametrize("words", READING, ids=" ".join)
def test_nothing_of_the_course_is_executed(words: tuple[str, ...], tmp_path: Path) -> None:
    course = small_course(tmp_path)
    mark = tmp_path / "executed"
    harm = f"open({str(mark)!r}, 'w').close()\n"
    for name in ("yaml", "numpy", "click", "sitecustomize", "conftest", "curriculum_kit", "plugin"):
        for folder in (course, course / "foundations", tmp_path / "demos"):
            (folder / f"{name}.py").write_text(harm, "utf-8")
    demo = tmp_path / "demos/slopes.py"
    demo.write_text(harm + demo.read_text("utf-8"), "utf-8")
    called(course, *words)
    assert not mark.exists()


def test_only_verify_executes_it(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    demo = tmp_path / "demos/slopes.py"
    demo.write_text(demo.read_text("utf-8") + "raise RuntimeError('this ran')\n", "utf-8")
    done = called(course, "verify", "--no-cache")
    assert done.returncode == 1
    assert "this ran" in done.stdout


@pytest.mark.parametrize("revision", ["--output=owned", "--upload-pack=touch owned", "-n1", ""])
def test_a_revision_that_looks_like_an_option_is_none(revision: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    commit(tmp_path)
    done = called(course, "verify", f"changed:{revision}")
    assert done.returncode == 2
    assert not list(tmp_path.rglob("owned"))


def test_the_limits_of_these_tests_hold(tmp_path: Path) -> None:
    limits = f"import resource; resource.setrlimit(resource.RLIMIT_AS, ({MEMORY}, {MEMORY}))"
    done = subprocess.run(
        [sys.executable, "-c", f"{limits}; bytearray({2 * MEMORY})"],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert b"MemoryError" in done.stderr
