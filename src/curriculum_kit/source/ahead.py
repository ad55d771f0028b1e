"""Files read ahead by other processes, for courses so large that reading takes most of the time.

The children read what this process will ask for, in about that order, and hand back plain data;
what may be wrong with a file, this process finds for itself by reading it again.
"""

from __future__ import annotations

import contextlib
import gc
import marshal
import os
import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final, cast

from curriculum_kit.source.document import Value
from curriculum_kit.source.folder import SUFFIX
from curriculum_kit.source.forked import may_fork

WORTHWHILE: Final = 400
"""Files from which two processes are done sooner than one."""

MOST_CHILDREN: Final = 4
"""More would wait for this process, which validates what they read."""

CHUNK: Final = 32  # files: a message of some 100 kB
_HEADER: Final = 4  # bytes that hold a message's length
_PIPE: Final = 1 << 20  # bytes that a child may be ahead
_SET_PIPE_SIZE: Final = 1031  # F_SETPIPE_SZ, which Python's fcntl knows on Linux only

Read = Callable[[str], Value]
"""Returns what a file says; None if it must be read with more care."""


class ReadAhead:
    """The children, and what they have handed back so far."""

    def __init__(self, files: Sequence[str], read: Read) -> None:
        """Start reading, if that is worth while and this process may have children.

        Args:
            files: Absolute paths, in about the order in which they will be asked for.
            read: Reads one of them.
        """
        self._read = read
        self._found: dict[str, Value] = {}
        self._streams: list[int] = []
        self._children: list[int] = []
        self._turn = 0
        if len(files) < WORTHWHILE or not may_fork():
            return
        children = min(os.cpu_count() or 1, MOST_CHILDREN)
        chunks = [files[start : start + CHUNK] for start in range(0, len(files), CHUNK)]
        for number in range(children):
            self._start(chunks[number::children], read)

    def take(self, file: str) -> Value | None:
        """Return what a file says, once; it is read here, if there are no children to do so.

        Args:
            file: Its absolute path.

        Returns:
            Its data; None if it must be read with more care.
        """
        if not self._children:
            return self._read(file)
        while file not in self._found and self._streams:
            self._receive()
        return self._found.pop(file, None)

    def close(self) -> None:
        """Let the children go; those that are not done stop when they next hand something back."""
        for stream in self._streams:
            os.close(stream)
        for child in self._children:
            os.waitpid(child, 0)
        self._streams, self._children = [], []

    def _start(self, chunks: Sequence[Sequence[str]], read: Read) -> None:
        receiving, sending = os.pipe()
        _enlarge(sending)
        child = os.fork()
        if child == 0:
            try:
                for stream in (receiving, *self._streams):
                    os.close(stream)
                _hand_back(chunks, read, sending)
            finally:
                os._exit(0)  # nothing of the parent's may be flushed or cleaned up twice
        os.close(sending)
        self._children.append(child)
        self._streams.append(receiving)

    def _receive(self) -> None:
        """Take the next message of the child whose turn it is."""
        self._turn %= len(self._streams)
        stream = self._streams[self._turn]
        message = _message(stream)
        if message is None:
            os.close(self._streams.pop(self._turn))
            return
        self._found.update(cast("dict[str, Value]", marshal.loads(message)))  # noqa: S302  # ours
        self._turn += 1


def files_of(root: str) -> list[str]:
    """Return the YAML files under a folder, the registry's first, then as courses list them.

    Args:
        root: The course's folder.
    """
    first = os.path.join(root, "concepts", "")  # noqa: PTH118
    return sorted(_walk(root), key=lambda file: not file.startswith(first))


def _walk(root: str) -> Iterator[str]:
    for folder, folders, names in os.walk(root):
        folders[:] = sorted((name for name in folders if not name.startswith(".")), key=_natural)
        prefix = folder + os.sep
        for name in sorted(names, key=_natural):
            if name.endswith(SUFFIX):
                yield prefix + name


def _natural(name: str) -> list[tuple[str, int]]:
    """Sort ``lesson-9`` before ``lesson-10``, as their authors most likely do."""
    return [(text, int(digits or 0)) for text, digits in _PARTS.findall(name)]


_PARTS: Final = re.compile(r"([^0-9]*)([0-9]{0,18})")


def _hand_back(chunks: Sequence[Sequence[str]], read: Read, sending: int) -> None:
    gc.disable()
    with contextlib.suppress(BrokenPipeError, KeyboardInterrupt):
        for chunk in chunks:
            message = marshal.dumps({file: read(file) for file in chunk})
            _send(sending, len(message).to_bytes(_HEADER, "big") + message)


def _send(stream: int, message: bytes) -> None:
    sent = 0
    while sent < len(message):
        sent += os.write(stream, message[sent:])


def _message(stream: int) -> bytes | None:
    """Return the next message; None at the end, or if the child died in the middle of one."""
    header = _exactly(stream, _HEADER)
    return header and _exactly(stream, int.from_bytes(header, "big"))


def _exactly(stream: int, size: int) -> bytes | None:
    parts: list[bytes] = []
    while size and (part := os.read(stream, size)):
        parts.append(part)
        size -= len(part)
    return None if size else b"".join(parts)


def _enlarge(pipe: int) -> None:
    """Let a child work further ahead than the usual 64 kB, where the system can."""
    with contextlib.suppress(ImportError, OSError):
        import fcntl  # noqa: PLC0415  # not on every system

        fcntl.fcntl(pipe, _SET_PIPE_SIZE, _PIPE)
