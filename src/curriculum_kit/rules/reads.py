"""What each rule reads of a course, so that it need not be asked again while that is the same.

A rule's findings follow from what it reads and its options. Beside what is named here, every rule
may read which parts there are, and in which order. Who reads where concepts are named also reads
what the ids there are taken for, if they are misspelt. ``reading`` stands for what is wrong with
files and settings. A rule that is not named here reads anything, as those of plug-ins may.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

DEMOS: Final = "demos"
READING: Final = "reading"
TAUGHT: Final = frozenset({"course.assumes", "lesson.new", "lesson.reinforced"})
"""What the learner's way follows from."""
REQUIRED: Final = frozenset({"concept.requires", "concept.requires_any"})
"""What the concept graph follows from."""
BELIEFS: Final = frozenset({"lesson.misconceptions", "module.misconceptions"})
REFERENCES: Final = frozenset({"lesson.requires"}) | TAUGHT | REQUIRED | BELIEFS
"""Wherever a course names concepts."""

_LOAD: Final = frozenset({"lesson.load"})
_CLAIMS: Final = frozenset({"lesson.claims"})
_WAIVERS: Final = frozenset({"course.waivers", "module.waivers", "lesson.waivers"})
_USES: Final = frozenset({"lesson.requires"})
_EXERCISES: Final = frozenset({"lesson.exercises"})
_EXAMPLES: Final = frozenset({"lesson.examples"})
_DEMOS: Final = frozenset({DEMOS})
_FORMER: Final = frozenset(
    f"{kind}.renamed_from" for kind in ("series", "module", "lesson", "concept")
)
_READING: Final = frozenset({READING})

READS: Final[Mapping[str, frozenset[str]]] = {
    "duplicate-id": _READING | {"concept.name", "concept.aliases"} | _CLAIMS | BELIEFS,
    "wrong-former-id": _FORMER | _CLAIMS | BELIEFS,
    "adjacent-stretch": _LOAD,
    "too-many-new-concepts": TAUGHT | _LOAD,
    "new-in-consolidate": TAUGHT | _LOAD,
    "no-recovery": TAUGHT | _LOAD,
    "no-consolidation": _LOAD,
    "unexplained-position": frozenset({"lesson.position"}),
    "overlong-lesson": frozenset({"lesson.minutes"}),
    "unknown-reference": REFERENCES | _CLAIMS | _WAIVERS | {"concept.waivers", "course.approved"},
    "prerequisite-cycle": REQUIRED,
    "prerequisite-never-taught": TAUGHT | REQUIRED | _USES,
    "prerequisite-taught-later": TAUGHT | REQUIRED | _USES,
    "prerequisite-too-shallow": TAUGHT | REQUIRED | _USES,
    "gap-understated": TAUGHT | REQUIRED | _USES,
    "stale-gap": TAUGHT | REQUIRED | _USES,
    "redundant-prerequisite": REQUIRED,
    "faded-prerequisite": TAUGHT | REQUIRED | _USES,
    "orphan-concept": TAUGHT | REQUIRED | _USES,
    "unused-assumption": TAUGHT | REQUIRED | _USES,
    "idle-alternative": REQUIRED,
    "already-taught": TAUGHT | REQUIRED | _USES,
    "reinforced-before-taught": TAUGHT,
    "wrong-starting-depth": TAUGHT,
    "depth-lowered": TAUGHT,
    "depth-leap": TAUGHT | _USES,
    "mentioned-and-dropped": TAUGHT | REQUIRED | _USES,
    "applied-without-exercise": TAUGHT | _EXERCISES,
    "act-mismatch": _READING | {"module.narrative"},
    "applied-at-first-meeting": TAUGHT | _EXERCISES,
    "new-and-reinforced": TAUGHT,
    "unaddressed-misconception": BELIEFS,
    "misconception-too-early": TAUGHT | REQUIRED | _USES | BELIEFS,
    "unrefuted-misconception": BELIEFS | _EXAMPLES,
    "no-misconceptions": TAUGHT | _LOAD | BELIEFS,
    "late-refutation": TAUGHT | BELIEFS | _CLAIMS | _EXAMPLES,
    "lesson-without-claim": _CLAIMS | {"lesson.status"},
    "claim-without-demo": _CLAIMS,
    "demo-not-found": _CLAIMS | _DEMOS,
    "demo-without-control": _CLAIMS | _DEMOS,
    "orphan-demo": _CLAIMS | _DEMOS | _READING,
    "idle-expectation": _CLAIMS,
    "unsourced-claim": _CLAIMS,
    "unstated-number": _CLAIMS,
    "repeated-statement": _CLAIMS,
    "single-seed": _CLAIMS | _DEMOS,
    "unreadable-demo": _CLAIMS | _DEMOS,
    "missing-negative-example": _EXAMPLES,
    "too-few-modalities": frozenset({"lesson.modalities"}),
    "missing-objective": frozenset({"lesson.objective"}),
    "unsupported-exercise": _EXERCISES,
    "unlinked-concept": TAUGHT | REQUIRED | _USES,
    "unobservable-objective": frozenset({"lesson.objective"}),
    "unwritten-text": _CLAIMS
    | BELIEFS
    | {"series.goal", "module.goal", "lesson.core", "lesson.position", "lesson.objective"}
    | {"concept.definition"},
}
