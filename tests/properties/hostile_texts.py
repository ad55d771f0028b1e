"""The small course with harmful text in any of its fields, as data that is written out again."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

from hypothesis import strategies as st

from curriculum_kit.source.document import Value
from curriculum_kit.source.reader import read

HARMFUL = (
    *("\n::error file=x::owned", "%0A%25::warning::x", "##[error]x", "::stop-commands::t", "%"),
    *(
        "]]>",
        "</script><!-- ",
        "<![CDATA[",
        "&amp;&#0;",
        '"',
        "'",
        "\\",
        "{0} %s {x}",
        "[x](y) `z`",
    ),
    *(
        "\0",
        "\x1b[2J\x1b]0;t\a",
        "\r\n",
        "\t",
        "\x7f\x9b31m",
        "\u2028\u2029",
        "\u202e\u2066",
        "\ufffe",
    ),
    *("\U000e0041", "\ufeff", "e\u0301", "𝄞学\u200d", "a" * 300, "", " ", "-", "1e7", "null"),
)
HALF = "\ud83d"
"""Half of a character, which no file can hold and for which a scalar may have an escape."""

harm = st.one_of(
    st.sampled_from(HARMFUL),
    st.lists(st.sampled_from(HARMFUL), min_size=2, max_size=4).map("".join),
    st.text(max_size=12),
)


@st.composite
def harmed(draw: st.DrawFn, texts: Mapping[str, str]) -> Mapping[str, str]:
    """Return the files of a course with harm at a few places: values, keys, or part of them.

    Args:
        texts: The files, by path.
    """
    found = dict(texts)
    for name in draw(st.lists(st.sampled_from(sorted(texts)), min_size=1, max_size=3)):
        data = read(found[name]).data
        for _ in range(draw(st.integers(1, 3))):
            data = _harmed(draw, data)
        if draw(st.integers(0, 9)) == 0:
            data = {"title": HALF, "broken": data}
        found[name] = written(data)
    return found


def _harmed(draw: st.DrawFn, data: Value) -> Value:
    """Harm one value or key, chosen by going down from the top."""
    if isinstance(data, dict) and data:
        chosen = draw(st.sampled_from(sorted(data)))
        name, value = chosen, data[chosen]
        if draw(st.integers(0, 5)):
            value = _harmed(draw, value)
        else:
            name = draw(harm)
        return {
            name if key == chosen else key: value if key == chosen else data[key] for key in data
        }
    if isinstance(data, list) and data:
        at = draw(st.integers(0, len(data) - 1))
        return [_harmed(draw, item) if place == at else item for place, item in enumerate(data)]
    text, added = str(data), draw(harm)
    return draw(st.sampled_from([added, text + added, added + text]))


def written(data: Value) -> str:
    """Write data so that every character comes through, those that no file may hold as escapes.

    Args:
        data: Plain data.
    """
    text = json.dumps(data, ensure_ascii=False, indent=1)
    return re.sub("[^\n\x20-\x7e\xa0-\ud7ff\ue000-\ufdff\U00010000-\U0010ffff]", _escape, text)


def _escape(character: re.Match[str]) -> str:
    return f"\\u{ord(character[0]):04x}"


def texts_of(course: Path) -> Mapping[str, str]:
    """Return the YAML files of a course, by path.

    Args:
        course: Its folder.
    """
    return {str(file): file.read_text(encoding="utf-8") for file in course.rglob("*.yaml")}
