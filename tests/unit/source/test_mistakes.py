"""A mistake in a key: its rule, its exact place, what is said, and what to do about it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.courses import Case, cases, report_on, told

UNKNOWN = r"""
    slopes.yaml | core: A | cor: A
    unknown-key | cor
    lesson 'slopes' has no key 'cor'
    help: Did you mean 'core'?

    slopes.yaml | position: | Position:
    unknown-key | Position
    lesson 'slopes' has no key 'Position'
    help: Did you mean 'position'?

    slopes.yaml | minutes: | homework:
    unknown-key | homework
    lesson 'slopes' has no key 'homework'
    help: Known keys: title, core, load, position, status, objective, minutes, new, reinforced,
    requires, claims, misconceptions, examples, modalities, mental_models, scope, exercises,
    renamed_from, waivers.

    slopes.yaml | seeds: 1 | seeds: 1\n    id: mine
    unknown-key | id
    'claims.parabola-rises-by-two' of lesson 'slopes' has no key 'id'
    help: Known keys: statement, demo, expect, seeds, sources, renamed_from.

    slopes.yaml | what: a cliff | waht: a cliff
    unknown-key | waht
    'examples.3' of lesson 'slopes' has no key 'waht'
    help: Did you mean 'what'?

    rolling.yaml | label: once | lable: once
    unknown-key | lable
    'reinforced.slope' of lesson 'rolling' has no key 'lable'
    help: Did you mean 'label'?

    rolling.yaml | is: true | is_: true
    unknown-key | is_
    'claims.rolling-is-smooth.expect.smooth' of lesson 'rolling' has no key 'is_'
    help: Did you mean 'is'?

    rolling.yaml | resolution: recap | resoluton: recap
    unknown-key | resoluton
    'requires.gradient-descent.gap' of lesson 'rolling' has no key 'resoluton'
    help: Did you mean 'resolution'?

    descent/module.yaml | story: Which | storey: Which
    unknown-key | storey
    'narrative.acts.1' of module 'descent' has no key 'storey'
    help: Did you mean 'story'?

    series.yaml | goal: | gaol:
    unknown-key | gaol
    series 'foundations' has no key 'gaol'
    help: Did you mean 'goal'?

    curriculum.yaml | audience: | audiance:
    unknown-key | audiance
    the course has no key 'audiance'
    help: Did you mean 'audience'?

    optimization.yaml | to_reach: | to-reach:
    unknown-key | to-reach
    'requires.slope' of concept 'gradient-descent' has no key 'to-reach'
    help: Did you mean 'to_reach'?
"""

MISSING = r"""
    slopes.yaml | core: A number for steepness\n |
    missing-key | title
    lesson 'slopes' lacks the key 'core'
    help: core: Its core concept, in a few words.

    slopes.yaml | load: STRETCH\n |
    missing-key | title
    lesson 'slopes' lacks the key 'load'
    help: load: What it asks of the learner. One of STRETCH, BUILD, CONSOLIDATE.

    stepping.yaml | {depth: DEVELOPED, label: by hand} | {label: by hand}
    missing-key | gradient-descent
    'new.gradient-descent' of lesson 'stepping' lacks the key 'depth'
    help: depth: How deep the first meeting goes. One of MENTIONED, INTRODUCED, DEVELOPED,
    APPLIED.

    slopes.yaml | {kind: negative, what: a cliff} | {what: a cliff}
    missing-key | {what: a cliff}
    'examples.3' of lesson 'slopes' lacks the key 'kind'
    help: kind: positive or negative. One of positive, negative.

    optimization.yaml |   name: Momentum\n |
    missing-key | momentum
    concept 'momentum' lacks the key 'name'
    help: name: The concept's name as reports print it.

    curriculum.yaml | title: Descent\n |
    missing-key | audience
    the course lacks the key 'title'
    help: title: The course's title.

    stepping.yaml |     correction: Too large a step climbs.\n |
    missing-key | larger-is-faster
    'misconceptions.larger-is-faster' of lesson 'stepping' lacks the key 'correction'
    help: correction: What is right.

    acceleration/module.yaml | lessons: [rolling]\n |
    missing-key | title
    module 'acceleration' lacks the key 'lessons'
    help: lessons: The slugs of its lessons, in order.
"""

IDS = r"""
    curriculum.yaml | [foundations] | [Foundations]
    invalid-value | Foundations
    'series.1' of the course: 'Foundations' cannot be an id
    help: Did you mean 'foundations'?

    slopes.yaml | parabola-rises-by-two: | parabola--rises:
    invalid-value | parabola--rises
    'claims' of lesson 'slopes': 'parabola--rises' cannot be an id
    help: Did you mean 'parabola-rises'?

    stepping.yaml | larger-is-faster: | größer-ist-schneller:
    invalid-value | größer-ist-schneller
    'misconceptions' of lesson 'stepping': 'größer-ist-schneller' cannot be an id
    help: Write lower-case letters and digits, with single hyphens between words.

    optimization.yaml | momentum:\n | two_words:\n  name: Two\nmomentum:\n
    invalid-value | two_words
    'two_words' cannot be an id
    help: Did you mean 'two-words'?
"""


@pytest.mark.parametrize(
    "case", cases(UNKNOWN) + cases(MISSING) + cases(IDS), ids=lambda case: case.message[:60]
)
def test_one_mistake_is_one_finding(case: Case, tmp_path: Path) -> None:
    assert told(case, tmp_path) == case


def test_a_key_that_is_missing_because_it_is_misspelt_is_one_mistake(tmp_path: Path) -> None:
    [case] = cases(
        """
        slopes.yaml | title: Slopes | tittle: Slopes
        unknown-key | tittle
    lesson 'slopes' has no key 'tittle'
        """
    )
    report = report_on(case, tmp_path)
    assert [finding.message for finding in report.findings] == [case.message]
    assert report.project.course.lessons["slopes"].title == "Slopes"
