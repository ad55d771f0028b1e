"""The mutators: for each rule, a generator of the defects that it names."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from benchmarks.injection.facts import Base
from benchmarks.injection.mutant import Mutant
from benchmarks.injection.mutators import (
    claims,
    depth,
    design,
    misconceptions,
    pace,
    prerequisites,
    reading,
    waivers,
)

Mutator = Callable[[Base], Iterator[Mutant]]

MUTATORS: tuple[Mutator, ...] = (
    reading.unreadable_yaml,
    reading.duplicate_key,
    reading.ambiguous_scalar,
    reading.unsupported_yaml,
    reading.unknown_key,
    reading.invalid_value,
    reading.missing_key,
    reading.missing_file,
    reading.unlisted_file,
    reading.duplicate_id,
    reading.wrong_former_id,
    pace.adjacent_stretch,
    pace.too_many_new_concepts,
    pace.new_in_consolidate,
    pace.no_recovery,
    pace.no_consolidation,
    pace.unexplained_position,
    pace.overlong_lesson,
    prerequisites.unknown_reference,
    prerequisites.prerequisite_cycle,
    prerequisites.prerequisite_never_taught,
    prerequisites.prerequisite_taught_later,
    prerequisites.prerequisite_too_shallow,
    prerequisites.gap_understated,
    prerequisites.stale_gap,
    prerequisites.redundant_prerequisite,
    prerequisites.faded_prerequisite,
    prerequisites.orphan_concept,
    prerequisites.unused_assumption,
    prerequisites.idle_alternative,
    depth.already_taught,
    depth.reinforced_before_taught,
    depth.wrong_starting_depth,
    depth.depth_lowered,
    depth.depth_leap,
    depth.mentioned_and_dropped,
    depth.applied_without_exercise,
    depth.act_mismatch,
    depth.applied_at_first_meeting,
    depth.new_and_reinforced,
    misconceptions.unaddressed_misconception,
    misconceptions.misconception_too_early,
    misconceptions.unrefuted_misconception,
    misconceptions.no_misconceptions,
    misconceptions.late_refutation,
    claims.lesson_without_claim,
    claims.claim_without_demo,
    claims.demo_not_found,
    claims.demo_without_control,
    claims.orphan_demo,
    claims.idle_expectation,
    claims.unsourced_claim,
    claims.unstated_number,
    claims.repeated_statement,
    claims.single_seed,
    claims.unreadable_demo,
    design.missing_negative_example,
    design.too_few_modalities,
    design.missing_objective,
    design.unsupported_exercise,
    design.unlinked_concept,
    design.unobservable_objective,
    design.unwritten_text,
    waivers.waiver_without_reason,
    waivers.unused_waiver,
    waivers.expired_waiver,
    waivers.unknown_setting,
)
"""One for each rule, in the registry's order; a mutator's name is its rule's, underscored."""


def mutants_of(base: Base) -> Iterator[Mutant]:
    """Yield every mutant of a base course whose finding the course does not have already.

    Args:
        base: The course.
    """
    for mutator in MUTATORS:
        for mutant in mutator(base):
            if (mutant.rule, mutant.subject) not in base.known:
                yield mutant
