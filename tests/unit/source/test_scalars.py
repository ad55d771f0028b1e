"""Unquoted scalars: YAML 1.2's meaning, and the warning where YAML 1.1 has another."""

import math
import re

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from curriculum_kit.source.scalars import (
    LONGEST_INTEGER,
    LONGEST_WORD,
    PAST_NUMBERS,
    WORDS,
    Scalar,
    ambiguity,
    resolve,
    short_reading,
)

RESOLVED: list[tuple[str, Scalar]] = [
    *((word, None) for word in ("", "~", "null", "Null", "NULL")),
    *((word, True) for word in ("true", "True", "TRUE")),
    *((word, False) for word in ("false", "False", "FALSE")),
    ("0", 0),
    ("12", 12),
    ("-7", -7),
    ("+7", 7),
    ("012", 12),
    ("089", 89),
    ("0o14", 12),
    ("0x1F", 31),
    ("0xff", 255),
    ("1e-7", 1e-7),
    ("1e3", 1000.0),
    ("1E3", 1000.0),
    ("3.814697265625e-6", 3.814697265625e-6),
    (".5", 0.5),
    ("-.5", -0.5),
    ("1.", 1.0),
    ("1.e2", 100.0),
    ("01.5", 1.5),
    (".inf", math.inf),
    ("+.INF", math.inf),
    ("-.Inf", -math.inf),
    ("1e999", math.inf),
    *(
        (text, text)
        for text in (
            *("no", "No", "yes", "on", "OFF", "y", "n", "nULL", "tRUE", "none", "None", "nil"),
            *("1:30", "1_000", "1_000.5", "0b1", "+0x1F", "0o9", "0xg", "0x", "0X1F", "0x_1"),
            *("2027-06-30", "2027-13-45", "2001-12-14 21:59:43", "12:30:45"),
            *("inf", "-inf", "nan", "+nan", "infinity", "-infinity", ".Nan", "1e", "e3", "1e+"),
            *(".", "-", "+", "--1", "1.2.3", "1 000", "3 layers", "+.", "1.5.", "=", "<<"),
            *("١٢", "1٢", "１２", "²"),
        )
    ),
]


@pytest.mark.parametrize(("text", "value"), RESOLVED)
def test_a_scalar_means_what_the_core_schema_says(text: str, value: Scalar) -> None:
    resolved = resolve(text)
    assert (type(resolved), resolved) == (type(value), value)


@pytest.mark.parametrize("text", [".nan", ".NaN", ".NAN"])
def test_not_a_number(text: str) -> None:
    assert str(resolve(text)) == "nan"


def test_an_integer_may_have_as_many_digits_as_python_prints() -> None:
    assert resolve("-" + "9" * LONGEST_INTEGER) == 1 - 10**LONGEST_INTEGER


@pytest.mark.parametrize(
    "text",
    [
        "9" * 4301,
        "-" + "9" * 4301,
        "0" * 5000,
        "9" * 1_000_000,
        "0x" + "f" * 4000,
        "0o" + "7" * 9000,
    ],
    ids=len,
)
def test_a_longer_integer_is_an_overflow(text: str) -> None:
    with pytest.raises(OverflowError):
        resolve(text)


AMBIGUOUS = [
    *((word, "text", "true", "true") for word in ("yes", "Yes", "YES", "on", "On", "ON")),
    *((word, "text", "false", "false") for word in ("no", "No", "NO", "off", "Off", "OFF")),
    ("012", "the number 12", "the number 10", "12"),
    ("-012", "the number -12", "the number -10", "-12"),
    ("08", "the number 8", "text", "8"),
    ("0" * 30 + "12", "a number", "another number or text", None),
    ("1_000", "text", "the number 1000", "1000"),
    ("1_000.5", "text", "the number 1000.5", "1000.5"),
    ("0x1_F", "text", "a number", None),
    ("0_7", "text", "a number", None),
    ("1_" * 5000, "text", "a number", None),
    ("1:30", "text", "the number 90", None),
    ("-1:30", "text", "the number -90", None),
    ("1:30:30.5", "text", "the number 5430.5", None),
    ("1" + ":30" * 5000, "text", "a number", None),
    ("0b101", "text", "a number", None),
    ("-0x1F", "text", "a number", None),
    ("0o14", "an octal number", "text", None),
]


@pytest.mark.parametrize(("text", "core", "older", "plainly"), AMBIGUOUS)
def test_an_ambiguity_names_both_readings(
    text: str, core: str, older: str, plainly: str | None
) -> None:
    assert ambiguity(text) == (core, older, plainly)


@pytest.mark.parametrize(
    "text",
    [
        *("", "text", "true", "null", "~", "y", "n", "Y", "N", "yEs", "nO", "oN"),
        *("0", "00", "07", "-07", "45", "0.25", "01.5", "1e3", "1e-7", "1E3", "1.5e3", ".5", "-.5"),
        *("2027-06-30", "2027-13-45", "2001-12-14 21:59:43", "1:60", "0:30", "a:30", "f_1", "_1"),
        *("0_8", "0x1F", "=", "<<", ".inf", "-.INF", "3 layers", "training_dynamics:slope"),
    ],
)
def test_what_needs_no_warning(text: str) -> None:
    assert ambiguity(text) is None


numbers_and_near_misses = st.text("0123456789+-._:eExoabfiInN ", max_size=12).map(str.strip)

CORE = re.compile(
    r"(?P<integer>[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+)"
    r"|(?P<float>[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?)"
    r"|(?P<infinity>[-+]?\.(inf|Inf|INF))|(?P<nan>\.(nan|NaN|NAN))"
)


@given(numbers_and_near_misses)
def test_numbers_are_those_of_the_specification(text: str) -> None:
    shape = CORE.fullmatch(text)
    expected = {None: str, "integer": int}.get(shape and shape.lastgroup, float)
    assert type(resolve(text)) is (expected if text else type(None))


_RESOLVER = yaml.SafeLoader("")


@given(numbers_and_near_misses)
def test_whatever_yaml_1_1_reads_otherwise_is_ambiguous_or_documented(text: str) -> None:
    tag: str = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    older = tag.removeprefix("tag:yaml.org,2002:")
    ours = {type(None): "null", bool: "bool", int: "int", float: "float", str: "str"}[
        type(resolve(text))
    ]
    dates_and_exponents = older == "timestamp" or (ours, older) == ("float", "str")
    if ours != older and not dates_and_exponents:
        assert ambiguity(text) is not None
    if ours == older != "int":
        assert ambiguity(text) is None


@given(st.text(max_size=30))
def test_the_first_look_lets_nothing_pass(text: str) -> None:
    """The builder only resolves what sorts before the numbers' end, and short words."""
    worth_a_look = text < PAST_NUMBERS or (len(text) <= LONGEST_WORD and text in WORDS)
    if not worth_a_look:
        assert resolve(text) == text
        assert ambiguity(text) is None


@given(numbers_and_near_misses)
def test_a_remembered_reading_is_the_same(text: str) -> None:
    value, doubt = short_reading(text)
    assert (repr(value), doubt) == (repr(resolve(text)), ambiguity(text))
