"""A report depends on what a course says, not on hash seeds or the order of files on a disk."""

import os
import subprocess
import tempfile
from pathlib import Path
from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from tests.bundled import CURRICULUM
from tests.courses import write_tree
from tests.properties.hostile_texts import harmed, texts_of
from tests.small_course import SMALL

STRAYS = """
    curriculum/foundations/descent/stray.yaml:
        title: Stray
    curriculum/foundations/descent/astray.yaml:
        title: Astray
    curriculum/concepts/again.yaml:
        slope: {name: Slope, aliases: [Algebra], requires: {momentum: INTRODUCED}}
        tilt: {name: Tilt, requires: {momentum: APPLIED, slop: APPLIED}}
    demos/other.py:
        from curriculum_kit import demo
"""


@settings(max_examples=5, deadline=None)
@given(st.randoms(use_true_random=False), st.data())
def test_reports_are_the_same(random: Random, data: st.DataObject) -> None:
    with tempfile.TemporaryDirectory() as made, tempfile.TemporaryDirectory() as written:
        write_tree(Path(made), SMALL + STRAYS)
        texts = dict(data.draw(harmed(texts_of(Path(made)))))
        texts |= {str(file): file.read_text() for file in Path(made).rglob("*.py")}
        reports = set()
        for seed in ("0", "1"):
            home = Path(written) / seed
            names = list(texts)
            random.shuffle(names)
            for name in names:
                path = home / Path(name).relative_to(made)
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_text(texts[name], encoding="utf-8")
            reports.add(_report(home, seed))
    [report] = reports
    assert '"findings"' in report


def _report(home: Path, seed: str) -> str:
    words = (CURRICULUM, "validate", "--format", "json", "curriculum")
    environment = {**os.environ, "PYTHONHASHSEED": seed}
    done = subprocess.run(words, cwd=home, env=environment, capture_output=True, check=False)
    assert done.returncode in (0, 1)
    assert done.stderr == b""
    return done.stdout.decode()
