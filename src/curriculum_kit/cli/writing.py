"""Files written whole or not at all, several at once."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Mapping
from pathlib import Path


def write_all(contents: Mapping[Path, bytes]) -> None:
    """Write files so that a crash leaves each the old one or the new one, never a part.

    All is written beside the files, and on the disk, before the first is replaced: a disk that is
    full leaves all of them as they were. Modes are kept, and links lead to the file written.

    Args:
        contents: What each file will hold; the folders must exist.

    Raises:
        OSError: They cannot be written.
    """
    beside: dict[Path, Path] = {}
    try:
        for path, content in contents.items():
            target = Path(os.path.realpath(path))
            handle, name = tempfile.mkstemp(dir=target.parent, prefix=f".{target.name}.")
            beside[Path(name)] = target
            with os.fdopen(handle, "wb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
            mode = target.stat().st_mode & 0o777 if target.exists() else 0o666 & ~_umask()
            Path(name).chmod(mode)
        for written, target in beside.items():
            written.replace(target)
    except BaseException:
        for written in beside:
            written.unlink(missing_ok=True)
        raise


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask
