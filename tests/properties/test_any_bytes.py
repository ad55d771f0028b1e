"""Whatever a file holds, checking and printing the course raises nothing and takes no time."""

import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from curriculum_kit.check import check
from curriculum_kit.output.reporters import REPORTERS, Style
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.source.project import load_course
from tests.courses import small_course
from tests.unit.source.test_reader_properties import PIECES

FILES = (
    "curriculum/curriculum.yaml",
    "curriculum/concepts/optimization.yaml",
    "curriculum/foundations/series.yaml",
    "curriculum/foundations/descent/module.yaml",
    "curriculum/foundations/descent/slopes.yaml",
    "curriculum/foundations/acceleration/rolling.yaml",
    "demos/slopes.py",
)
STYLE = Style(Terminal())

WORDS = (
    *("title", "load", "STRETCH", "new", "reinforced", "slope", "MENTIONED -> APPLIED", "claims"),
    *(
        "expect",
        "equals",
        "waivers",
        "rule",
        "requires_any",
        "series",
        "lessons",
        "..",
        "/",
        "@demo",
    ),
    *("def parabola():", "import ", "lambda", "\N{FULLWIDTH LATIN SMALL LETTER A}", "1e400", "-0"),
)
pieces = st.lists(st.sampled_from([*PIECES, *WORDS]), max_size=8).map(
    lambda found: "".join(found).encode("utf-8", "surrogatepass")
)
contents = st.binary(max_size=200) | pieces


@pytest.fixture(scope="module")
def root() -> Iterator[Path]:
    with tempfile.TemporaryDirectory() as folder:
        small_course(Path(folder))
        yield Path(folder)


@settings(max_examples=80, deadline=None)
@given(st.sampled_from(FILES), contents)
def test_any_bytes_as_a_file(root: Path, name: str, content: bytes) -> None:
    _check_with(root, name, content)


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_any_bytes_in_the_midst_of_a_file(root: Path, data: st.DataObject) -> None:
    name = data.draw(st.sampled_from(FILES))
    whole = (root / name).read_bytes()
    start = data.draw(st.integers(0, len(whole)))
    end = data.draw(st.integers(start, min(start + 40, len(whole))))
    _check_with(root, name, whole[:start] + data.draw(contents) + whole[end:])


def _check_with(root: Path, name: str, content: bytes) -> None:
    """Check the small course with one file replaced, and print what is found in every format."""
    path = root / name
    before = path.read_bytes()
    start = time.process_time()
    try:
        path.write_bytes(content)
        report = check(load_course(root / "curriculum"))
        texts = [print_report(report, STYLE) for print_report in REPORTERS.values()]
    finally:
        path.write_bytes(before)
    assert time.process_time() - start < 1
    for text in texts:
        assert text
