"""The changes of files as a unified diff, which ``git apply`` and ``patch -p1`` take."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from curriculum_kit.output.alike import Alike
from curriculum_kit.source.paths import shown

CONTEXT = 3


def unified(
    before: Mapping[str, bytes], after: Mapping[str, bytes], moved: Mapping[str, str] | None = None
) -> bytes:
    """Write the changes of files as one patch.

    Args:
        before: The content of each changed file as it is, by absolute path.
        after: Its content as it would be.
        moved: The absolute paths that files would get, by those they have.

    Returns:
        The patch, its paths relative to the working directory; the files' own bytes in it.
    """
    targets = moved or {}
    return b"".join(
        line
        for file in sorted({*after, *targets})
        for line in (
            *(_git_header(file, targets.get(file, file), file in after) if targets else ()),
            *_changes(file, targets.get(file, file), before.get(file, b""), after.get(file, b"")),
        )
    )


def _git_header(file: str, target: str, changes: bool) -> Iterator[bytes]:  # noqa: FBT001
    """Write what git reads as a file that gets another name.

    Where one file has such a heading all need one, or git takes what follows for its changes.
    """
    old, new = shown(file), shown(target)
    yield f"diff --git {_quoted(f'a/{old}')} {_quoted(f'b/{new}')}\n".encode("latin-1")
    if target == file:
        return
    if not changes:
        yield b"similarity index 100%\n"
    yield f"rename from {_quoted(old)}\nrename to {_quoted(new)}\n".encode("latin-1")


def _changes(file: str, target: str, before: bytes, after: bytes) -> Iterator[bytes]:
    # Through Latin-1 each byte is one character, so that whatever is in the file comes out again.
    old, new = (_lines(content.decode("latin-1")) for content in (before, after))
    hunks = list(Alike(old, new).get_grouped_opcodes(CONTEXT))
    if hunks:
        yield f"--- {_label('a', shown(file))}\n+++ {_label('b', shown(target))}\n".encode(
            "latin-1"
        )
    for hunk in hunks:
        (_, start, _, other, _), (_, _, end, _, other_end) = hunk[0], hunk[-1]
        removed, added = _range(start, end), _range(other, other_end)
        yield f"@@ -{removed} +{added} @@\n".encode("latin-1")
        for kind, start, end, other, other_end in hunk:
            kept = kind == "equal"
            yield from _marked(" " if kept else "-", old[start:end])
            yield from () if kept else _marked("+", new[other:other_end])


def _range(start: int, end: int) -> str:
    """Return where a hunk lies on one side, as ``patch`` reads it: from 1, empty ones from 0."""
    lines = end - start
    return f"{start + 1}" if lines == 1 else f"{start + (lines > 0)},{lines}"


def _marked(sign: str, lines: Sequence[str]) -> Iterator[bytes]:
    for line in lines:
        text = f"{sign}{line}".encode("latin-1")
        yield text if line.endswith("\n") else text + b"\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    """Split where diffs do: a lone carriage return ends no line."""
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _label(side: str, name: str) -> str:
    """Return a path as it stands above a change."""
    label = _quoted(f"{side}/{name}")
    return label + ("\t" if " " in label and not label.startswith('"') else "")


def _quoted(path: str) -> str:
    """Return a path as it stands in a patch: in quotes, as in C, where it would be misread."""
    content = path.encode("utf-8", "surrogateescape")
    if all(32 <= byte != 127 and byte not in b'"\\' for byte in content):
        return content.decode("latin-1")
    quoted = "".join(
        chr(byte) if 32 <= byte < 127 and byte not in b'"\\' else f"\\{byte:03o}"
        for byte in content
    )
    return f'"{quoted}"'
