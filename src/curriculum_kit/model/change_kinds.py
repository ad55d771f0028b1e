"""The kinds of change there are: what each means for a learner, and how much it matters."""

from __future__ import annotations

from collections.abc import Mapping

from curriculum_kit.model.change_kind import Impact, Kind

_BREAKING, _NOTABLE, _COSMETIC = Impact.BREAKING, Impact.NOTABLE, Impact.COSMETIC
_WAS_BUILT = "the lesson was built"
_USED = "a lesson that was built takes the concept up"


def _pair(worse: Kind, better: str, summary: str) -> tuple[Kind, Kind]:
    """Return a kind and the notable one that takes it back."""
    return worse, Kind(better, _NOTABLE, worse.name, summary)


def _both_ways(name: str, impact: Impact, summary: str) -> Kind:
    return Kind(name, impact, name, summary)


def _parts(kind: str, holds: str) -> tuple[Kind, ...]:
    """Return the kinds for what holds lessons."""
    return (
        *_pair(
            Kind(f"{kind}-removed", _NOTABLE, f"{kind}-added", f"a {kind} is gone; {holds}"),
            f"{kind}-added",
            f"a {kind} is new",
        ),
        _both_ways(f"{kind}-moved", _NOTABLE, f"a {kind} comes earlier or later than it did"),
        _both_ways(f"{kind}-renamed", _NOTABLE, f"a {kind} has another slug: links to it change"),
    )


_LESSONS_SAY = "what is lost with its lessons is said of them"

_STRUCTURE = (
    *_parts("series", _LESSONS_SAY),
    *_parts("module", _LESSONS_SAY),
    *_pair(
        Kind("lesson-removed", _BREAKING, "lesson-added", "a lesson is gone", _WAS_BUILT),
        "lesson-added",
        "a lesson is new",
    ),
    _both_ways("lesson-moved", _NOTABLE, "a lesson stands elsewhere among those that stay"),
    _both_ways("lesson-renamed", _NOTABLE, "a lesson has another slug: links to it change"),
    _both_ways("lesson-retyped", _NOTABLE, "a lesson asks another cognitive load of the learner"),
    *_pair(
        Kind(
            "lesson-withdrawn",
            _BREAKING,
            "lesson-advanced",
            "a lesson is less far made than it was",
            _WAS_BUILT,
        ),
        "lesson-advanced",
        "a lesson is farther made than it was",
    ),
    *_pair(
        Kind("lesson-lengthened", _NOTABLE, "lesson-shortened", "a lesson takes longer"),
        "lesson-shortened",
        "a lesson takes less time",
    ),
    _both_ways(
        "material-changed",
        _NOTABLE,
        "a lesson's examples, modalities or exercises are others",
    ),
)

_CONCEPTS = (
    *_pair(
        Kind(
            "concept-removed",
            _BREAKING,
            "concept-added",
            "a concept is gone from the registry",
            "learners met it",
        ),
        "concept-added",
        "a concept is new in the registry",
    ),
    *_pair(
        Kind("concept-untaught", _BREAKING, "concept-taught", "learners no longer meet a concept"),
        "concept-taught",
        "learners meet a concept that they did not meet before",
    ),
    *_pair(
        Kind(
            "concept-shallower",
            _BREAKING,
            "concept-deepened",
            "the course takes a concept less deep than it did",
        ),
        "concept-deepened",
        "the course takes a concept deeper than it did",
    ),
    *_pair(
        Kind(
            "concept-later",
            _BREAKING,
            "concept-earlier",
            "a lesson that stays starts without a concept, or a depth of it, that it started with",
        ),
        "concept-earlier",
        "a lesson that stays starts with a concept, or a depth of it, that it started without",
    ),
    _both_ways(
        "concept-elsewhere",
        _NOTABLE,
        "another lesson is the first to teach a concept, and no lesson that stays loses by it",
    ),
    _both_ways("concept-renamed", _NOTABLE, "a concept has another id"),
    *_pair(
        Kind(
            "reinforcement-dropped",
            _NOTABLE,
            "reinforcement-added",
            "a lesson no longer takes up a concept that was met before it",
        ),
        "reinforcement-added",
        "a lesson takes up a concept that was met before it",
    ),
    *_pair(
        Kind(
            "assumption-added",
            _BREAKING,
            "assumption-dropped",
            "learners must bring a concept on day one",
        ),
        "assumption-dropped",
        "learners need no longer bring a concept on day one",
    ),
    *_pair(
        Kind(
            "assumption-raised",
            _BREAKING,
            "assumption-lowered",
            "learners must bring a concept more deeply",
        ),
        "assumption-lowered",
        "learners may bring a concept less deeply",
    ),
)

