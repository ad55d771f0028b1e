"""``curriculum render``: syllabus pages."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import click

from curriculum_kit.cli.common import course_option, emit, opened, write_whole
from curriculum_kit.cli.main import FALLS_SHORT, FINE
from curriculum_kit.cli.rule_set import plugins_answer, rules_in_force

STDOUT = "-"


@click.command()
@click.argument("select", nargs=-1)
@course_option
@click.option("--to", "form", type=click.Choice(["markdown"]), default="markdown")
@click.option(
    "--out",
    metavar="DIR|-",
    default=STDOUT,
    help="The folder to write to, made if it is not there; - for standard output, one page only.",
)
def render(select: tuple[str, ...], course: Path | None, form: str, out: str) -> int:
    """Write the pages of a syllabus.

    SELECT is a module (its slug, or module:1.3) or a series; without it, every module and the
    index of the course. Nothing of the course is executed.
    """
    from curriculum_kit.check import check  # noqa: PLC0415
    from curriculum_kit.output.printable import printable  # noqa: PLC0415
    from curriculum_kit.syllabus.markdown import pages  # noqa: PLC0415
    from curriculum_kit.syllabus.material import material_of  # noqa: PLC0415
    from curriculum_kit.syllabus.selection import (  # noqa: PLC0415
        UnknownSelectorError,
        selected,
    )

    project = opened(course)
    try:
        selection = selected(project.course, select)
    except UnknownSelectorError as error:
        raise click.UsageError(printable(str(error))) from None
    if out == STDOUT and len(selection) != 1:
        raise click.UsageError(
            f"standard output takes one page, and these are {len(selection)}. "
            "Name a folder with --out, or one module."
        )
    with plugins_answer():
        report = check(project, rules=rules_in_force())
    written = {"markdown": pages}[form](material_of(report), selection)
    if out == STDOUT:
        emit("".join(written.values()).encode())
    else:
        _save(written, Path(out))
    if project.broken:
        lost = printable(", ".join(sorted(project.broken)))
        click.echo(
            f"Could not be read, and so not (wholly) in the pages: {lost}. "
            "'curriculum validate' says why.",
            err=True,
        )
    return FALLS_SHORT if project.broken else FINE


def _save(pages: Mapping[str, str], folder: Path) -> None:
    """Write pages to a folder, each whole or not at all, those that changed only."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        changed = [name for name, text in pages.items() if _differs(folder / name, text)]
        for name in changed:
            write_whole(folder / name, pages[name])
            click.echo(f"Wrote {folder / name}", err=True)
    except OSError as error:
        culprit = error.filename or folder
        raise click.UsageError(f"cannot write '{culprit}': {error.strerror}") from None
    unchanged = len(pages) - len(changed)
    if unchanged:
        click.echo(f"{unchanged} of {len(pages)} already up to date in {folder}", err=True)


def _differs(path: Path, text: str) -> bool:
    return not path.is_file() or path.read_bytes() != text.encode()
