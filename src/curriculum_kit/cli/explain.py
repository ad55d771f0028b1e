"""``curriculum explain``: one rule, from its own documentation."""

from __future__ import annotations

import click

from curriculum_kit.cli.delivery import deliver, terminal_for
from curriculum_kit.cli.options import color_option
from curriculum_kit.cli.rule_set import no_such_rule, rules_in_force


@click.command()
@click.argument("rule")
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text")
@color_option
def explain(rule: str, form: str, color: str) -> None:
    """Explain RULE, a name or code: why it is there, examples, settings, how to waive it.

    The beginning of a code, such as CUR3, lists the rules of that family.
    """
    from curriculum_kit.output.catalogue import catalogue, explanation  # noqa: PLC0415
    from curriculum_kit.rules.naming import RuleNames  # noqa: PLC0415
    from curriculum_kit.rules.selection import chosen_rules  # noqa: PLC0415

    rules = rules_in_force()
    found = RuleNames(rules).get(rule)
    terminal = terminal_for(None, color)
    if found is not None:
        deliver(explanation(found, form, terminal), None)
        return
    family, unknown = chosen_rules((rule,), (), rules)
    if unknown:
        raise no_such_rule(rule, rules)
    deliver(catalogue([each for each in rules if each.name in family], form, terminal), None)
