"""The numbers that a statement puts forward in digits, and whether an expectation holds them."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from curriculum_kit.model.claim import Expectation

_SLACK = 1e-9
"""Share of a number by which two binary fractions that mean the same decimal may differ."""

_LARGEST_POWER = 300

_PASSED_OVER = (
    r"(?m)`+[^`]*`+"  # code and formulas
    r"|\[[^\[\]]*\](?:\([^()]*\))?"  # intervals, references, links
    r"|\(\s*[-+−\d.]+(?:\s*,\s+[-+−\d.]+)+\s*\)"  # points: (1, 3)
    r"|https?://\S+"
    r"|(?:^|(?<=[.:;,]\s))\(?\d{1,2}[.)](?=\s)|\(\d{1,2}\)"  # numbering: 1. (2)
    r"|(?<![\d.:])(?:\d+(?:[.:]\d+){2,}|\d+:\d+)|\b\d{4}-\d\d-\d\d\b"  # versions, times, dates
    r"|(?<!\d)\d+(?:\s?×\s?\d+)+(?!\^|\d)"  # sizes: 28×28
    r"|(?<![\d.,])(?:1[5-9]|20)\d\d[a-z]?(?=[);])"  # years: (Hochreiter 1991)
    r"|\b(?:et al\.|[A-Z][\w'-]{1,40},?|(?i:in|since|until|year))\s\(?(?:1[5-9]|20)\d\d"
    r"(?![\d,.]*\d)(?!\s(?:[a-z]|%))"  # years, but not "In 2000 steps"
    r"|\b(?i:lessons?|modules?|layers?|chapters?|sections?|figures?|fig\.|tables?|equations?|eq\."
    r"|examples?|exercises?|parts?|versions?|pages?|lines?|rows?|columns?|steps?|no\.|phases?"
    r"|acts?|seeds?|class|case|question|type|unit|neuron|node)"
    r"\s\#?\d+(?![.,]?\d)"  # layer 9, lessons 1-3
    r"(?:(?:,|,?\sand|,?\sor|\sto|\sof|-|–)\s?\d+(?![.,]?\d))*"
)
"""What holds numbers that are no result; compiled when first needed, as it takes long."""

_NUMBER = re.compile(
    r"(?=[-+−\d])"  # a quick look, which fails at most characters
    r"(?<![\w.^/_#§$])(?<![A-Za-z_][-+−])(?<!\w[/^])(?<!\^[-+−])(?<!\d,)"  # not within a name
    r"(?P<sign>[-+−])?"
    r"(?:(?P<digits>\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?P<fraction>\.\d+)?"
    r"(?:[eE](?P<exponent>[-+−]?\d+)|\s?[×·]\s?10\^\{?(?P<power>[-+−]?\d+)\}?)?)"
    r"(?:/(?P<denominator>\d+))?"
    r"(?P<percent>\s?%|\spercent\b)?"
    r"(?![\w^/]|[-–]?[A-Za-z]|\.\d|,\d{3})"  # "16-bit", "2/n" and "10^6" are names and formulas
)
_POWER_OF_TEN = re.compile(r"(?<![\w.^/×·])(?<![×·]\s)10\^\{?(?P<power>[-+−]?\d+)\}?(?![\w/])")


@dataclass(frozen=True, slots=True)
class Numeral:
    """A number as a statement writes it.

    Attributes:
        written: The text.
        value: What it means, of a percentage the number before the sign.
        unit: What one more in its last digit means; 0 for fractions and powers, which are exact.
        signed: Whether a sign is written.
        percent: Whether it is a percentage.
    """

    written: str
    value: float
    unit: float
    signed: bool = False
    percent: bool = False

    def is_held_by(self, expectation: Expectation) -> bool:
        """Tell whether an expectation would fail if this number were wrong.

        Args:
            expectation: What a measurement must be.
        """
        if expectation.is_ is not None:
            return False
        scales = (1.0, 100.0) if self.percent else (1.0,)
        signs = (1.0,) if self.signed else (1.0, -1.0)
        bounds = expectation.bounds
        named = bounds if expectation.equals is None else (expectation.equals,)
        for factor in (scale * sign for scale in scales for sign in signs):
            low, high = sorted(bound * factor for bound in bounds)
            if math.isfinite(low) and math.isfinite(high) and low <= self.value <= high:
                return True
            if any(self._rounds(value * factor) for value in named):
                return True
        return False

    def _rounds(self, value: float) -> bool:
        """Tell whether a value, rounded to the digits written, is this number."""
        return abs(value - self.value) <= self.unit / 2 + abs(self.value) * _SLACK


def numerals_in(text: str) -> Iterator[Numeral]:
    """Yield the numbers that a text states in digits.

    Numbers that belong to a name, a formula, a reference, a date or a numbering are passed over,
    and so are those in code: they say what is measured, not what comes out.

    Args:
        text: Inline Markdown.
    """
    yield from digits_in(re.sub(_PASSED_OVER, " ; ", text))


def digits_in(text: str) -> Iterator[Numeral]:
    """Yield everything in a text that has the form of a number.

    Args:
        text: The text.
    """
    for found in _POWER_OF_TEN.finditer(text) if "10^" in text else ():
        power = _integer(found["power"])
        if abs(power) <= _LARGEST_POWER:
            yield Numeral(found[0], 10.0**power, 0.0)
    for found in _NUMBER.finditer(text):
        numeral = _numeral(found)
        if numeral is not None:
            yield numeral


def _numeral(found: re.Match[str]) -> Numeral | None:
    fraction = found["fraction"] or ""
    power = _integer(found["exponent"] or found["power"] or "0")
    if abs(power) > _LARGEST_POWER or len(found[0]) > _LARGEST_POWER:
        return None
    value = float(f"{found['digits'].replace(',', '')}{fraction}e{power}")
    unit = 10.0 ** (power - max(len(fraction) - 1, 0))
    if found["denominator"]:
        if not int(found["denominator"]):
            return None
        value, unit = value / int(found["denominator"]), 0.0
    signed = found["sign"] is not None
    value = value if found["sign"] in (None, "+") else -value
    return Numeral(found[0].strip(), value, unit, signed, found["percent"] is not None)


def _integer(digits: str) -> int:
    return int(digits.replace("−", "-")) if len(digits) < 6 else _LARGEST_POWER + 1
