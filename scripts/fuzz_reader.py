"""Feeds the reader whatever bytes lead it where it has not been, and checks what it makes of them.

Run as ``python -m scripts.fuzz_reader``, with ``atheris`` beside the development tools; options
such as ``-max_total_time=3600`` are libFuzzer's. A find is written to a file named
``crash-...``: make a test of it in ``tests/unit/source/test_finds.py``.
"""

from __future__ import annotations

import ast
import hashlib
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["curriculum_kit.source", "yaml"]):
    from tests.unit.source.reading import (
        check_document,
        check_loaders_agree,
        check_plain_data,
        check_read_back,
    )

    from curriculum_kit.source.reader import read

ROOT = Path(__file__).resolve().parents[1]
LONGEST = 4096  # bytes of a seed or an input: more would only be slower
A_SECOND = 1.0
WORDS = (
    *("- ", "? ", ": ", "\n", "\n  ", "[", "]", "{", "}", ", ", "'", '"', "#", " #", "|", ">"),
    *("&", "*", "!", "%", "%YAML 1.2", "%TAG", "@", "`", "---", "...", "\\x41", "\\ud83d", "<<"),
    *("no", "1:30", "012", "1_0", "~", "null", "true", "0x1f", "0o17", "0b1", ".inf", "1e-7"),
    *("\r\n", "\r", "\t", "\x85", "\u2028", "é", "😀", "\ufeff", "\0", "|2-\n", ">+\n", "{a: b}"),
)
"""What files consist of, for the fuzzer to put in."""


def examine(content: bytes) -> None:
    """Read a file and check all that must hold of it.

    Args:
        content: What is in the file.
    """
    start = time.process_time()
    document = read(content)
    assert time.process_time() - start < A_SECOND, "reading took more than a second"
    check_document(document)
    check_read_back(document)
    check_loaders_agree(content)
    check_plain_data(content)


def main() -> None:
    """Examine what the fuzzer thinks of, starting from the courses and the tests' broken files."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        seeds, words = folder / "seeds", folder / "words"
        seeds.mkdir()
        for seed in _seeds():
            (seeds / hashlib.sha256(seed).hexdigest()).write_bytes(seed)
        words.write_text("\n".join(map(_entry, WORDS)) + "\n", encoding="ascii")
        given = sys.argv[1:]
        options = [f"-max_len={LONGEST}", f"-dict={words}", "-timeout=10", *given, str(seeds)]
        # The first folder is where the fuzzer keeps what leads on.
        atheris.Setup([sys.argv[0], *options], examine)
        atheris.Fuzz()


def _seeds() -> Iterator[bytes]:
    for file in (*ROOT.glob("curriculum/**/*.yaml"), *ROOT.glob("tests/courses/**/*.yaml")):
        content = file.read_bytes()
        yield content[:LONGEST]
    for file in ROOT.glob("tests/unit/source/test_*.py"):
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.Constant) and isinstance(node.value, (str, bytes)):
                text = node.value
                seed = text.encode("utf-8", "surrogatepass") if isinstance(text, str) else text
                if len(seed) <= LONGEST:
                    yield seed


def _entry(word: str) -> str:
    return '"' + "".join(f"\\x{byte:02X}" for byte in word.encode()) + '"'


if __name__ == "__main__":
    main()
