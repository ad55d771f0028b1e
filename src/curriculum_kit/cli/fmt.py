"""``curriculum fmt``: the files of a course in canonical form."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from curriculum_kit.cli.delivery import deliver_patch, emit, nothing_done
from curriculum_kit.cli.links import require_inside
from curriculum_kit.cli.opening import course_folder
from curriculum_kit.cli.options import course_option
from curriculum_kit.cli.status import FALLS_SHORT, FINE
from curriculum_kit.cli.writing import write_all
from curriculum_kit.counting import counted
from curriculum_kit.output.printable import printable
from curriculum_kit.source.paths import shown

if TYPE_CHECKING:
    from curriculum_kit.formatting.formatting import Left


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path, exists=True))
@course_option
@click.option(
    "--check", is_flag=True, help="List the files that would change; exit with 1 if there are any."
)
@click.option(
    "--diff", is_flag=True, help="Show the change as a patch; exit with 1 if there is any."
)
def fmt(paths: tuple[Path, ...], course: Path | None, check: bool, diff: bool) -> int:  # noqa: FBT001
    """Bring the files of a course into canonical form; PATHS are files or folders of it.

    Puts keys into the order of the reference, indents each level by two spaces, and separates the
    parts of a lesson by blank lines. No value is changed and no comment is lost; a file that
    cannot be read is named and left alone.
    """
    root = _root(paths, course)
    before, after, all_read = _looked_at(paths, root)
    many = counted(len(after), "file")
    if diff:
        from curriculum_kit.output.unified import unified  # noqa: PLC0415

        deliver_patch(unified(before, after))
    if check and not diff:
        emit("".join(f"{printable(shown(file))}\n" for file in after))
    if check or diff:
        click.echo(f"Would format {many}." if after else "Nothing to format.", err=True)
        return FALLS_SHORT if after or not all_read else FINE
    try:
        write_all({Path(file): content for file, content in after.items()}, within=[root])
    except OSError as error:
        raise nothing_done("formatted", error) from None
    click.echo(f"Formatted {many}." if after else "Nothing to format.", err=True)
    return FINE if all_read else FALLS_SHORT


def _root(paths: Sequence[Path], course: Path | None) -> Path:
    """Return the folder of the course, which is the one around the first path if none is named."""
    from curriculum_kit.source.whereabouts import course_around  # noqa: PLC0415

    return course_folder(course or (course_around(paths[0].absolute()) if paths else None))


def _looked_at(
    paths: Sequence[Path], course: Path
) -> tuple[Mapping[str, bytes], Mapping[str, bytes], bool]:
    """Return the files that change, as they are and as they would be, and whether all were read."""
    from curriculum_kit.formatting.formatting import formatted  # noqa: PLC0415
    from curriculum_kit.formatting.kinds import files_under, kind_of  # noqa: PLC0415

    root = str(course)
    before: dict[str, bytes] = {}
    after: dict[str, bytes] = {}
    all_read = True
    for path in paths or (Path(root),):
        if not path.absolute().is_relative_to(root):
            raise click.UsageError(f"'{path}' is not in the course '{shown(root)}'")
        for file in files_under(os.path.abspath(path)):  # noqa: PTH100  # not through links
            kind = kind_of(file, root)
            if kind is None:
                _say(file, "is not a file of the course, so it is left alone")
                continue
            try:
                require_inside([Path(file)], [course])
                content = Path(file).read_bytes()
            except OSError as error:
                _say(file, f"cannot be read: {error.strerror}")
                all_read = False
                continue
            result = formatted(content, kind)
            if result.problem:
                _say_left(file, result.problem, "left alone, as it cannot be read: ")
                all_read = False
            for left in result.left:
                _say_left(file, left)
            if result.content != content:
                before[file], after[file] = content, result.content
    return before, after, all_read


def _say(file: str, what: str) -> None:
    click.echo(printable(f"{shown(file)}: {what}."), err=True)


def _say_left(file: str, left: Left, what: str = "") -> None:
    click.echo(printable(f"{shown(file)}:{left.span.line}: {what}{left.message}."), err=True)
