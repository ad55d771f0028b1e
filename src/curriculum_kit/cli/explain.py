"""``curriculum explain``: one rule, from its own documentation."""

from __future__ import annotations

import click

from curriculum_kit.cli.common import color_option, deliver, terminal_for


@click.command()
@click.argument("rule")
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text")
@color_option
def explain(rule: str, form: str, color: str) -> None:
    """Explain RULE, a name or code: why it is there, examples, settings, how to waive it."""
    from curriculum_kit.output.catalogue import explanation  # noqa: PLC0415
    from curriculum_kit.rules.registry import RULES, rule_named  # noqa: PLC0415
    from curriculum_kit.source.nearest import did_you_mean  # noqa: PLC0415

    found = rule_named(rule)
    if found is None:
        names = [name for known in RULES for name in (known.name, known.code)]
        advice = did_you_mean(rule, names, otherwise="'curriculum rules' lists them all.")
        raise click.UsageError(f"there is no rule '{rule}'. {advice}")
    deliver(explanation(found, form, terminal_for(None, color)), None)
