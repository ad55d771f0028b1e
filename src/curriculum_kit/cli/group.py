"""The group of verbs, for click: each is imported when it is called, not before."""

from __future__ import annotations

import importlib

import click

from curriculum_kit.cli.verbs import VERBS, top_level_help
from curriculum_kit.source.nearest import did_you_mean


class Verbs(click.Group):
    """A group whose commands are imported one at a time."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the verbs.

        Args:
            ctx: The call.
        """
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import a verb.

        Args:
            ctx: The call.
            cmd_name: The verb.

        Returns:
            Its command; None if there is no such verb.
        """
        if cmd_name not in VERBS:
            return None
        command = getattr(importlib.import_module(f"curriculum_kit.cli.{cmd_name}"), cmd_name)
        return command if isinstance(command, click.Command) else None

    def get_help(self, ctx: click.Context) -> str:
        """Return the same help that is printed without click.

        Args:
            ctx: The call.
        """
        return top_level_help().rstrip("\n")

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Find the verb of a call, or name the nearest one.

        Args:
            ctx: The call.
            args: Its words, the verb first.

        Raises:
            UsageError: There is no such verb.
        """
        if args[0] in VERBS:
            return super().resolve_command(ctx, args)
        advice = did_you_mean(args[0], VERBS, otherwise="'curriculum --help' lists the verbs.")
        message = f"there is no verb '{args[0]}'. {advice}"
        raise click.UsageError(message, ctx)


@click.group(
    cls=Verbs,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=True,
)
@click.option("--version", is_flag=True)
@click.pass_context
def curriculum(context: click.Context, *, version: bool) -> None:
    """Run a verb, or say what verbs there are."""
    if version:
        from importlib.metadata import version as installed  # noqa: PLC0415  # costs 4 start-ups

        click.echo(f"curriculum {installed('curriculum-kit')}")
    elif context.invoked_subcommand is None:
        click.echo(context.get_help())
