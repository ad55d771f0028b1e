"""What evidence was made with, found out without importing numpy, which takes 8 start-ups."""

from __future__ import annotations

import hashlib
import os
import platform
import re
import sys
from dataclasses import dataclass
from functools import cache
from importlib import metadata
from importlib.machinery import PathFinder
from pathlib import Path

UNKNOWN = "unknown"
_VERSION = re.compile(r"^version\s*=\s*[\"']([^\"']+)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Environment:
    """What measured values can depend on beside what the authors of a course write.

    Attributes:
        kit: The version of this kit.
        numpy: The version of numpy; ``unknown`` where none is installed.
        python: The version of Python.
        platform: The operating system and the processor's architecture.
        code: A digest of what numpy says of how it was built, of the whole version of Python, and
            of this kit's own code that runs demos, which changes without a change of version while
            it is being worked on.
    """

    kit: str
    numpy: str
    python: str
    platform: str
    code: str


@cache
def environment() -> Environment:
    """Return what evidence is made with here."""
    numpy = _numpy()
    told = _VERSION.search(numpy.decode("utf-8", "replace"))
    digest = hashlib.sha256(numpy + b"\0" + sys.version.encode())
    for file in sorted(Path(__file__).parent.glob("*.py")):
        digest.update(file.read_bytes())
    return Environment(
        kit=_kit(),
        numpy=told[1] if told else UNKNOWN,
        python=platform.python_version(),
        platform=f"{sys.platform}-{platform.machine()}",
        code=digest.hexdigest(),
    )


@cache
def installed() -> str:
    """Return a digest of which distributions are installed, and in which versions."""
    names = []
    for folder in sys.path:
        try:
            found = os.listdir(folder or ".")  # noqa: PTH208  # a Path for each name costs more
        except OSError:
            continue
        names += [name for name in found if name.endswith((".dist-info", ".egg-info"))]
    return hashlib.sha256("\0".join(sorted(names)).encode("utf-8", "surrogateescape")).hexdigest()


def _kit() -> str:
    try:
        return metadata.version("curriculum-kit")
    except metadata.PackageNotFoundError:
        return UNKNOWN


def _numpy() -> bytes:
    """Return the two files in which numpy writes down its version, and how it was built."""
    spec = PathFinder.find_spec("numpy")
    folders = spec.submodule_search_locations if spec else None
    told = b""
    for folder in list(folders or ())[:1]:
        for name in ("version.py", "__config__.py"):
            try:
                told += Path(folder, name).read_bytes()
            except OSError:
                continue
    return told
