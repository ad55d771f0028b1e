"""What a file looks like in canonical form, and what is left as its author wrote it."""

from __future__ import annotations

from pathlib import Path
from textwrap import dedent

import pytest

from curriculum_kit.formatting.formatting import formatted
from curriculum_kit.formatting.kinds import files_under, kind_of
from tests.courses import small_course


def lesson(text: str, kind: str = "lesson") -> str:
    result = formatted(dedent(text).encode(), kind)
    assert result.problem is None
    assert result.left == ()
    return result.content.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("load: BUILD\ntitle: A\n", "title: A\nload: BUILD\n"),
        ("# About it\nload: BUILD\ntitle: A\n", "# About it\ntitle: A\nload: BUILD\n"),
        (
            "load: BUILD # hard\n# the title\ntitle: A # short\n",
            "# the title\ntitle: A # short\nload: BUILD # hard\n",
        ),
        (
            "scope:\n  # not here\n  leaves_out: [x]\n  covers: [y]\n  # the end\n",
            "scope:\n  covers: [y]\n  # not here\n  leaves_out: [x]\n  # the end\n",
        ),
        (
            "examples:\n  - what: a\n    # 1\n    kind: positive\n  - what: b\n    kind: x\n",
            "examples:\n  # 1\n  - kind: positive\n    what: a\n  - kind: x\n    what: b\n",
        ),
        (
            "scope:\n  leaves_out:\n    - x\n    # more\n  covers: [y]\n",
            "scope:\n  covers: [y]\n  leaves_out:\n    - x\n    # more\n",
        ),
        ("odd: 1\nload: BUILD\nodder: 2\ntitle: A\n", "odd: 1\ntitle: A\nload: BUILD\nodder: 2\n"),
        ("load: BUILD\ntitle: A", "title: A\nload: BUILD\n"),
        ("load: BUILD\r\ntitle: A\r\n", "title: A\r\nload: BUILD\r\n"),
        (
            "examples: [{what: a, kind: positive,   purpose: b}]\n",
            "examples: [{kind: positive, what: a,   purpose: b}]\n",
        ),
    ],
)
def test_order(before: str, after: str) -> None:
    assert lesson(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("new:\n    a: APPLIED\n    b: APPLIED\n", "new:\n  a: APPLIED\n  b: APPLIED\n"),
        ("mental_models:\n- a\n- b\n", "mental_models:\n  - a\n  - b\n"),
        (
            "examples:\n-   kind: positive\n    what: a\n",
            "examples:\n  - kind: positive\n    what: a\n",
        ),
        (
            "scope:\n    covers:\n    # all\n    -   a\n    -   b\n    # else\n    leaves_out: x\n",
            "scope:\n  covers:\n    # all\n    - a\n    - b\n  # else\n  leaves_out: x\n",
        ),
        (
            "claims:\n   a:\n      statement: |\n             one\n               two\n",
            "claims:\n  a:\n    statement: |\n      one\n        two\n",
        ),
        (
            "claims:\n    a:\n        statement: |2\n             one\n          two\n",
            "claims:\n  a:\n    statement: |2\n         one\n      two\n",
        ),
    ],
)
def test_indentation(before: str, after: str) -> None:
    assert lesson(before) == after


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("\n\ntitle: A  \n\n\n\nload: BUILD\n\n\n", "title: A\n\nload: BUILD\n"),
        ("title: A\nnew: {}\nreinforced: {}\n", "title: A\n\nnew: {}\nreinforced: {}\n"),
        ("title: A\n# why\nclaims: {}\n", "title: A\n\n# why\nclaims: {}\n"),
        ("title: |+\n  a  \n\n\nload: BUILD\n", "title: |+\n  a  \n\n\nload: BUILD\n"),
        ("# only a comment   \n\n", "# only a comment\n"),
        ("", ""),
    ],
)
def test_blanks(before: str, after: str) -> None:
    assert lesson(before) == after


def test_a_registry_has_a_blank_line_between_concepts() -> None:
    before = "b:\n  definition: x\n  name: B\na:\n  name: A\n"
    after = "b:\n  name: B\n  definition: x\n\na:\n  name: A\n"
    assert lesson(before, "registry") == after


def test_keys_that_authors_choose_stay_in_their_order() -> None:
    text = "new:\n  b: APPLIED\n  a: APPLIED\n\nclaims:\n  z:\n    statement: x\n  y: {}\n"
    assert lesson(text) == text


def test_the_end_of_a_block_scalar_is_not_added_to() -> None:
    """A line end would make the value another one."""
    [left] = formatted(b"title: |\n  a", "lesson").left
    assert left.message.startswith("what is blank is left as it is")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"title: [", "ends in the midst of a list"),
        (b"title: &a x\n", "anchor"),
        (b"title: A\ntitle: B\n", "is written twice"),
        (b"title: \xff\n", "not UTF-8"),
        (b"title: A\n---\ntitle: B\n", "second document"),
    ],
)
def test_what_cannot_be_read_is_left_alone(content: bytes, said: str) -> None:
    result = formatted(content, "lesson")
    assert result.content == content
    assert result.problem is not None
    assert said in result.problem.message


@pytest.mark.parametrize("ending", ["\n", "\r\n"])
def test_the_small_course_in_any_order_comes_out_the_same(ending: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    for file in files_under(str(course)):
        kind = kind_of(file, str(course))
        assert kind is not None
        text = Path(file).read_text("utf-8").replace("\n", ending)
        canonical = formatted(text.encode(), kind).content
        assert formatted(canonical, kind).content == canonical
        lines = canonical.decode().split(ending)
        starts = [at for at, line in enumerate(lines) if line and not line.startswith((" ", "-"))]
        chunks = [lines[start:end] for start, end in zip(starts, [*starts[1:], None], strict=True)]
        if kind != "registry":
            turned = ending.join(line for chunk in reversed(chunks) for line in chunk if line)
            assert formatted(turned.encode(), kind).content == canonical