_PREREQUISITES = (
    *_pair(
        Kind(
            "prerequisite-added",
            _BREAKING,
            "prerequisite-dropped",
            "a lesson or concept asks for a concept that it did not ask for",
            f"{_WAS_BUILT}, or {_USED}",
        ),
        "prerequisite-dropped",
        "a lesson or concept no longer asks for a concept",
    ),
    *_pair(
        Kind(
            "prerequisite-raised",
            _BREAKING,
            "prerequisite-lowered",
            "a lesson or concept asks for a greater depth, or asks for it sooner",
            f"{_WAS_BUILT}, or {_USED}",
        ),
        "prerequisite-lowered",
        "a lesson or concept asks for a lesser depth, or asks for it later",
    ),
    *_pair(
        Kind(
            "gap-dropped", _NOTABLE, "gap-declared", "a lesson no longer says that it closes a gap"
        ),
        "gap-declared",
        "a lesson says that it closes a gap",
    ),
    _both_ways("gap-changed", _NOTABLE, "a lesson closes a gap in another way"),
)

_MISCONCEPTIONS = (
    *_pair(
        Kind(
            "misconception-dropped",
            _BREAKING,
            "misconception-added",
            "a misconception is gone",
            "a lesson addressed it",
        ),
        "misconception-added",
        "a misconception is new",
    ),
    *_pair(
        Kind(
            "misconception-unaddressed",
            _BREAKING,
            "misconception-addressed",
            "a lesson no longer addresses a misconception",
            "no lesson addresses it any more",
        ),
        "misconception-addressed",
        "a lesson addresses a misconception that it did not address",
    ),
    *_pair(
        Kind(
            "refutation-dropped",
            _BREAKING,
            "refutation-added",
            "a claim no longer stands against a misconception",
        ),
        "refutation-added",
        "a claim stands against a misconception",
    ),
    _both_ways(
        "misconception-redirected", _NOTABLE, "a misconception is said to be about other concepts"
    ),
    _both_ways("misconception-moved", _NOTABLE, "a misconception is filed elsewhere"),
    _both_ways("misconception-renamed", _NOTABLE, "a misconception has another id"),
)

_CLAIMS = (
    *_pair(
        Kind("claim-removed", _BREAKING, "claim-added", "a claim is gone, and its check with it"),
        "claim-added",
        "a claim is new",
    ),
    *_pair(
        Kind(
            "claim-weakened",
            _BREAKING,
            "claim-strengthened",
            "an expectation is gone or easier to meet, or fewer seeds must pass",
        ),
        "claim-strengthened",
        "an expectation is new or harder to meet, or more seeds must pass",
    ),
    *_pair(
        Kind("claim-unlinked", _BREAKING, "claim-linked", "no demo measures a claim any more"),
        "claim-linked",
        "a demo measures a claim",
    ),
    *_pair(
        Kind(
            "control-dropped",
            _BREAKING,
            "control-added",
            "a demo has one control less to show that its checks can fail",
        ),
        "control-added",
        "a demo has one more control",
    ),
    _both_ways("claim-corrected", _NOTABLE, "an expectation is another, neither easier nor harder"),
    _both_ways("claim-restated", _NOTABLE, "a claim's statement is another"),
    _both_ways("claim-redirected", _NOTABLE, "another demo measures a claim"),
    _both_ways("claim-resourced", _NOTABLE, "a claim names other sources"),
    _both_ways("claim-moved", _NOTABLE, "another lesson stands on a claim"),
    _both_ways("claim-renamed", _NOTABLE, "a claim has another id"),
    _both_ways(
        "demo-changed", _NOTABLE, "a demo, or something that it imports or reads, is not as it was"
    ),
)

_OTHER = (
    *_pair(
        Kind("waiver-added", _NOTABLE, "waiver-removed", "a rule need no longer hold somewhere"),
        "waiver-removed",
        "a rule must hold where it need not",
    ),
    _both_ways("waiver-changed", _NOTABLE, "a waiver has another reason or another end"),
    _both_ways("setting-changed", _NOTABLE, "a rule's severity or options, or the demos' folder"),
    *_pair(
        Kind("text-dropped", _NOTABLE, "text-added", "learners are no longer told something"),
        "text-added",
        "learners are told something that they were not told before",
    ),
    _both_ways("text-changed", _COSMETIC, "words that learners read are others"),
)

FAMILIES: Mapping[str, tuple[Kind, ...]] = {
    "Lessons, modules and series": _STRUCTURE,
    "Concepts": _CONCEPTS,
    "Prerequisites": _PREREQUISITES,
    "Misconceptions": _MISCONCEPTIONS,
    "Claims and demos": _CLAIMS,
    "Waivers, settings and words": _OTHER,
}
"""What the reference of kinds is divided into."""

KINDS: Mapping[str, Kind] = {kind.name: kind for family in FAMILIES.values() for kind in family}
"""Every kind, by name."""
