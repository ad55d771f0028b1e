"""``curriculum init``: a small course to start from."""

from __future__ import annotations

import os
from importlib.metadata import version
from pathlib import Path

import click

from curriculum_kit.cli.delivery import emit, nothing_done
from curriculum_kit.cli.links import require_own_way
from curriculum_kit.cli.writing import write_new


@click.command()
@click.argument("named", metavar="DIR")
@click.option("--no-demos", is_flag=True, help="Leave out the claims and the demos behind them.")
def init(named: str, no_demos: bool) -> None:  # noqa: FBT001
    """Write a small course into DIR, which is created if it does not exist.

    The course validates, verifies and renders at once, and comes with a workflow for continuous
    integration and settings for editors. Nothing is overwritten: if one of its files exists
    already, nothing is written.
    """
    from curriculum_kit.output.printable import printable  # noqa: PLC0415
    from curriculum_kit.scaffolding.starting_course import starting_course  # noqa: PLC0415
    from curriculum_kit.source.devices import WHY_NOT, is_device  # noqa: PLC0415

    if not named.strip():
        raise click.UsageError("name the folder to write into; '.' is the one you are in")
    folder = Path(named)
    for missing in (each for each in (folder, *folder.parents) if not os.path.lexists(each)):
        if is_device(missing.name):
            raise click.UsageError(
                f"a folder cannot be called '{printable(missing.name)}': {WHY_NOT}"
            )
    course = starting_course(version("curriculum-kit"), demos=not no_demos)
    name = printable(str(folder))
    try:
        require_own_way(folder, is_folder=True)
        write_new({folder / path: text.encode() for path, text in course.items()}, within=[folder])
    except FileExistsError as error:
        message = f"'{printable(str(error.filename))}' is there already, so nothing is written"
        raise click.UsageError(f"{message}: name a new folder.") from None
    except OSError as error:
        raise nothing_done("written", error) from None
    said = [f"Wrote a course into '{name}':", *(f"  {path}" for path in course), "", "Next:"]
    if os.path.realpath(folder) != os.path.realpath("."):
        said.append(f"  cd {_quoted(name)}")
    said += ["  curriculum validate", *([] if no_demos else ["  curriculum verify"])]
    said.append("  curriculum serve")
    emit("".join(f"{line}\n" for line in said))


def _quoted(name: str) -> str:
    import shlex  # noqa: PLC0415

    return shlex.quote(f"./{name}" if name.startswith("-") else name)
