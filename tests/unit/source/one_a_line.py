"""Texts that hold one entry a line, as strategies: laid out in all such ways, and with slips."""

from __future__ import annotations

from collections.abc import Iterable

from hypothesis import strategies as st

KEYS = ("a", "b", "long-key", "k_1", "é", "𝒳", "a-", "a--b", "true", "null", "x" * 100)
VALUES = (
    *("x", "some text", "a, b", "a:b", "A -> B", "it's", 'a "b" c', "a [b] c", "http://a.b/c#d"),
    *("0.5", "1e-6", "-5", "+0", ".5", "0x1F", "9" * 25, ".inf", ".NaN", "2026-01-31", "~", "true"),
    *("...", "-x", "=", "<<", "a -", "$x$", "(a)", "\\a", "a:\u00a0b", "x\u3000y", "x\u00a0", "😀"),
    *("'q'", '"q"', "''", "'a: b'", '"a,#b]"', "'\\'", "[]", "[a, 1, -b]", "[a - b, null]"),
    *("['x, y', z]", '[it\'s, "", "a: b"]', "{}", "{a: b, c-d: 1}", "{a: [b, 'c]'], d: e f}"),
    *("{a: [], b: '}', c: it's}", "[" + ", ".join(["word"] * 300) + "]", "y" * 1100),
)
BLOCK_TEXTS = ("", "text", "k: v", "- item", "# no comment", "...", "a: |")
COMMENTS = ("", "# c", "#", "# a: b", "# 'c", "# - a:")

ODD_KEYS = (
    *("z", "a", "d e", "no", "<<", "-x", "--a", "1a", "~", "'q'", '"q"', "", "?", "a.b", "[k]"),
    *("a:b", "x" * 101, "x" * 1025, "# a", "- a", "---", "\u00a0a", "-012"),
)
ODD_SIGNS = (": ", ":", " : ", ":\t", ":\u00a0", "")
ODD_VALUES = (
    *("012", "1_0", "1:30", "yes", "-", "--", "---", "- x", "a: b", "a:", "a :b", "?", "? a", ":a"),
    *("x # c", "x #c", "#c", "# c", "x#c", "'it''s'", '"a\\nb"', '"a # b"', "'a' b", "'a", '"'),
    *("'a'#c", "'a' # 'c'", "[a,b]", "[ a ]", "[a ,b]", "[a, ]", "[a: b]", "[[a], b]", "[a # b]"),
    *("[a]]", "[a", "a]", "[a?]", '["a"b]', "['a': b]", "[a, 'b'c]", "[http://a.b]", "[a] # ]"),
    *("[-]", "[!a]", "[012]", "{a}", "{a: {b: c}}", "{a: b, a: c}", "{no: 1}", "{a: no}", "{a: }"),
    *("{a: b }", "{a: b,c: d}", "{a:b}", "{a: b: c}", "{-d: e}", "{a: - 1}", "{k: it's, l: a?b}"),
    *("{a: b,c}", "[a , b]", "[some text , b]", "{a: [b]c}", "{a: [b, [c]]}", "{a: 'b', a: c}"),
    *("|", ">", "|-", ">-", "|+", ">+", "|2", ">#"),
    *("'a'...", "[a]...", "'it''s'...", '"\\t" "b"', "[[a]] [b]", "{a: {b: c}}: {d: e}"),
    *("&x a", "*x", "!t a", "@a", "%a", "a\tb", "a\t# c", "a\x85b", "a\u2028b", "\u00a0a"),
    *("'a' # b: c", "9" * 4301, ""),
)
PIECES = (
    *("\n", "\n\n", "\n  ", "\n- ", "\n# c\n", "\n---\n", " ", "  ", "- ", ": ", ":", "#", " #"),
    *(",", ", ", "'", '"', "[", "]", "{", "}", "|", ">", "-", "?", "\t", "\r", "\u00a0", "\u2028"),
)


def _mostly(*values: str) -> st.SearchStrategy[str]:
    """Return a strategy that draws the first value more often than not."""
    return st.sampled_from((*values[:1] * len(values), *values))


