"""``curriculum rules``: the catalogue."""

from __future__ import annotations

import click

from curriculum_kit.cli.common import color_option, deliver, terminal_for


@click.command()
@click.option("--format", "form", type=click.Choice(["text", "markdown", "json"]), default="text")
@color_option
def rules(form: str, color: str) -> None:
    """List the rules: code, name, default severity, and what each finds."""
    from curriculum_kit.output.catalogue import catalogue  # noqa: PLC0415
    from curriculum_kit.rules.registry import RULES  # noqa: PLC0415

    deliver(catalogue(RULES, form, terminal_for(None, color)), None)
