"""Every value of a course, in turn, made something it cannot be: one finding, and nothing else."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from curriculum_kit.places import Path as Steps
from tests.courses import checked, small_course
from tests.small_course import SMALL

FILES = [line.strip(" :") for line in SMALL.splitlines() if line.endswith(".yaml:")]
NONSENSE: dict[str, Any] = {"number": 7.25, "list": [[[]]], "truth": True}
FITTING = {"number": {"equals", "within", "between"}, "list": set(), "truth": {"is"}}
NOT_WHAT_IS_CLAIMED = {"unstated-number", "idle-expectation"}
"""What is said about a number that makes sense, but not beside the statement and the tolerance."""


def paths(data: Any, above: Steps = ()) -> Iterator[Steps]:
    """Yield where every value under some data stands, but for waivers and settings.

    A waiver that cannot be read no longer silences what it did, and a setting may be of any kind.
    """
    items = data.items() if isinstance(data, dict) else enumerate(data)
    for step, value in items:
        if step not in ("waivers", "rules"):
            yield (*above, step)
            if isinstance(value, dict | list):
                yield from paths(value, (*above, step))


def put(data: Any, path: Steps, value: object) -> Any:
    changed = copy.deepcopy(data)
    parent = changed
    for step in path[:-1]:
        parent = parent[step]
    parent[path[-1]] = value
    return changed


@pytest.mark.parametrize("kind", NONSENSE)
@pytest.mark.parametrize("file", FILES)
def test_one_value_that_makes_no_sense(file: str, kind: str, tmp_path: Path) -> None:
    course = small_course(tmp_path)
    target = tmp_path / file
    data = yaml.safe_load(target.read_text(encoding="utf-8"))
    surprises = {}
    for path in paths(data):
        target.write_text(yaml.safe_dump(put(data, path, NONSENSE[kind])), encoding="utf-8")
        found = [(finding.rule, finding.message) for finding in checked(course).findings]
        key = next(step for step in reversed(path) if isinstance(step, str))
        fits = key in FITTING[kind] and {rule for rule, _ in found} <= NOT_WHAT_IS_CLAIMED
        if not fits and [rule for rule, _message in found] != ["invalid-value"]:
            surprises[path] = found
    assert surprises == {}
