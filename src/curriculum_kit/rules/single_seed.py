"""CUR510: chance at work, and one throw of the dice."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.places import Place, Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule


def single_seed(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield claims whose demo takes a generator and is run with one seed only."""
    for claim, lesson in context.course.claims.values():
        if (
            claim.demo is None
            or claim.seeds > 1
            or context.misread(f"lesson:{lesson.id}", "claims")
        ):
            continue
        found = context.demos.resolve(claim.demo)
        if found.module and found.demo and found.demo.takes_generator:
            yield Problem(
                message=f"demo '{claim.demo}' of claim '{claim.id}' depends on chance and is run "
                "with a single seed",
                where=Pointer(f"claim:{claim.id}"),
                subjects=(f"claim:{claim.id}", f"demo:{claim.demo}"),
                notes=(
                    Note("it takes a generator", Place(str(found.module.path), found.demo.span)),
                ),
                help="Say how many seeds must all pass: seeds: 5",
            )


RULE = Rule(
    code="CUR510",
    name="single-seed",
    severity=Severity.INFO,
    summary="A claim's demo takes a random generator, but one seed decides.",
    reason=(
        "With a single seed nobody knows whether the statement is true or the throw was lucky, and "
        "a tolerance fitted to one throw breaks with the next release of the random generator. "
        "Several seeds that must all pass show that the tolerance covers the spread."
    ),
    bad="""
## learning-rate.yaml
claims:
  noise-shrinks:  # <--
    statement: The noise of a mean falls with the number of examples.
    demo: noise:of_a_mean
    expect:
      value: {equals: 1, within: 0.01}
    sources: [textbook]
## noise.py
from curriculum_kit import demo

@demo
def of_a_mean(generator):
    return {"value": generator.normal(1, 0.001)}

@of_a_mean.control
def of_one_example(generator):
    return {"value": generator.normal(1, 1)}
""",
    good="""
## learning-rate.yaml
claims:
  noise-shrinks:
    statement: The noise of a mean falls with the number of examples.
    demo: noise:of_a_mean
    expect:
      value: {equals: 1, within: 0.01}
    seeds: 5
    sources: [textbook]
## noise.py
from curriculum_kit import demo

@demo
def of_a_mean(generator):
    return {"value": generator.normal(1, 0.001)}

@of_a_mean.control
def of_one_example(generator):
    return {"value": generator.normal(1, 1)}
""",
    check=single_seed,
    options=NoOptions,
    needs=("demos",),
)
