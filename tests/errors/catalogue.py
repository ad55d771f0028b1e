"""Mistakes in the course that ``curriculum init`` writes, each made alone."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

CONCEPTS: Final = "concepts/floating-point.yaml"
COURSE: Final = "curriculum.yaml"
MODULE: Final = "numerics/floating-point/module.yaml"
GAPS: Final = "numerics/floating-point/gaps-between-numbers.yaml"
ROUNDING: Final = "numerics/floating-point/rounding.yaml"
CANCELLATION: Final = "numerics/floating-point/cancellation.yaml"

NO_BREAK = "\u00a0"


@dataclass(frozen=True)
class Slip:
    """One thing written wrongly.

    Attributes:
        title: What it is.
        file: The file, relative to the course's folder.
        old: What stands there, exactly once.
        new: What is written instead.
        marked: The text that is underlined.
        encoding: How the file is saved.
        moved: Where the file is put, if elsewhere.
        place: The file that the finding is in, if another.
    """

    title: str
    file: str
    old: str
    new: str
    marked: str
    encoding: str = "utf-8"
    moved: str | None = None
    place: str | None = None


INDENTATION: Final = (
    Slip(
        "A line is indented too little",
        CONCEPTS,
        "  definition: The gap between",
        " definition: The gap between",
        "definition: The gap between 1 and the next larger floating-point number.",
    ),
    Slip(
        "A line is indented too much",
        ROUNDING,
        "load: BUILD",
        "  load: BUILD",
        "load: BUILD",
    ),
    Slip(
        "An entry stands beside its key",
        ROUNDING,
        "  rounding-error: INTRODUCED\n",
        "rounding-error: INTRODUCED\n",
        "rounding-error",
    ),
    Slip(
        "The first of several lines stands beside its key",
        ROUNDING,
        "    statement: In doubles",
        "  statement: In doubles",
        "statement: In doubles, `0.1 + 0.2` exceeds `0.3` by 5.55e-17, which is one gap at that "
        "size.",
    ),
    Slip(
        "A list item is indented more than the others",
        MODULE,
        "  - rounding\n",
        "    - rounding\n",
        "- rounding",
    ),
    Slip(
        "A tab indents a line",
        ROUNDING,
        "  rounding-error: INTRODUCED\n",
        "\trounding-error: INTRODUCED\n",
        "\trounding-error: INTRODUCED",
    ),
    Slip(
        "No-break spaces indent a line",
        ROUNDING,
        "  rounding-error: INTRODUCED\n",
        f"{NO_BREAK}{NO_BREAK}rounding-error: INTRODUCED\n",
        f"{NO_BREAK}{NO_BREAK}rounding-error",
    ),
)

PUNCTUATION: Final = (
    Slip(
        "Text holds a colon",
        ROUNDING,
        "core: What falls between two numbers",
        "core: Rounding: what falls between two numbers",
        ": what falls between two numbers becomes one of them",
    ),
    Slip("There is no space after a colon", ROUNDING, "load: BUILD", "load:BUILD", "load:BUILD"),
    Slip(
        "A no-break space follows a colon",
        ROUNDING,
        "load: BUILD",
        f"load:{NO_BREAK}BUILD",
        f":{NO_BREAK}BUILD",
    ),
    Slip("There is no dash", MODULE, "  - rounding\n", "  rounding\n", "rounding"),
    Slip("A dash is no hyphen", MODULE, "  - rounding\n", "  – rounding\n", "– rounding"),
    Slip(
        "A quote is not closed",
        ROUNDING,
        "objective: Explain why 0.1 + 0.2 is not 0.3.",
        'objective: "Explain why 0.1 + 0.2 is not 0.3.',
        '"Explain why 0.1 + 0.2 is not 0.3.',
    ),
    Slip(
        "There is an apostrophe in single quotes",
        ROUNDING,
        "objective: Explain why 0.1 + 0.2 is not 0.3.",
        "objective: 'Explain 0.1's neighbors.'",
        "s neighbors.'",
    ),
    Slip(
        "There are quotes in double quotes",
        ROUNDING,
        "objective: Explain why 0.1 + 0.2 is not 0.3.",
        'objective: "Explain what "rounding" means."',
        'rounding" means."',
    ),
    Slip(
        "There is a backslash in double quotes",
        ROUNDING,
        "objective: Explain why 0.1 + 0.2 is not 0.3.",
        'objective: "Bound the error by \\epsilon and \\delta."',
        "\\d",
    ),
    Slip(
        "A bracket is not closed",
        ROUNDING,
        "about: [rounding-error]",
        "about: [rounding-error",
        "[rounding-error",
    ),
    Slip(
        "Text in braces holds a comma",
        ROUNDING,
        "purpose: a result between two doubles}",
        "purpose: a result, between two doubles}",
        "between two doubles",
    ),
    Slip(
        "Text holds a '#'",
        ROUNDING,
        "core: What falls between two numbers becomes one of them",
        "core: Rule #1 of rounding",
        "#1 of rounding",
    ),
    Slip(
        "Text starts with a '#'",
        ROUNDING,
        "core: What falls between two numbers becomes one of them",
        "core: #1 of rounding",
        "#1 of rounding",
    ),
    Slip(
        "A '#' in braces hides the closing one",
        ROUNDING,
        "purpose: a result between two doubles}",
        "purpose: result #2 of division}",
        "#2 of division}",
    ),
    Slip(
        "Text starts with a sign that means something to YAML",
        ROUNDING,
        "core: What falls between two numbers becomes one of them",
        "core: `round` and its kin",
        "`round` and its kin",
    ),
    Slip(
        "Text starts with emphasis",
        ROUNDING,
        "core: What falls between two numbers becomes one of them",
        "core: *Everything* is rounded",
        "*Everything*",
    ),
    Slip(
        "A line of JSON keeps its comma",
        ROUNDING,
        "load: BUILD\n",
        '"load": "BUILD",\n',
        ",",
    ),
)

VALUES: Final = (
    Slip("A number is in quotes", ROUNDING, "minutes: 30", 'minutes: "30"', '"30"'),
    Slip(
        "A number is in typographic quotes",
        ROUNDING,
        "minutes: 30",
        "minutes: “30”",
        "“30”",
    ),
    Slip("A number has a unit", ROUNDING, "minutes: 30", "minutes: 30 min", "30 min"),
    Slip(
        "A number has a decimal comma",
        ROUNDING,
        "within_relative: 0.001",
        "within_relative: 0,001",
        "001",
    ),
    Slip(
        "A number is a formula",
        ROUNDING,
        "equals: 5.55e-17",
        "equals: 2**-54",
        "2**-54",
    ),
    Slip("Text looks like a number", ROUNDING, "title: Rounding", "title: 3.10", "3.10"),
    Slip("Text looks like yes or no", ROUNDING, "title: Rounding", "title: No", "No"),
    Slip(
        "Truth is written as yes",
        ROUNDING,
        "excess_in_gaps: {equals: 1, within: 0}",
        "excess_in_gaps: {is: yes}",
        "yes",
    ),
    Slip(
        "A value is missing",
        ROUNDING,
        "core: What falls between two numbers becomes one of them",
        "core:",
        "",
    ),
    Slip(
        "A list stands for a mapping",
        ROUNDING,
        "  rounding-error: INTRODUCED\n",
        "  - rounding-error: INTRODUCED\n",
        "- rounding-error: INTRODUCED",
    ),
    Slip(
        "A list of names stands for a mapping",
        ROUNDING,
        "new:\n  rounding-error: INTRODUCED\n",
        "new: [rounding-error]\n",
        "[rounding-error]",
    ),
    Slip(
        "A mapping stands for a list",
        MODULE,
        "  - gaps-between-numbers\n  - rounding\n  - cancellation\n  - summation\n",
        "  gaps-between-numbers:\n  rounding:\n  cancellation:\n  summation:\n",
        "gaps-between-numbers:",
    ),
    Slip("A text stands for a list", COURSE, "[numerics]", "numerics", "numerics"),
    Slip(
        "A day is no day",
        ROUNDING,
        "minutes: 30\n",
        "minutes: 30\nwaivers:\n"
        "  - rule: single-seed\n"
        "    reason: Nothing here is drawn at random.\n"
        "    until: 30.6.2099\n",
        "30.6.2099",
    ),
)

WORDS: Final = (
    Slip(
        "A depth is misspelt",
        ROUNDING,
        "rounding-error: INTRODUCED",
        "rounding-error: INTRDUCED",
        "INTRDUCED",
    ),
    Slip("A load is written in lower case", ROUNDING, "load: BUILD", "load: build", "build"),
    Slip("A status is an unknown one", ROUNDING, "status: planned", "status: done", "done"),
    Slip("A key is misspelt", ROUNDING, "objective:", "objectiv:", "objectiv"),
    Slip(
        "A key is written twice",
        ROUNDING,
        "minutes: 30\n",
        "minutes: 30\nminutes: 45\n",
        "minutes",
    ),
    Slip(
        "A required key is missing",
        ROUNDING,
        '{kind: positive, what: "1 / 3"',
        '{what: "1 / 3"',
        '{what: "1 / 3", purpose: a result between two doubles}',
    ),
    Slip(
        "There is no arrow between two depths",
        ROUNDING,
        "INTRODUCED -> DEVELOPED",
        "INTRODUCED DEVELOPED",
        "INTRODUCED DEVELOPED",
    ),
    Slip(
        "A first meeting is written as a step",
        ROUNDING,
        "  rounding-error: INTRODUCED\n",
        "  rounding-error: MENTIONED -> INTRODUCED\n",
        "MENTIONED -> INTRODUCED",
    ),
)

EVIDENCE: Final = (
    Slip(
        "A demo is named with a dot",
        ROUNDING,
        "demo: floating_point:tenths",
        "demo: floating_point.tenths",
        "floating_point.tenths",
    ),
    Slip(
        "A demo is named by its file's path",
        ROUNDING,
        "demo: floating_point:tenths",
        "demo: demos/floating_point.py:tenths",
        "demos/floating_point.py:tenths",
    ),
    Slip("A key of a claim is almost right", ROUNDING, "    expect:", "    expects:", "expects"),
    Slip(
        "An expectation is a bare number",
        ROUNDING,
        "excess_in_gaps: {equals: 1, within: 0}",
        "excess_in_gaps: 1",
        "1",
    ),
    Slip(
        "An expectation names no measurement",
        ROUNDING,
        "    expect:\n"
        "      excess: {equals: 5.55e-17, within_relative: 0.001}\n"
        "      excess_in_gaps: {equals: 1, within: 0}\n",
        "    expect: {equals: 5.55e-17, within_relative: 0.001}\n",
        "equals",
    ),
    Slip(
        "An operator is misspelt",
        CANCELLATION,
        "{at_most: 1e-15}",
        "{at-most: 1e-15}",
        "at-most",
    ),
)

PLACES: Final = (
    Slip(
        "A concept is referred to by its name",
        ROUNDING,
        "  floating-point-number: DEVELOPED",
        "  Floating-point number: DEVELOPED",
        "Floating-point number",
    ),
    Slip(
        "A lesson is forgotten in its module's list",
        MODULE,
        "  - rounding\n",
        "",
        "",
        place=ROUNDING,
    ),
    Slip(
        "A lesson is listed by its file's name",
        MODULE,
        "  - rounding\n",
        "  - rounding.yaml\n",
        "rounding.yaml",
    ),
    Slip(
        "A listed lesson is misspelt",
        MODULE,
        "  - rounding\n",
        "  - roundings\n",
        "roundings",
    ),
    Slip(
        "A lesson is listed twice",
        MODULE,
        "  - rounding\n",
        "  - rounding\n  - rounding\n",
        "rounding",
    ),
    Slip(
        "A lesson's file lies in the wrong folder",
        ROUNDING,
        "",
        "",
        "rounding",
        moved="numerics/rounding.yaml",
        place=MODULE,
    ),
    Slip(
        "A lesson's file ends in .yml",
        ROUNDING,
        "",
        "",
        "rounding",
        moved="numerics/floating-point/rounding.yml",
        place=MODULE,
    ),
    Slip(
        "A merge conflict is left in a file",
        ROUNDING,
        "load: BUILD\n",
        "<<<<<<< HEAD\nload: BUILD\n=======\nload: STRETCH\n>>>>>>> shorter\n",
        "<<<<<<< HEAD",
    ),
    Slip("A file is saved as UTF-16", ROUNDING, "", "", "encoded as UTF-16", encoding="utf-16"),
    Slip(
        "A file is saved in an older encoding",
        ROUNDING,
        "core: What falls",
        "core: Größen, what falls",
        "\ufffd",
        encoding="latin-1",
    ),
)

CATALOGUE: Final = {
    "Indentation": INDENTATION,
    "Colons, dashes, quotes and brackets": PUNCTUATION,
    "Numbers, texts, lists and mappings": VALUES,
    "Words and keys": WORDS,
    "Claims and demos": EVIDENCE,
    "Names and files": PLACES,
}
"""All of them, by the headings that they are shown under."""
