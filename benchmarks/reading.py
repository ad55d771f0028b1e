"""What reading a course costs, against PyYAML's C loader on the same bytes.

Run as ``python benchmarks/reading.py``. Each round times all readers once, one right after the
other, so that whatever else the machine does falls on all alike. The ratio of the minima is the
figure to look at; the goal is 0.6 or less for ``read``, which keeps the places of all keys and
values. ``plain_data`` is what a course is first read with, where nobody asks for places.
"""

from __future__ import annotations

import gc
import re
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from random import Random
from typing import Final

import yaml

from curriculum_kit.source.plain import plain_data
from curriculum_kit.source.reader import read

ROUNDS: Final = 15
LESSONS: Final = 500
LARGE_FILE: Final = 300_000  # bytes

WORDS: Final = re.findall(
    r"\w+",
    "gradient slope layer weight sigmoid momentum batch loss curvature noise rate step chain "
    "rule derivative composition forward backward pass learner predicts traces compares "
    "measures why shrinks grows vanishes explodes converges oscillates before after without "
    "every one the a of along through into from with and but so that it each small large "
    "steep flat deep shallow",
)
CONCEPTS: Final = [f"{first}-{second}" for first in WORDS[:12] for second in WORDS[12:24]]
DEPTHS: Final = ("MENTIONED", "INTRODUCED", "DEVELOPED", "APPLIED")


def main() -> None:
    """Time the readers on many small files and on a large one, and print the figures."""
    random = Random(1)  # the same course every time
    lessons = [lesson(random).encode() for _ in range(LESSONS)]
    large = concepts(random, LARGE_FILE).encode()
    assert not any(read(content).faults for content in (*lessons, large))
    size = sum(map(len, lessons)) / LESSONS
    report(f"{LESSONS} lessons of {size / 1000:.1f} kB", lessons)
    report(f"one file of {len(large) / 1000:.0f} kB", [large])
    gc.disable()
    report(f"{LESSONS} lessons, no garbage collection", lessons)
    gc.enable()


def report(title: str, files: Sequence[bytes]) -> None:
    """Time the readers on files and print a line for each.

    Args:
        title: What the files are.
        files: Their contents.
    """
    readers: dict[str, Callable[[bytes], object]] = {
        "yaml.load": load,
        "read": read,
        "plain_data": plain_data,
    }
    seconds = timed(readers, files)
    base = min(seconds["yaml.load"])
    middle = statistics.median(seconds["yaml.load"])
    print(title)
    for name, times in seconds.items():
        print(
            f"  {name:10} {1000 * min(times):8.1f} ms at least "
            f"{1000 * statistics.median(times):8.1f} ms in the middle"
            f"   ratio {min(times) / base:.2f}, {statistics.median(times) / middle:.2f}"
        )


def timed(
    readers: dict[str, Callable[[bytes], object]], files: Sequence[bytes]
) -> dict[str, list[float]]:
    """Time readers in turns.

    Args:
        readers: The readers by name.
        files: What each of them reads in each round; the documents of a round are all kept until
            it ends, as those of a course are.

    Returns:
        For each reader the seconds of every round.
    """
    seconds: dict[str, list[float]] = {name: [] for name in readers}
    for _ in range(ROUNDS):
        for name, reader in readers.items():
            start = time.process_time()
            kept = [reader(content) for content in files]
            seconds[name].append(time.process_time() - start)
            del kept
    return seconds


def load(content: bytes) -> object:
    """Read as PyYAML does, with libyaml: data of YAML 1.1 without places.

    Args:
        content: The bytes of a file.
    """
    return yaml.load(content, Loader=yaml.CSafeLoader)


def lesson(random: Random) -> str:
    """Return a lesson of about 2 kB.

    Args:
        random: Where its words come from.
    """
    return "\n".join(lesson_lines(random)) + "\n"


def lesson_lines(random: Random) -> Iterator[str]:
    """Yield the lines of a lesson such as authors write.

    Args:
        random: Where its words come from.
    """
    yield f"title: {prose(random, 3).capitalize()}"
    yield f"core: {prose(random, 7)}"
    yield f"load: {random.choice(('STRETCH', 'BUILD', 'CONSOLIDATE'))}"
    yield f'position: "{prose(random, 4).capitalize()}: {prose(random, 6)}"'
    yield "status: built"
    yield f"objective: {prose(random, 9).capitalize()}."
    yield f"minutes: {random.randrange(30, 95, 5)}"
    yield "\nnew:"
    new, old, needed = (random.sample(CONCEPTS, count) for count in (2, 2, 2))
    yield from (f"  {concept}: {random.choice(DEPTHS)}" for concept in new)
    yield "reinforced:                # met before"
    yield f"  {old[0]}: MENTIONED -> INTRODUCED"
    yield f"  {old[1]}: {{depth: DEVELOPED, label: {prose(random, 3)}}}"
    yield "\nrequires:"
    yield f"  {needed[0]}: {random.choice(DEPTHS)}"
    yield f"  {needed[1]}:\n    depth: INTRODUCED"
    yield f'    gap: {{size: small, resolution: recap, where: "{prose(random, 5)}"}}'
    yield "\nclaims:"
    for number in range(2):
        yield from claim_lines(random, f"{random.choice(CONCEPTS)}-{number}")
    yield "misconceptions: {}"
    yield "examples:"
    for kind in ("positive", "negative"):
        yield f'  - {{kind: {kind}, what: "{prose(random, 8)}", purpose: {prose(random, 5)}}}'
    yield f'modalities: [{{kind: visual, what: "{prose(random, 6)}"}}]'
    yield f'mental_models: ["{prose(random, 4)}"]'
    yield "waivers:\n  - rule: new-concept-budget"
    yield f"    reason: {prose(random, 14).capitalize()}.\n    until: 2027-06-30"


def claim_lines(random: Random, name: str) -> Iterator[str]:
    """Yield the lines of one claim of a lesson.

    Args:
        random: Where its words and numbers come from.
        name: Its id.
    """
    value = random.uniform(0, 4)
    yield f"  {name}:"
    yield f"    statement: {prose(random, 14).capitalize()}, never more than {value:.2f}."
    yield f"    demo: {random.choice(WORDS)}_dynamics:{random.choice(WORDS)}"
    yield "    expect:"
    yield f"      largest: {{equals: {value:.2f}, within: 1e-{random.randint(3, 9)}}}"
    yield f'      factor: {{equals: {value / 1e6!r}, within_relative: 1e-9, unit: "1"}}'
    yield "    seeds: 1"
    yield '    sources: ["Glorot & Bengio 2010"]'


def concepts(random: Random, size: int) -> str:
    """Return a concept registry.

    Args:
        random: Where its words come from.
        size: About how many bytes.
    """
    lines: list[str] = []
    length = 0
    while length < size:
        name = f"{random.choice(CONCEPTS)}-{len(lines)}"
        lines.append(
            f"{name}:\n"
            f"  name: {prose(random, 4).capitalize()}\n"
            f"  aliases: [{prose(random, 2)}, {prose(random, 3)}]\n"
            f"  definition: {prose(random, 14).capitalize()}.\n"
            f"  requires:\n"
            f"    {random.choice(CONCEPTS)}: {random.choice(DEPTHS)}\n"
            f'  sources: ["Rumelhart, Hinton & Williams 1986"]\n'
        )
        length += len(lines[-1])
    return "".join(lines)


def prose(random: Random, words: int) -> str:
    """Return text that means nothing and looks like a lesson's.

    Args:
        random: Where its words come from.
        words: How many.
    """
    return " ".join(random.choices(WORDS, k=words))


if __name__ == "__main__":
    main()
