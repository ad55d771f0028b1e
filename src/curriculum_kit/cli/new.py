"""``curriculum new``: one more part of a course, where it belongs."""

from __future__ import annotations

from pathlib import Path

import click

from curriculum_kit.cli.delivery import emit, nothing_done
from curriculum_kit.cli.opening import opened
from curriculum_kit.cli.options import course_option
from curriculum_kit.cli.writing import write_added
from curriculum_kit.model.parts import PARTS


@click.command()
@click.argument("kind", type=click.Choice(PARTS))
@click.argument("slug")
@click.option(
    "--in",
    "parent",
    metavar="PARENT",
    help="The part to add it to; can be left out if there is only one.",
)
@click.option(
    "--after",
    metavar="SLUG",
    help="Put it after this part of the same kind; by default it comes last.",
)
@course_option
def new(kind: str, slug: str, parent: str | None, after: str | None, course: Path | None) -> None:
    """Add a part to the course and list it where it belongs; TODO marks what to fill in.

    A module goes into a series, a lesson into a module, a concept into a file of the registry, a
    claim into a lesson, with a demo and its control, and a misconception into a lesson or module.
    Existing text, comments and order stay as they are; nothing is overwritten.
    """
    from curriculum_kit.output.printable import printable  # noqa: PLC0415
    from curriculum_kit.scaffolding.new_part import new_part  # noqa: PLC0415
    from curriculum_kit.scaffolding.parents import ScaffoldError  # noqa: PLC0415
    from curriculum_kit.source.paths import shown  # noqa: PLC0415

    project = opened(course)
    try:
        addition = new_part(project, kind, slug, parent, after)
        write_added(addition.made, addition.before, addition.after, within=project.folders)
    except ScaffoldError as error:
        raise click.UsageError(printable(str(error))) from None
    except OSError as error:
        raise nothing_done("added", error) from None
    added = [f"  {shown(str(path))} (new)" for path in addition.made]
    added += [f"  {shown(str(path))}" for path in addition.after]
    places = [f"  {shown(str(path))}:{line}" for path, line in addition.to_fill_in()]
    then = ["  curriculum validate", *(["  curriculum verify"] if kind == "claim" else [])]
    if (project.root / "schemas").is_dir():
        then.insert(0, "  curriculum schema --write")
    heading = f"Added {kind} '{slug}' to {addition.parent.called}:"
    said = [heading, *added, "", "Fill in:", *places, "", "Then:", *then]
    emit("".join(f"{printable(line)}\n" for line in said))
