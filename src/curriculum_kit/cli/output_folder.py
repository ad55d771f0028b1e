"""Rendered files put into a folder: those that changed are written, those that are gone go."""

from __future__ import annotations

from pathlib import Path

import click

from curriculum_kit.cli.forms import WHOLE, Files
from curriculum_kit.cli.links import require_no_links, require_own_way
from curriculum_kit.cli.listing import say_some
from curriculum_kit.cli.manifest import (
    FILE,
    Manifest,
    digest_of,
    read_manifest,
    why_left,
)
from curriculum_kit.cli.writing import write_whole
from curriculum_kit.output.printable import printable

NAMED = 20
"""Files that are named; of more the number is told."""


def save(files: Files, folder: Path, form: str, *, whole: bool) -> None:
    """Write files to a folder, each whole or not at all, those that changed only.

    A file that an earlier call wrote, that is not among them, and that nobody has changed since,
    is removed; no other ever is.

    Args:
        files: The files.
        folder: The folder, made if it is not there.
        form: The form that they are of; files of other forms in the folder are left alone.
        whole: Whether they are all that the form has; if not, nothing is removed.

    Raises:
        UsageError: A file cannot be written, or there is a link in its place.
    """
    try:
        require_own_way(folder, is_folder=True)
        require_no_links(folder, FILE)
        before = read_manifest(folder)
        kept = {} if whole else dict(before.files(form))
        changed, written = _written(files, folder)
        gone = before.files(form).keys() - written.keys() if whole else frozenset[str]()
        removed, left = _removed(folder, before, form, sorted(gone))
        _record(folder, form, before, before.having(form, kept | written))
    except OSError as error:
        culprit = error.filename or folder
        raise click.UsageError(f"cannot write '{culprit}': {error.strerror}") from None
    for what, paths in (("Wrote", changed), ("Removed", removed)):
        lines = [f"{what} {path}" for path in paths]
        say_some(lines, NAMED, lead=what, where=f" in {folder}")
    for path, why in left:
        click.echo(f"Left {printable(str(path))}: {why}", err=True)
    if len(written) > len(changed):
        count = len(written) - len(changed)
        click.echo(f"{count} of {len(written)} already up to date in {folder}", err=True)


def _written(files: Files, folder: Path) -> tuple[list[Path], dict[str, str]]:
    """Return the files that were written, and the digests of all."""
    changed, digests = [], {}
    for name, content in files:
        data = content.encode() if isinstance(content, str) else content
        digests[name] = digest_of(data)
        require_no_links(folder, name)
        path = folder / name
        if not path.is_file() or path.read_bytes() != data:
            path.parent.mkdir(parents=True, exist_ok=True)
            write_whole(path, data, durable=False)
            changed.append(path)
    return changed, digests


def _removed(
    folder: Path, before: Manifest, form: str, gone: list[str]
) -> tuple[list[Path], list[tuple[Path, str]]]:
    """Remove what is gone, and return it, and what is left with the reasons."""
    removed, left = [], []
    for name in gone:
        path = folder / name
        why = why_left(folder, name, before.files(form)[name])
        if why is None:
            path.unlink()
            removed.append(path)
        elif _is_there(path):
            left.append((path, why))
    return removed, left


def _is_there(path: Path) -> bool:
    try:
        return path.is_file()
    except ValueError:  # of a name that no file can have
        return False


def _record(folder: Path, form: str, before: Manifest, now: Manifest) -> None:
    if now != before and form not in WHOLE:  # those are always the same files
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / FILE, now.text())
