"""Which modules each verb may load: start-up is a feature."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest
from benchmarks.generated import Shape, write_course

from tests.bundled import BUNDLED, ROOT, copied
from tests.courses import small_course

PLAN = ROOT / "tests/courses/plan-as-written"

PROBE = """
import json, sys
from curriculum_kit.cli.main import main
try:
    main(sys.argv[1:])
finally:
    sys.stderr.write("\\n" + json.dumps([name for name in sys.modules if "." not in name]))
"""

AUDIT = """
import json, sys
seen = set()
sys.addaudithook(lambda event, _arguments: seen.add(event))
from curriculum_kit.cli.main import main
try:
    main(sys.argv[1:])
finally:
    sys.stderr.write("\\n" + json.dumps(sorted(seen)))
"""

HEAVY = {"click", "yaml", "pydantic", "networkx", "numpy", "jinja2", "dask", "distributed"}


def loaded(*words: object) -> set[str]:
    """Return the packages that are loaded when a verb ends."""
    return probed(PROBE, *words)


def events(*words: object) -> set[str]:
    """Return what the interpreter reports to those who audit it, while a verb runs."""
    return probed(AUDIT, *words)


def probed(probe: str, *words: object) -> set[str]:
    called = subprocess.run(
        [sys.executable, "-c", probe, *map(str, words)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    return set(json.loads(called.stderr.splitlines()[-1]))


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
        (["show", "--help"], {"click"}),
        (["path", "--help"], {"click"}),
        (["serve", "--help"], {"click"}),
        (["init", "--help"], {"click"}),
        (["new", "--help"], {"click"}),
        (["fmt", "--help"], {"click"}),
        (["rename", "--help"], {"click"}),
        (["move", "--help"], {"click"}),
        (["diff", "--help"], {"click"}),
        (["rules", "--help"], {"click"}),
        (["explain", "--help"], {"click"}),
        (["schema", "--help"], {"click"}),
        (["lsp", "--help"], {"click"}),
        (["no-such-verb"], {"click"}),
        (["rules"], {"click", "pydantic", "yaml"}),
        (["explain", "CUR101"], {"click", "pydantic", "yaml"}),
        (["schema", "validate"], {"click"}),
        (["schema", "lesson"], {"click", "pydantic", "yaml"}),
        (["init", ROOT], {"click", "pydantic", "yaml"}),
        (["new", "-C", BUNDLED, "lesson", "optimizers"], {"click", "pydantic", "yaml"}),
        (["validate", BUNDLED], {"click", "pydantic", "yaml"}),
        (["validate", BUNDLED, "--format", "json"], {"click", "pydantic", "yaml"}),
        (["validate", BUNDLED, "--format", "sarif"], {"click", "pydantic", "yaml"}),
        (["validate", BUNDLED, "--format", "junit"], {"click", "pydantic", "yaml"}),
        (["validate", PLAN], {"click", "pydantic", "yaml"}),
        (["show", "-C", BUNDLED, "optimizers"], {"click", "pydantic", "yaml"}),
        (["path", "-C", BUNDLED, "adam"], {"click", "pydantic", "yaml"}),
        (["diff", BUNDLED, BUNDLED], {"click", "pydantic", "yaml"}),
        (["diff", BUNDLED, BUNDLED, "--format", "markdown"], {"click", "pydantic", "yaml"}),
        (["verify", "-C", BUNDLED, "claim:inverted-*"], {"click", "pydantic", "yaml"}),
        (
            ["render", "-C", BUNDLED, "training-neural-networks"],
            {"click", "pydantic", "yaml", "jinja2"},
        ),
        (["render", "-C", BUNDLED, "--to", "json"], {"click", "pydantic", "yaml"}),
    ],
    ids=lambda value: " ".join(map(str, value)) if isinstance(value, list) else "",
)
def test_no_verb_loads_more_than_it_needs(words: list[object], allowed: set[str]) -> None:
    assert loaded(*words) & HEAVY <= allowed


MODULES = """
import json, sys
from curriculum_kit.cli.main import main
try:
    main(sys.argv[1:])
finally:
    sys.stderr.write("\\n" + json.dumps(sorted(sys.modules)))
"""


def test_checking_a_course_loads_nothing_that_looks_for_what_is_installed() -> None:
    found = probed(MODULES, "validate", BUNDLED)
    assert "pydantic.plugin._schema_validator" in found
    assert found.isdisjoint({"importlib.metadata", "email", "zipfile", "shutil"})


def test_a_course_without_findings_is_checked_without_a_yaml_library(tmp_path: Path) -> None:
    course = write_course(Shape(20), tmp_path)
    assert loaded("validate", course) & HEAVY == {"click", "pydantic"}


def test_the_probe_sees_what_is_loaded() -> None:
    assert {"click", "pydantic", "yaml", "curriculum_kit"} <= loaded("validate", BUNDLED)


def test_verifying_what_is_cached_starts_no_process_and_loads_no_numpy(tmp_path: Path) -> None:
    words = ("verify", "-C", copied(tmp_path), "module:1.1")
    assert "subprocess.Popen" in events(*words)
    assert "subprocess.Popen" not in events(*words)
    assert loaded(*words) & HEAVY <= {"click", "pydantic", "yaml"}


def test_rendering_evidence_starts_no_process_and_loads_no_numpy(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    evidence = course / "evidence.json"
    loaded("verify", "-C", course, "--evidence", evidence)
    words = ("render", "-C", course, "descent", "--evidence", evidence)
    assert "subprocess.Popen" not in events(*words)
    assert loaded(*words) & HEAVY <= {"click", "pydantic", "yaml", "jinja2"}
