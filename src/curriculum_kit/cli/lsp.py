"""``curriculum lsp``: the language server, which an editor starts."""

from __future__ import annotations

from importlib.util import find_spec

import click

from curriculum_kit.cli.rule_set import rules_in_force
from curriculum_kit.cli.status import FINE

UNANNOUNCED = 1
"""The status that the protocol asks for where an editor did not announce the end."""


@click.command()
def lsp() -> int:
    """Serve editors that speak the Language Server Protocol, on standard input and output.

    An editor starts it; 'docs/how-to/editors.md' says how to set one up. Nothing of the course is
    executed, and nothing is written.
    """
    if find_spec("pygls") is None:
        message = "the language server needs pygls, which is not installed. Install it with: "
        raise click.UsageError(f"{message}pip install 'curriculum-kit[lsp]'")
    from importlib.metadata import version  # noqa: PLC0415

    from curriculum_kit.editor.server.serving import serve  # noqa: PLC0415

    ended = serve(rules_in_force(), version("curriculum-kit"))
    return FINE if ended else UNANNOUNCED
