"""How long an editor waits after a keystroke for what ``curriculum lsp`` finds.

Run as ``python -m benchmarks.keystroke [LESSONS ...] [--write]``. A real server is asked over its
standard streams, first about the bundled course, then about generated ones. A lesson in the middle
is changed in several ways and changed back; the time is that from telling the server of the new
text to the last diagnostics it publishes about it, and so includes the pause in typing that the
server waits for. The goals: 100 ms on the bundled course, a second on 10,000 lessons. The
yardstick is a whole ``curriculum validate`` of the same course.
"""

from __future__ import annotations

import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from itertools import count
from pathlib import Path

from benchmarks.generated import Shape, write_course
from benchmarks.measurements import ROOT, write
from benchmarks.validate import CURRICULUM, cost_of
from tests.language_client import Client, Message, served

from curriculum_kit.editor.server.desk import SETTLED
from curriculum_kit.source.project import load_course

SIZES = (1_000, 10_000)
ROUNDS = 10
VALIDATIONS = 3
HEADING = "## A keystroke in an editor\n"

Edit = Callable[[str], str]


def _replacing(pattern: str, new: str) -> Edit:
    return lambda text: re.sub(pattern, new, text, count=1, flags=re.MULTILINE)


KEYSTROKES: Mapping[str, Edit] = {
    "a letter of prose": _replacing(r"^core: ", "core: x"),
    "a letter of a claim": _replacing(r"^    statement: (['\"]?)", r"    statement: \1x"),
    "another load": _replacing(r"^load: \w+", "load: STRETCH"),
    "another depth": _replacing(r"(^new:\n  [\w-]+: )\w+", r"\1APPLIED"),
    "a concept that there is not": _replacing(r"(^new:\n  [\w-]+)", r"\1x"),
    "a bracket that is not closed": _replacing(r"^title: ", "title: ["),
}


@dataclass(frozen=True, slots=True)
class Figures:
    """What was measured on one course.

    Attributes:
        name: What the course is called.
        validate: The time that a whole validation takes, in seconds.
        opened: The time from starting the server to the first diagnostics, in seconds.
        keystrokes: The times of each kind of keystroke, in seconds.
    """

    name: str
    validate: float
    opened: float
    keystrokes: Mapping[str, list[float]]

    @property
    def median(self) -> float:
        """The median over all keystrokes, in seconds."""
        return statistics.median(time for times in self.keystrokes.values() for time in times)

    @property
    def slowest_kind(self) -> tuple[str, float]:
        """The kind of keystroke whose median is the largest, and that median in seconds."""
        medians = {kind: statistics.median(times) for kind, times in self.keystrokes.items()}
        kind = max(medians, key=medians.__getitem__)
        return kind, medians[kind]

    @property
    def longest(self) -> float:
        """The longest wait after any keystroke, in seconds."""
        return max(time for times in self.keystrokes.values() for time in times)


def main() -> None:
    """Print the figures for each course, and put them into the page if asked to."""
    words = [word for word in sys.argv[1:] if word != "--write"]
    sizes = [int(word.replace(",", "")) for word in words] or SIZES
    found = [figures("bundled", ROOT / "curriculum")]
    _print(found[0])
    for lessons in sizes:
        with tempfile.TemporaryDirectory() as folder:
            course = write_course(Shape(lessons), Path(folder))
            found.append(figures(f"{lessons:,} lessons", course))
        _print(found[-1])
    if "--write" in sys.argv:
        write(HEADING, section(found))


