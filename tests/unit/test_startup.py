"""Which modules each verb may load: start-up is a feature."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
COURSE = ROOT / "curriculum"
PLAN = ROOT / "tests/courses/plan-as-written"

PROBE = """
import json, sys
from curriculum_kit.cli.main import main
try:
    main(sys.argv[1:])
finally:
    sys.stderr.write("\\n" + json.dumps(sorted({name.partition(".")[0] for name in sys.modules})))
"""

HEAVY = {"click", "yaml", "pydantic", "networkx", "numpy", "jinja2"}


def loaded(*words: object) -> set[str]:
    """Return the packages that are loaded when a verb ends."""
    called = subprocess.run(
        [sys.executable, "-c", PROBE, *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    packages = json.loads(called.stderr.splitlines()[-1])
    return set(packages)


@pytest.mark.parametrize(
    ("words", "allowed"),
    [
        ([], set()),
        (["--help"], set()),
        (["-h"], set()),
        (["--version"], {"click"}),
        (["validate", "--help"], {"click"}),
        (["verify", "--help"], {"click"}),
        (["render", "--help"], {"click"}),
        (["rules", "--help"], {"click"}),
        (["explain", "--help"], {"click"}),
        (["no-such-verb"], {"click"}),
        (["rules"], {"click", "pydantic", "yaml"}),
        (["explain", "CUR101"], {"click", "pydantic", "yaml"}),
        (["validate", COURSE], {"click", "pydantic", "yaml"}),
        (["validate", COURSE, "--format", "json"], {"click", "pydantic", "yaml"}),
        (["validate", COURSE, "--format", "sarif"], {"click", "pydantic", "yaml"}),
        (["validate", COURSE, "--format", "junit"], {"click", "pydantic", "yaml"}),
        (["validate", PLAN], {"click", "pydantic", "yaml"}),
        (
            ["render", "-C", COURSE, "training-neural-networks"],
            {"click", "pydantic", "yaml", "jinja2"},
        ),
    ],
    ids=lambda value: " ".join(map(str, value)) if isinstance(value, list) else "",
)
def test_no_verb_loads_more_than_it_needs(words: list[object], allowed: set[str]) -> None:
    assert loaded(*words) & HEAVY <= allowed


def test_the_probe_sees_what_is_loaded() -> None:
    assert {"click", "pydantic", "yaml", "curriculum_kit"} <= loaded("validate", COURSE)
