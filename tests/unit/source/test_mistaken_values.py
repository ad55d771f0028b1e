"""A mistake in a value: its rule, its exact place, what is said, and what to do about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.courses import Case, cases, report_on, told

GIVE = "Give it a value, or leave the key out."
LIST = "Start each item with '- ', or write the items in [brackets]."
QUOTE = 'Put quotes around it to make it text: "{}".'
ALONE = "Write the number alone, worked out, such as 30."

# What stands in slopes.yaml, what is written instead, what is found, and the help.
KINDS: dict[str, list[tuple[str, str, str | None]]] = {
    "title: Slopes": [
        ("7", "expected text, found the number 7", QUOTE.format("7")),
        ("1.50", "expected text, found the number 1.5", QUOTE.format("1.50")),
        (".inf", "expected text, found the number inf", QUOTE.format(".inf")),
        ("true", "expected text, found true", QUOTE.format("true")),
        ("[a]", "expected text, found a list", None),
        ("{a: b}", "expected text, found a mapping", None),
        ('""', "expected text, found an empty one", GIVE),
        ("null", "expected text, found nothing", GIVE),
    ],
    "minutes: 45": [
        ("0", "expected 1 or more, found the number 0", None),
        ("4.5", "expected a whole number, found the number 4.5", None),
        ("true", "expected a whole number, found true", None),
        ('"45"', "expected a whole number, found the text '45'", "Take away the quotes around 45."),
        ("an hour", "expected a whole number, found the text 'an hour'", ALONE),
        ("4,5", "expected a whole number, found the text '4,5'", ALONE),
        ("45 min", "expected a whole number, found the text '45 min'", "Write 45."),
        ("“45”", "expected a whole number, found the text '“45”'", "Write 45."),
    ],
    "mental_models: [A ball rolls down.]": [
        ("A ball", "expected a list, found the text 'A ball'", "Write it in brackets: [A ball]."),
        ("(A, B)", "expected a list, found the text '(A, B)'", "Write it in brackets: [A, B]."),
        ("A - B", "expected a list, found the text 'A - B'", LIST),
        ("{a: ball}", "expected a list, found a mapping", LIST),
        ("null", "expected a list, found nothing", GIVE),
    ],
    "scope: {covers: [lines], leaves_out: [surfaces]}": [
        (
            "[lines]",
            "expected a mapping, found a list",
            "Its keys: covers, leaves_out.",
        ),
        ("all", "expected a mapping, found the text 'all'", "Its keys: covers, leaves_out."),
    ],
    "status: built": [
        ("done", "'done' is not one of planned, in-progress, built", None),
        (
            "in progress",
            "'in progress' is not one of planned, in-progress, built",
            "Did you mean 'in-progress'?",
        ),
        ("Built", "'Built' is not one of planned, in-progress, built", "Did you mean 'built'?"),
        ("3", "expected one of planned, in-progress, built, found the number 3", None),
        ("null", "expected one of planned, in-progress, built, found nothing", None),
        ("[built]", "expected one of planned, in-progress, built, found a list", None),
    ],
}

NESTED = r"""
    slopes.yaml | slope: INTRODUCED | slope: 2
    invalid-value | 2
    'new.slope' of lesson 'slopes': expected a depth, or a mapping, found the number 2
    help: Its keys: depth, label.

    slopes.yaml | slope: INTRODUCED | slope:
    invalid-value |
    'new.slope' of lesson 'slopes': expected a depth, or a mapping, found nothing
    help: Give it a value, or leave the key out.

    slopes.yaml | slope: INTRODUCED | slope: introduced
    invalid-value | introduced
    'new.slope' of lesson 'slopes': 'introduced' is not one of MENTIONED, INTRODUCED,
    DEVELOPED, APPLIED
    help: Did you mean 'INTRODUCED'?

    slopes.yaml | slope: INTRODUCED | slope: MENTIONED -> INTRODUCED
    invalid-value | MENTIONED -> INTRODUCED
    'new.slope' of lesson 'slopes': 'MENTIONED -> INTRODUCED' is not one of MENTIONED, INTRODUCED,
    DEVELOPED, APPLIED
    help: Write INTRODUCED alone: a step from A -> B belongs under 'reinforced'.

    slopes.yaml | slope: INTRODUCED | slope: {depth: MENTIONED -> INTRODUCED}
    invalid-value | MENTIONED -> INTRODUCED
    'new.slope.depth' of lesson 'slopes': 'MENTIONED -> INTRODUCED' is not one of MENTIONED,
    INTRODUCED, DEVELOPED, APPLIED
    help: Write INTRODUCED alone: a step from A -> B belongs under 'reinforced'.

    slopes.yaml | {equals: 2, within: 0.5, unit: m/m} | 2
    invalid-value | 2
    'claims.parabola-rises-by-two.expect.slope' of lesson 'slopes': expected a mapping, found
    the number 2
    help: Write {equals: 2}.

    slopes.yaml | equals: 2, within: 0.5 | equals: 2, at_most: 0.5
    invalid-value | {equals: 2, at_most: 0.5, unit: m/m}
    'claims.parabola-rises-by-two.expect.slope' of lesson 'slopes': expected exactly one of
    equals, at_most, at_least, between, is; found equals and at_most

    slopes.yaml | within: 0.5 | within: -0.5
    invalid-value | -0.5
    'claims.parabola-rises-by-two.expect.slope.within' of lesson 'slopes': expected 0 or more,
    found the number -0.5

    stepping.yaml | between: [1, 3] | between: [1]
    invalid-value | [1]
    'claims.step-halves-the-loss.expect.slope.between' of lesson 'stepping': expected two
    numbers, the least and the greatest

    stepping.yaml | between: [1, 3] | between: [1, "3"]
    invalid-value | "3"
    'claims.step-halves-the-loss.expect.slope.between.2' of lesson 'stepping': expected a
    number, found the text '3'
    help: Take away the quotes around 3.

    rolling.yaml | is: true | is: 1
    invalid-value | 1
    'claims.rolling-is-smooth.expect.smooth.is' of lesson 'rolling': expected true or false,
    found the number 1

    rolling.yaml | size: small | size: smal
    invalid-value | smal
    'requires.gradient-descent.gap.size' of lesson 'rolling': 'smal' is not one of trivial,
    small, medium, large
    help: Did you mean 'small'?

    rolling.yaml | 2999-12-31 | soon
    invalid-value | soon
    'waivers.1.until' of lesson 'rolling': expected a day such as 2027-06-30, found the text
    'soon'
    help: Write the year, the month and the day, in this order.

    rolling.yaml | 2999-12-31 | 2999-02-30
    invalid-value | 2999-02-30
    'waivers.1.until' of lesson 'rolling': expected a day such as 2027-06-30, found the text
    '2999-02-30'
    help: There is no such day.

    rolling.yaml | 2999-12-31 | 2999
    invalid-value | 2999
    'waivers.1.until' of lesson 'rolling': expected a day such as 2027-06-30, found the number
    2999
    help: Write the year, the month and the day, in this order.

    stepping.yaml | -> DEVELOPED | -> DEVELOPD
    invalid-value | INTRODUCED -> DEVELOPD
    'reinforced.slope' of lesson 'stepping': 'DEVELOPD' is not one of MENTIONED,
    INTRODUCED, DEVELOPED, APPLIED
    help: Did you mean 'DEVELOPED'?

    curriculum.yaml | algebra: APPLIED | algebra: 4
    invalid-value | 4
    'assumes.algebra' of the course: expected one of MENTIONED, INTRODUCED, DEVELOPED, APPLIED,
    found the number 4

    curriculum.yaml | audience: Programmers | demos: "a\0b"
    invalid-value | "a\0b"
    'demos' of the course: a path cannot hold the character NUL
