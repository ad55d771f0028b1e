"""Demos behind module 'floating-point'.

A demo measures, and the numbers to expect stand in the lesson. Each control measures the same on
something known to be wrong, and must violate what is expected: a check that cannot fail proves
nothing.
"""

import numpy as np

from curriculum_kit import demo


@demo
def gaps() -> dict[str, float]:
    """Measure the gap from 1 and from 1e16 to the next larger double."""
    return _gaps(np.float64)


@gaps.control("single precision")
def gaps_in_single_precision() -> dict[str, float]:
    """Floats of 32 bits have 24 digits rather than 53, so both gaps are wider."""
    return _gaps(np.float32)


def _gaps(kind: type[np.floating]) -> dict[str, float]:
    return {
        "gap_at_1": float(np.spacing(kind(1))),
        "gap_at_1e16": float(np.spacing(kind(1e16))),
    }


@demo
def tenths() -> dict[str, float]:
    """Measure by how much 0.1 + 0.2 exceeds 0.3, also in gaps between numbers of that size."""
    return _excess(0.1, 0.2, 0.3)


@tenths.control("eighths, which binary fractions hold exactly")
def eighths() -> dict[str, float]:
    """Sums of eighths need no rounding, so nothing is left over."""
    return _excess(0.125, 0.25, 0.375)


def _excess(first: float, second: float, total: float) -> dict[str, float]:
    excess = first + second - total
    return {"excess": excess, "excess_in_gaps": excess / float(np.spacing(total))}


@demo
def one_minus_cosine() -> dict[str, float]:
    """Measure (1 - cos x) / x^2 at 1e-8 as written, and its error when it is rewritten."""
    return _near_a_half(1e-8, 2 * np.sin(0.5e-8) ** 2)


@one_minus_cosine.control("an x at which nothing cancels")
def large_angle() -> dict[str, float]:
    """At 0.1, cos x differs from 1 in its third digit, so enough digits are left."""
    return _near_a_half(0.1, 2 * np.sin(0.05) ** 2)


@one_minus_cosine.control("a rewriting that still subtracts nearly equal numbers")
def rewritten_with_a_root() -> dict[str, float]:
    """The identity cos x = sqrt(1 - sin^2 x) is as true, and cancels as before."""
    return _near_a_half(1e-8, 1 - np.sqrt(1 - np.sin(1e-8) ** 2))


def _near_a_half(x: float, numerator: float) -> dict[str, float]:
    return {
        "computed_as_written": float((1 - np.cos(x)) / x**2),
        "error_when_rewritten": abs(float(numerator / x**2) - 0.5),
    }


@demo
def small_terms() -> dict[str, float]:
    """Measure what ten thousand times 1e-16 add to 1: one after the other, and added up first."""
    return _gains(np.full(10_000, 1e-16))


@small_terms.control("terms as large as the gap")
def terms_that_are_seen() -> dict[str, float]:
    """Each term of 2^-52 reaches the next number, so that no order loses any."""
    return _gains(np.full(10_000, 2.0**-52))


def _gains(terms: np.ndarray) -> dict[str, float]:
    large_first = 1.0
    for term in terms.tolist():
        large_first += term
    return {"gain_large_first": large_first - 1.0, "gain_small_first": 1.0 + terms.sum() - 1.0}