_keys = st.lists(st.sampled_from(KEYS), min_size=1, max_size=3, unique=True)
_kinds = st.sampled_from(("value", "nothing", "mapping", "list"))
_values = st.sampled_from(VALUES)
_gaps = _mostly(" ", "   ")
_comments = _mostly("", "  # c", " # a: b", " #")
_fillers = st.lists(_mostly(*COMMENTS), max_size=2)
_margins = st.integers(0, 7)
_steps = st.sampled_from((2, 1, 4))
_steps_of_lists = st.sampled_from((2, 0, 3))
_dashes = _mostly("- ", "-   ")
_signs = st.sampled_from(("|", ">", "|-", ">-"))
_block_texts = st.lists(st.sampled_from(BLOCK_TEXTS), max_size=4)


def _mapping(draw: st.DrawFn, levels: int) -> list[str]:
    """Draw the lines of a mapping with at most so many levels of others in it."""
    lines: list[str] = []
    for key in draw(_keys):
        lines += draw(_fillers) if lines else []
        kind = draw(_kinds) if levels else "value"
        if kind == "value":
            lines += _value(draw, f"{key}:")
            continue
        lines.append(f"{key}:" + draw(_comments))
        if kind != "nothing":
            lines += _indented(draw(_fillers), draw(_margins))
        if kind == "mapping":
            lines += _indented(_mapping(draw, levels - 1), draw(_steps))
        elif kind == "list":
            lines += _indented(_list(draw, levels - 1), draw(_steps_of_lists))
    return lines


def _list(draw: st.DrawFn, levels: int) -> list[str]:
    """Draw the lines of a list, in whose items are at most so many levels."""
    lines: list[str] = []
    for _ in range(draw(st.integers(1, 2))):
        lines += draw(_fillers) if lines else []
        if levels and draw(st.booleans()):
            dash = draw(_dashes)
            first, *others = _mapping(draw, levels - 1)
            lines += [dash + first, *_indented(others, len(dash))]
        else:
            lines += _value(draw, "-")
    return lines


def _value(draw: st.DrawFn, head: str) -> list[str]:
    """Draw the lines of a value that stands beside or below a key or dash."""
    if draw(st.integers(0, 3)):
        return [head + draw(_gaps) + draw(_values) + draw(_comments)]
    sign = draw(_signs)
    below = ["text", *draw(_block_texts)]
    if sign[0] == "|":
        below.append("  further to the right")
    return [f"{head} {sign}" + draw(_comments), *_indented(below, draw(st.integers(1, 4)))]


def _indented(lines: Iterable[str], columns: int) -> list[str]:
    return [" " * columns + line if line else line for line in lines]


_odd_heads = st.tuples(_mostly("", "- "), _mostly(*ODD_KEYS), _mostly(*ODD_SIGNS)).map("".join)
_odd_values = st.sampled_from((*ODD_VALUES, *VALUES))
_pieces = _mostly("", *PIECES)


@st.composite
def sound_texts(draw: st.DrawFn) -> str:
    """Draw a text that the reader of lines reads."""
    return "\n".join([*_mapping(draw, 3), ""])


@st.composite
def texts_with_an_odd_line(draw: st.DrawFn) -> str:
    """Draw a text in which a line is replaced, or followed, by one that may mean something else."""
    lines = _mapping(draw, 2)
    at = draw(st.integers(0, len(lines) - 1))
    column = len(lines[at]) - len(lines[at].lstrip(" ")) + draw(st.sampled_from((0, 0, 0, 2, 1)))
    line = " " * column + draw(_odd_heads) + draw(_odd_values)
    after = draw(st.integers(0, 1))
    lines[at + after : at + 1] = [line.rstrip(" ")]
    return "\n".join([*lines, ""])


@st.composite
def texts_with_a_slip(draw: st.DrawFn) -> str:
    """Draw a text in which some characters are missing, or are others."""
    text = "\n".join([*_mapping(draw, 2), ""])
    start = draw(st.integers(0, len(text)))
    return text[:start] + draw(_pieces) + text[start + draw(st.integers(0, 3)) :]