"""

FORM = (
    "Write one of MENTIONED, INTRODUCED, DEVELOPED, APPLIED, or two of them as in "
    "MENTIONED -> INTRODUCED."
)
STEP = "Write INTRODUCED -> DEVELOPED."
ARROWS = {
    "INTRODUCED ->": ("the text 'INTRODUCED ->'", FORM),
    "-> DEVELOPED": ("the text '-> DEVELOPED'", FORM),
    '"->"': ("the text '->'", FORM),
    "INTRODUCED - > DEVELOPED": ("the text 'INTRODUCED - > DEVELOPED'", STEP),
    "INTRODUCED to DEVELOPED": ("the text 'INTRODUCED to DEVELOPED'", STEP),
    "INTRODUCED \N{RIGHTWARDS ARROW} DEVELOPED": (
        "the text 'INTRODUCED \N{RIGHTWARDS ARROW} DEVELOPED'",
        STEP,
    ),
    "introduced => developed": ("the text 'introduced => developed'", STEP),
    "A -> B -> C": ("the text 'A -> B -> C'", FORM),
}


def arrows() -> list[Case]:
    wanted = "'reinforced.slope' of lesson 'stepping': expected a depth or 'DEPTH -> DEPTH'"
    return [
        Case(
            file="stepping.yaml",
            old="INTRODUCED -> DEVELOPED",
            new=written,
            rule="invalid-value",
            marked=written,
            message=f"{wanted}, found {found}",
            help=advice,
        )
        for written, (found, advice) in ARROWS.items()
    ]


def kinds() -> list[Case]:
    return [
        Case(
            file="slopes.yaml",
            old=old,
            new=f"{key}: {written}",
            rule="invalid-value",
            marked=written,
            message=f"'{key}' of lesson 'slopes': {found}",
            help=advice,
        )
        for old, mistakes in KINDS.items()
        for key in [old.partition(":")[0]]
        for written, found, advice in mistakes
    ]


@pytest.mark.parametrize(
    "case",
    kinds() + arrows() + cases(NESTED),
    ids=lambda case: f"{case.file}-{case.new.strip()}"[:60],
)
def test_one_mistake_is_one_finding(case: Case, tmp_path: Path) -> None:
    assert told(case, tmp_path) == case


def test_endless_values_are_shortened(tmp_path: Path) -> None:
    endless = "9" * 4000
    [template] = kinds()[:1]
    report = report_on(template._replace(new=f"title: {endless}"), tmp_path)
    [finding] = report.findings
    assert len(finding.message) < 120
    assert "…" in finding.message
