"""CUR508: a number in a statement that no expectation holds."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.model.claim import Claim
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.numerals import Numeral, digits_in, numerals_in
from curriculum_kit.rules.rule import NoOptions, Rule


def unstated_number(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield claims with expectations whose statement has a number that none of them holds."""
    for claim, lesson in context.course.claims.values():
        if not claim.expect or context.misread(f"lesson:{lesson.id}", "claims"):
            continue
        loose = _loose(digits_in(claim.statement), claim)
        if loose:  # telling numbers from names and dates costs more than looking at them all
            loose = _loose(numerals_in(claim.statement), claim)
        if loose:
            names = ", ".join(dict.fromkeys(loose))
            yield Problem(
                message=f"claim '{claim.id}' states {names}, which no expectation holds",
                where=Pointer(f"claim:{claim.id}", ("statement",)),
                subjects=(f"claim:{claim.id}",),
                help="Measure it and add it to 'expect'; if it only says what is measured, write "
                "it in words or as `code`.",
            )


def _loose(numerals: Iterable[Numeral], claim: Claim) -> list[str]:
    """Return the numbers that no expectation holds, as they are written."""
    return [
        numeral.written
        for numeral in numerals
        if not any(numeral.is_held_by(expectation) for expectation in claim.expect.values())
    ]


RULE = Rule(
    code="CUR508",
    name="unstated-number",
    severity=Severity.INFO,
    summary="A number in a claim's statement is held by no expectation, so nobody checks it.",
    reason=(
        "Readers take every number of a verified claim for verified. One is held by an expectation "
        "that names it (rounded to the digits written, as a percentage, as a bound, without its "
        "sign if none is written) or whose bounds on both sides enclose it. Looked at are numbers "
        "in digits: 0.25, 1/4, 25 %, 3.8e-6, 10^-9, 262,144. Passed over are words ('forty'), "
        "`code`, [brackets] and (1, 3); names and formulas such as x^2, L2, 16-bit and 2/n; "
        "'layer 9', 'step 3' and the like; numbering, dates, versions and years. Write what is "
        "put in, as against what comes out, in words or as code. Not even 'nine times' and 'half' "
        "are looked at, as in words most quantities are put in ('nine times as many inputs', 'half "
        "the gradient'): in the bundled course all but five of thirty."
    ),
    bad="""
## training-dynamics.yaml
claims:
  sigmoid-slope-peaks-at-a-quarter:
    statement: The slope of the sigmoid peaks at 1, and shrinks to 0.105 at two.  # <--
    demo: examples:measured
    expect:
      largest_slope: {equals: 1, within: 1e-6}
    sources: [textbook]
""",
    good="""
## training-dynamics.yaml
claims:
  sigmoid-slope-peaks-at-a-quarter:
    statement: The slope of the sigmoid peaks at 0.25, and shrinks to 0.105 at two.
    demo: examples:measured
    expect:
      largest_slope: {equals: 0.25, within: 1e-6}
      slope_at_two: {equals: 0.104994, within: 1e-6}
    sources: [textbook]
""",
    check=unstated_number,
    options=NoOptions,
)