def figures(name: str, course: Path) -> Figures:
    """Measure one course.

    Args:
        name: What it is called.
        course: Its folder.
    """
    command = [CURRICULUM, "validate", "--format", "concise", str(course)]
    validate = statistics.median(cost_of(command).wall for _ in range(VALIDATIONS))
    file = _middle_lesson(course)
    start = time.perf_counter()
    with served(course.parent) as client:
        client.initialize(course.parent)
        text = client.open(file)
        client.diagnostics(file)
        opened = time.perf_counter() - start
        keystrokes: dict[str, list[float]] = {kind: [] for kind in KEYSTROKES}
        for _ in range(ROUNDS):
            for kind, edit in KEYSTROKES.items():
                changed = edit(text)
                assert changed != text, f"{file} has no place for {kind}"
                keystrokes[kind] += [seconds(client, file, each) for each in (changed, text)]
        client.end()
    return Figures(name, validate, opened, keystrokes)


def seconds(client: Client, file: Path, text: str) -> float:
    """Type something, and return how long the last of what is published about it takes.

    Args:
        client: The editor.
        file: The file that is open in it.
        text: What it holds now.
    """
    # It is answered when nothing newer is to be known, and so after all that is published.
    number = f"after-{next(_NUMBERS)}"
    asked = {"textDocument": {"uri": file.as_uri()}}
    start = time.perf_counter()
    client.change(file, text)
    client.send({"id": number, "method": "textDocument/codeLens", "params": asked})
    last = None
    while (come := client.wait(_is_told)).get("id") != number:
        last = time.perf_counter()
    assert "error" not in come, come
    assert last is not None, "nothing is published"
    return last - start


_NUMBERS = count()


def _is_told(message: Message) -> bool:
    published = "textDocument/publishDiagnostics"
    return "method" not in message or message["method"] == published


def _middle_lesson(course: Path) -> Path:
    """Return the file of the first lesson from the middle on with a place for every keystroke."""
    project = load_course(course)
    files = [Path(project.sources.homes[f"lesson:{slug}"][0]) for slug in project.course.lessons]
    for file in files[len(files) // 2 :]:
        text = file.read_text(encoding="utf-8")
        if all(edit(text) != text for edit in KEYSTROKES.values()):
            return file
    raise AssertionError(f"{course} has no lesson with a place for every keystroke")


def section(found: list[Figures]) -> str:
    """Return the part of the page of measurements about keystrokes.

    Args:
        found: The figures of each course, the bundled one first.
    """
    kinds = "; ".join(KEYSTROKES)
    rows = "\n".join(_row(each) for each in found)
    return f"""{HEADING}
`python -m benchmarks.keystroke --write` starts `curriculum lsp`, opens a lesson in the middle of a
course and changes it {ROUNDS} times in each of {len(KEYSTROKES)} ways, each time and back:
{kinds}.
The time is that from telling the server of the new text to the last diagnostics that it publishes
about it, over its standard streams, with the {_ms(SETTLED)} included that it waits for another
keystroke. The goals are
100 ms on the bundled course and a second on 10,000 lessons. {os.cpu_count()} cores, with a load
average of {os.getloadavg()[1]:.1f} in the last five minutes, other work included.

| course | median | slowest kind | longest | whole `validate` | median, `validate` = 1 | opening |
|---|---|---|---|---|---|---|
{rows}

Longer than a second in the median: {_slow(found[-1])}.
"""


def _slow(found: Figures) -> str:
    slow = [
        f"{kind} ({_ms(median)})"
        for kind, times in found.keystrokes.items()
        if (median := statistics.median(times)) > 1
    ]
    return f"on {found.name}, {', '.join(slow) or 'nothing'}"


def _row(found: Figures) -> str:
    kind, slowest = found.slowest_kind
    return (
        f"| {found.name} | {_ms(found.median)} | {_ms(slowest)}, {kind} | {_ms(found.longest)} "
        f"| {found.validate:.2f} s | {found.median / found.validate:.3f} | {found.opened:.1f} s |"
    )


def _ms(seconds: float) -> str:
    return f"{seconds * 1000:.0f} ms"


def _print(found: Figures) -> None:
    print(_row(found))
    for kind, times in found.keystrokes.items():
        print(f"{'':4}{kind:30} {_ms(statistics.median(times))}, at most {_ms(max(times))}")


if __name__ == "__main__":
    main()
