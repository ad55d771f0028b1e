"""Files written whole or not at all: one, or several at once."""

from __future__ import annotations

import errno
import os
from collections.abc import Collection, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TypeVar

from curriculum_kit.cli.links import require_inside, require_own_way

File = TypeVar("File", str, Path)


def write_named(path: Path, text: str | bytes) -> None:
    """Write a file that the command line names, as :func:`write_whole` does.

    Args:
        path: The file; its folder must exist.
        text: What it will hold.

    Raises:
        OSError: It cannot be written, or a link leads to another place than what was named.
    """
    require_own_way(path)
    write_whole(path, text)


def write_whole(path: Path, text: str | bytes, *, durable: bool = True) -> None:
    """Write a file so that a crash leaves the old one or the new one, never a part.

    Args:
        path: The file; its folder must exist.
        text: What it will hold.
        durable: Whether to wait for the disk.

    Raises:
        OSError: It cannot be written.
    """
    content = text.encode() if isinstance(text, str) else text
    if path.exists() and not path.is_file():
        # A pipe or device, /dev/null among them, is written to and must not be replaced.
        path.write_bytes(content)
        return
    _replace({path: content}, durable=durable)


def write_all(
    contents: Mapping[Path, bytes], *, within: Collection[Path], making_folders: bool = False
) -> None:
    """Write files of a course so that a crash leaves each the old one or the new one, never a part.

    All is written beside the files, and on the disk, before the first is replaced: a disk that is
    full leaves all of them as they were, and no folder behind that was made for them.

    Args:
        contents: What each file will hold.
        within: The folders that a link may lead to.
        making_folders: Whether to make the folders that are missing.

    Raises:
        OSError: They cannot be written, or a link leads out of the folders.
    """
    require_inside(contents, within)
    made: list[Path] = []
    try:
        for path in contents if making_folders else ():
            _make_folders(path.parent, made)
        _replace(contents, durable=True)
    except BaseException:
        for folder in reversed(made):
            folder.rmdir()
        raise


def _replace(contents: Mapping[Path, bytes], *, durable: bool) -> None:
    """Write files beside what they replace, and then replace it; modes are kept, links followed.

    Not to wait for the disk is for files that can be made anew at any time: thousands of them
    take four times as long otherwise.
    """
    import tempfile  # noqa: PLC0415  # costs a quarter of a start-up of Python; few runs write

    beside: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            target = Path(os.path.realpath(path))
            try:
                handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
                beside[Path(name)] = target
                with os.fdopen(handle, "wb") as file:
                    file.write(content)
                    if durable:
                        file.flush()
                        os.fsync(file.fileno())
                mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
                Path(name).chmod(mode)
            except OSError as error:  # which names a file that nobody has heard of, or none
                raise OSError(error.errno, error.strerror, str(path)) from None
        for written, target in beside.items():
            written.replace(target)
    except BaseException:
        for written in beside:
            written.unlink(missing_ok=True)
        raise


def write_new(
    contents: Mapping[Path, bytes],
    others: Mapping[Path, bytes] = MappingProxyType({}),
    *,
    within: Collection[Path],
) -> None:
    """Write files of which none may be there yet, with the folders they lie in.

    Args:
        contents: What each file will hold.
        others: Files to be written with them, there or not.
        within: The folders that a link may lead to.

    Raises:
        FileExistsError: One of them is there, or something that is no folder in a folder's place.
        OSError: They cannot be written, or a link leads out of the folders.
    """
    for path in contents:
        if os.path.lexists(path):
            raise FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(path))
    write_all({**contents, **others}, within=within, making_folders=True)


def write_added(
    made: Mapping[Path, bytes],
    before: Mapping[Path, bytes],
    after: Mapping[Path, bytes],
    *,
    within: Collection[Path],
) -> None:
    """Write files of which none may be there yet, and others that must not have changed.

    Args:
        made: What each new file will hold.
        before: What the others were read to hold.
        after: What they will hold.
        within: The folders that a link may lead to.

    Raises:
        FileExistsError: A new file is there, or something that is no folder in a folder's place.
        OSError: A file was changed meanwhile, a link leads out, or they cannot be written.
    """
    other = changed_meanwhile(before)
    if other is not None:
        raise OSError(errno.EBUSY, "it was changed meanwhile; run again", str(other))
    write_new(made, after, within=within)


def changed_meanwhile(before: Mapping[File, bytes]) -> File | None:
    """Return a file that is no longer what it was when it was read; None if there is none.

    Args:
        before: What each file was read to hold.

    Raises:
        OSError: One of them cannot be read any more.
    """
    return next((file for file, held in before.items() if Path(file).read_bytes() != held), None)


def _make_folders(folder: Path, made: list[Path]) -> None:
    """Make a folder and those around it, and note the ones that were not there."""
    missing = [each for each in (folder, *folder.parents) if not each.is_dir()]
    for each in reversed(missing):
        each.mkdir()
        made.append(each)


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
