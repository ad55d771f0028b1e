"""``curriculum schema``: JSON Schemas of what authors write and of what the verbs print."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from curriculum_kit.cli.delivery import deliver
from curriculum_kit.cli.listing import say_some
from curriculum_kit.cli.opening import opened
from curriculum_kit.cli.options import course_option, output_option
from curriculum_kit.cli.rule_set import rules_in_force
from curriculum_kit.cli.status import FALLS_SHORT, FINE
from curriculum_kit.cli.writing import write_all

if TYPE_CHECKING:
    from curriculum_kit.source.project import Project

WRITTEN = ("course", "concepts", "series", "module", "lesson")
"""Kinds of files that authors write."""

PRINTED = ("diff", "evidence", "path", "show", "syllabus", "validate", "verify", "verify-flaky")
"""Kinds of JSON documents that the verbs print or write."""

NAMED = 10
"""Files that are named; of more, so many."""


@click.command()
@click.argument("kind", required=False, type=click.Choice([*WRITTEN, *PRINTED]))
@click.option(
    "--write",
    is_flag=True,
    help="Write schemas that know the ids of the course into its folder, and name them in its "
    "files so that editors find them.",
)
@click.option("--check", is_flag=True, help="Exit with 1 if --write would change something.")
@course_option
@output_option
def schema(
    kind: str | None,
    write: bool,  # noqa: FBT001
    check: bool,  # noqa: FBT001
    course: Path | None,
    output: Path | None,
) -> int:
    """Print the JSON Schema of a KIND of file, or one schema for all files that authors write.

    What is printed fits every course. The schemas that --write puts into the folder 'schemas' of a
    course also know its concepts, lessons and claims: editors complete these and mark all others.
    """
    if write and check:
        raise click.UsageError("--write changes files and --check does not: give one of them")
    if write or check:
        if kind is not None or output is not None:
            raise click.UsageError(
                "--write and --check mean all schemas of a course, in its folder"
            )
        return _installed(opened(course), write=write)
    if course is not None:
        raise click.UsageError("what is printed fits every course: add --write or --check")
    deliver(_text(kind), output)
    return FINE


def _text(kind: str | None) -> str:
    if kind in PRINTED:
        from importlib.resources import files  # noqa: PLC0415

        folder = files("curriculum_kit.output").joinpath("schemas")
        return folder.joinpath(f"{kind}.json").read_text(encoding="utf-8")
    from curriculum_kit.editor.schemas.documents import schema_of, schema_of_all  # noqa: PLC0415
    from curriculum_kit.editor.schemas.kinds import FILE_KINDS  # noqa: PLC0415

    rules = rules_in_force()
    if kind is None:
        return schema_of_all(rules)
    [meant] = [each for each in FILE_KINDS if each.name == kind]
    return schema_of(meant, rules)


def _installed(project: Project, *, write: bool) -> int:
    from curriculum_kit.editor.schemas.installed import installed  # noqa: PLC0415
    from curriculum_kit.output.printable import printable  # noqa: PLC0415
    from curriculum_kit.source.paths import shown  # noqa: PLC0415

    if unreadable := len(project.reading.get("unreadable-yaml", ())):
        many = "a file" if unreadable == 1 else f"{unreadable} files"
        click.echo(
            f"The schemas would lack what {many} of the course should say: "
            "'curriculum validate' tells why it cannot be read.",
            err=True,
        )
        return FALLS_SHORT
    try:
        wanted = installed(project, rules_in_force())
        stale = {path: content for path, content in wanted.items() if _differs(path, content)}
        if write:
            write_all(stale, within=[project.root], making_folders=True)
    except OSError as error:
        culprit = printable(shown(str(error.filename or project.root)))
        raise click.UsageError(f"cannot write '{culprit}': {error.strerror}") from None
    _say("Wrote" if write else "Out of date:", list(stale), len(wanted))
    return FALLS_SHORT if stale and not write else FINE


def _differs(path: Path, content: bytes) -> bool:
    return not path.is_file() or path.read_bytes() != content


def _say(what: str, stale: list[Path], many: int) -> None:
    from curriculum_kit.output.printable import printable  # noqa: PLC0415
    from curriculum_kit.source.paths import shown  # noqa: PLC0415

    say_some([printable(f"{what} {shown(str(path))}") for path in stale], NAMED, lead=what)
    if stale and not what.startswith("Wrote"):
        click.echo("'curriculum schema --write' writes them anew.", err=True)
    if len(stale) < many:
        click.echo(f"{many - len(stale)} of {many} files up to date", err=True)
