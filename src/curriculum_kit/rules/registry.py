"""Every rule there is, in the order of its code: one explicit tuple."""

from __future__ import annotations

from collections.abc import Sequence

from curriculum_kit.rules import (
    act_mismatch,
    adjacent_stretch,
    already_taught,
    ambiguous_scalar,
    claim_without_demo,
    demo_not_found,
    demo_without_control,
    depth_lowered,
    duplicate_id,
    duplicate_key,
    expired_waiver,
    idle_expectation,
    invalid_value,
    late_refutation,
    lesson_without_claim,
    misconception_too_early,
    missing_file,
    missing_key,
    missing_negative_example,
    missing_objective,
    new_in_consolidate,
    no_misconceptions,
    orphan_demo,
    prerequisite_cycle,
    prerequisite_never_taught,
    prerequisite_taught_later,
    prerequisite_too_shallow,
    reinforced_before_taught,
    repeated_statement,
    single_seed,
    too_few_modalities,
    too_many_new_concepts,
    unaddressed_misconception,
    unknown_key,
    unknown_reference,
    unknown_setting,
    unlinked_concept,
    unlisted_file,
    unobservable_objective,
    unreadable_yaml,
    unrefuted_misconception,
    unsourced_claim,
    unstated_number,
    unsupported_exercise,
    unsupported_yaml,
    unused_waiver,
    waiver_without_reason,
    wrong_starting_depth,
)
from curriculum_kit.rules.rule import AnyRule

RULES: tuple[AnyRule, ...] = (
    unreadable_yaml.RULE,
    duplicate_key.RULE,
    ambiguous_scalar.RULE,
    unsupported_yaml.RULE,
    unknown_key.RULE,
    invalid_value.RULE,
    missing_key.RULE,
    missing_file.RULE,
    unlisted_file.RULE,
    duplicate_id.RULE,
    adjacent_stretch.RULE,
    too_many_new_concepts.RULE,
    new_in_consolidate.RULE,
    unknown_reference.RULE,
    prerequisite_cycle.RULE,
    prerequisite_never_taught.RULE,
    prerequisite_taught_later.RULE,
    prerequisite_too_shallow.RULE,
    already_taught.RULE,
    reinforced_before_taught.RULE,
    wrong_starting_depth.RULE,
    depth_lowered.RULE,
    act_mismatch.RULE,
    unaddressed_misconception.RULE,
    misconception_too_early.RULE,
    unrefuted_misconception.RULE,
    no_misconceptions.RULE,
    late_refutation.RULE,
    lesson_without_claim.RULE,
    claim_without_demo.RULE,
    demo_not_found.RULE,
    demo_without_control.RULE,
    orphan_demo.RULE,
    idle_expectation.RULE,
    unsourced_claim.RULE,
    unstated_number.RULE,
    repeated_statement.RULE,
    single_seed.RULE,
    missing_negative_example.RULE,
    too_few_modalities.RULE,
    missing_objective.RULE,
    unsupported_exercise.RULE,
    unlinked_concept.RULE,
    unobservable_objective.RULE,
    waiver_without_reason.RULE,
    unused_waiver.RULE,
    expired_waiver.RULE,
    unknown_setting.RULE,
)


def rule_named(word: str, rules: Sequence[AnyRule] = RULES) -> AnyRule | None:
    """Return the rule of that name or code.

    Args:
        word: ``adjacent-stretch`` or ``CUR101``, in any case.
        rules: The rules there are.
    """
    wanted = word.casefold()
    return next((rule for rule in rules if wanted in (rule.name, rule.code.casefold())), None)
