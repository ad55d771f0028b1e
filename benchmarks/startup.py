"""How much more processor time a verb takes than Python itself, on the bundled course.

Run with the Python of an environment that has the kit: ``python benchmarks/startup.py``. The
commands are run in turn, round after round, so that a drift of the machine meets all of them.
"""

from __future__ import annotations

import resource
import statistics
import subprocess
import sys
from pathlib import Path

ROUNDS = 15
ROOT = Path(__file__).resolve().parents[1]
CURRICULUM = str(Path(sys.executable).with_name("curriculum"))
YARDSTICK = "python -c pass"
COMMANDS = {
    YARDSTICK: [sys.executable, "-c", "pass"],
    "curriculum --help": [CURRICULUM, "--help"],
    "curriculum validate": [CURRICULUM, "validate", "--format", "concise", "curriculum"],
}


def main() -> None:
    """Print the ratio of each command to the yardstick, least and median over the rounds."""
    seconds: dict[str, list[float]] = {name: [] for name in COMMANDS}
    for _ in range(ROUNDS):
        for name, words in COMMANDS.items():
            seconds[name].append(processor_seconds(words))
    least, median = min(seconds[YARDSTICK]), statistics.median(seconds[YARDSTICK])
    print(f"{YARDSTICK}: {least * 1000:.1f} ms of processor time at least")
    for name, times in seconds.items():
        print(f"{name:<22} {min(times) / least:5.1f} {statistics.median(times) / median:5.1f}")


def processor_seconds(words: list[str]) -> float:
    """Run a command and return the processor time it took, in seconds.

    Args:
        words: The command.
    """
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(words, cwd=ROOT, stdout=subprocess.DEVNULL, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


if __name__ == "__main__":
    main()
