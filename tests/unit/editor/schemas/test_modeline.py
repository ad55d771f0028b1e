"""The comment that names a file's schema: one line more, or one path put right."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum_kit.editor.schemas.modeline import with_modeline

LINE = b"# yaml-language-server: $schema=../s.json"


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (b"title: T\n", LINE + b"\ntitle: T\n"),
        (b"", LINE + b"\n"),
        (b"title: T", LINE + b"\ntitle: T"),
        (b"title: T\r\ncore: C\n", LINE + b"\r\ntitle: T\r\ncore: C\n"),
        (b"title: T\rcore: C\r", LINE + b"\rtitle: T\rcore: C\r"),
        (b"\xef\xbb\xbftitle: T\n", b"\xef\xbb\xbf" + LINE + b"\ntitle: T\n"),
        (b"# About\n\ntitle: T\n", LINE + b"\n# About\n\ntitle: T\n"),
        (b"---\ntitle: T\n", LINE + b"\n---\ntitle: T\n"),
        (LINE + b"\ntitle: T\n", LINE + b"\ntitle: T\n"),
        (
            b"# yaml-language-server: $schema=old.json \ntitle: T\n",
            b"# yaml-language-server: $schema=../s.json \ntitle: T\n",
        ),
        (
            b"# About\n#  yaml-language-server : $schema=a b\n# more\ntitle: T",
            b"# About\n#  yaml-language-server : $schema=../s.json b\n# more\ntitle: T",
        ),
        (b"# $schema: old.json\ntitle: T\n", b"# $schema: ../s.json\ntitle: T\n"),
        (
            b"# yaml-language-server: no schema\n",
            LINE + b"\n# yaml-language-server: no schema\n",
        ),
        (
            b"title: T\n# yaml-language-server: $schema=old.json\n",
            LINE + b"\ntitle: T\n# yaml-language-server: $schema=old.json\n",
        ),
    ],
)
def test_one_line(before: bytes, after: bytes) -> None:
    assert with_modeline(before, "../s.json") == after


@given(st.one_of(st.binary(), st.text("\ufeff#: $\n\ra").map(str.encode)))
def test_once_is_enough_and_nothing_else_changes(content: bytes) -> None:
    once = with_modeline(content, "../s.json")
    assert with_modeline(once, "../s.json") == once
    mark = b"\xef\xbb\xbf"
    assert once.startswith(mark) is content.startswith(mark)
    assert once.removeprefix(mark).endswith(content.removeprefix(mark))
    assert once.count(b"\n") - content.count(b"\n") <= 1
