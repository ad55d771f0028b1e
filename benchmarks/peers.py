"""What ``curriculum validate`` costs, against the tools that somebody might take instead.

Run as ``python -m benchmarks.peers [LESSONS]``. It generates a course, installs the tools from
PyPI in an environment of their own, lets all of them read as much in turn, and compares the least
processor times of the whole processes. The goals, at 1,000 lessons: at least 10 times faster than
``check-jsonschema`` with the schema of our model, 12 times than ``yamllint``, 20 times than
``dbt parse`` of as many models. Those of the row named "least" have a column for each concept of a
lesson; those of the other say as much as a lesson does.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import cast

from benchmarks.generated import REACH, STRANDS, Shape, write_course
from benchmarks.validate import CURRICULUM, Cost, cost_of, least
from pydantic import TypeAdapter

from curriculum_kit.model.concept import Concept
from curriculum_kit.model.course import Outline
from curriculum_kit.model.lesson import Lesson
from curriculum_kit.model.module import Module, Series
from curriculum_kit.source.reader import Value, read

LESSONS = 1_000
ROUNDS = 5
DBT = ("dbt-core<1.11", "dbt-duckdb")  # later ones fetch a parser from elsewhere when installed
NO_TALK = {"DO_NOT_TRACK": "1", "DBT_SEND_ANONYMOUS_USAGE_STATS": "false"}
NAMED = ("new", "reinforced", "requires", "claims", "expect", "misconceptions")
"""Keys of a lesson under which authors choose the keys."""

Schema = dict[str, object]


@dataclass(frozen=True, slots=True)
class Peer:
    """A tool to compare with.

    Attributes:
        name: What it is called.
        packages: What to install, the first by the name that its version is listed under.
        goal: How many times its cost ours should go into at least.
        commands: What to run; together they read the whole course.
    """

    name: str
    packages: Sequence[str]
    goal: float
    commands: Sequence[Sequence[str]]


def main() -> None:
    """Print a row for each tool: its version, its cost, and how often ours goes into it."""
    lessons = int(sys.argv[1].replace(",", "")) if len(sys.argv) > 1 else LESSONS
    os.environ.update(NO_TALK)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        course = write_course(Shape(lessons), folder / "generated")
        peers = (
            Peer("check-jsonschema", ["check-jsonschema"], 10, by_schema(course, folder)),
            Peer("yamllint", ["yamllint"], 12, [lint(course, folder)]),
            Peer("dbt parse, least", DBT, 20, [parse(lessons, len(STRANDS), folder / "least")]),
            Peer("dbt parse", DBT, 20, [parse(lessons, columns(course), folder / "even")]),
        )
        environments = {peer.packages[0]: install(peer, folder) for peer in peers}
        installed = {peer.name: environments[peer.packages[0]] for peer in peers}
        commands = {
            "curriculum validate": [[CURRICULUM, "validate", "--format", "concise", str(course)]],
            **{peer.name: peer.commands for peer in peers if installed[peer.name]},
        }
        costs = measured(commands)
        ours = least(costs["curriculum validate"])
        print(f"{lessons:,} lessons, least of {ROUNDS} rounds: curriculum validate {ours:.2f} s")
        for peer in peers:
            if not installed[peer.name]:
                print(f"{peer.name:<16} could not be installed")
                continue
            cost = least(costs[peer.name])
            figures = f"{cost:7.2f} s  {cost / ours:5.1f} times, the goal is {peer.goal:.0f}"
            print(f"{peer.name:<16} {installed[peer.name]:<9} {figures}")


def measured(commands: dict[str, Sequence[Sequence[str]]]) -> dict[str, list[Cost]]:
    """Run the tools in turn, round after round, so that a drift of the machine meets all of them.

    Args:
        commands: What to run, by the name of the tool.

    Returns:
        What each round of each tool took.
    """
    costs: dict[str, list[Cost]] = {name: [] for name in commands}
    for _ in range(ROUNDS):
        for name, lines in commands.items():
            parts = [cost_of(words) for words in lines]
            costs[name].append(
                Cost(
                    sum(part.processor for part in parts),
                    sum(part.wall for part in parts),
                    max(part.peak for part in parts),
                )
            )
    return costs


def install(peer: Peer, folder: Path) -> str | None:
    """Install a tool in an environment of its own.

    Args:
        peer: The tool.
        folder: Where environments lie.

    Returns:
        Its version; None if it cannot be installed.
    """
    environment = folder / peer.packages[0].partition("<")[0]
    if environment.exists():
        return _version(environment)
    python = str(environment / "bin" / "python")
    subprocess.run([sys.executable, "-m", "venv", str(environment)], check=True)
    words = [python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    if subprocess.run([*words, *peer.packages], check=False).returncode:
        return None
    return _version(environment)


def _version(environment: Path) -> str:
    python = str(environment / "bin" / "python")
    ask = "import importlib.metadata, sys; print(importlib.metadata.version(sys.argv[1]))"
    asked = [python, "-c", ask, environment.name]
    return subprocess.run(asked, check=True, capture_output=True, text=True).stdout.strip()


def by_schema(course: Path, folder: Path) -> list[list[str]]:
    """Return the commands that check a course by the schemas of its files, one for each kind.

    Args:
        course: The course's folder.
        folder: Where the schemas and the tool lie.
    """
    modules = list(course.glob("*/*/module.yaml"))
    kinds: dict[str, tuple[TypeAdapter[object], Iterable[Path]]] = {
        "outline": (
            cast("TypeAdapter[object]", TypeAdapter(Outline)),
            [course / "curriculum.yaml"],
        ),
        "series": (cast("TypeAdapter[object]", TypeAdapter(Series)), course.glob("*/series.yaml")),
        "module": (cast("TypeAdapter[object]", TypeAdapter(Module)), modules),
        "lesson": (
            cast("TypeAdapter[object]", TypeAdapter(Lesson)),
            course.glob("*/*/lesson-*.yaml"),
        ),
        "concepts": (
            cast("TypeAdapter[object]", TypeAdapter(dict[str, Concept])),
            course.glob("concepts/*.yaml"),
        ),
    }
    commands = []
    for kind, (adapter, files) in kinds.items():
        schema = folder / f"{kind}.json"
        schema.write_text(json.dumps(with_shorthands(adapter.json_schema())), encoding="utf-8")
        tool = folder / "check-jsonschema" / "bin" / "check-jsonschema"
        commands.append([str(tool), "--schemafile", str(schema), *map(str, sorted(files))])
    return commands


def with_shorthands(schema: Schema) -> Schema:
    """Return a schema that lets a depth stand for a mapping, as the model does.

    Args:
        schema: The schema that pydantic writes, which knows nothing of shorthands.
    """
    shared = cast("dict[str, Schema]", schema.get("$defs", {}))
    for name in ("NewConcept", "ReinforcedConcept", "LessonRequirement", "Requirement"):
        if name in shared:
            depth = cast("dict[str, Schema]", shared[name]["properties"])["depth"]
            shared[name] = {"anyOf": [depth, shared[name]]}
    return schema


def lint(course: Path, folder: Path) -> list[str]:
    """Return the command that lints a course as YAML, by the rules that leave style alone.

    Args:
        course: The course's folder.
        folder: Where the tool lies.
    """
    return [str(folder / "yamllint" / "bin" / "yamllint"), "-d", "relaxed", str(course)]


def columns(course: Path) -> int:
    """Return how many columns a model needs to say as much as the average lesson.

    A column has a description and a test, which is two entries; a lesson's entries are the items
    of its lists and what its authors name themselves.

    Args:
        course: The course's folder.
    """
    lessons = list(course.glob("*/*/lesson-*.yaml"))
    total = sum(_entries(read(lesson.read_bytes()).data) for lesson in lessons)
    return round(total / len(lessons) / 2)


def _entries(data: Value, key: str = "") -> int:
    if isinstance(data, list):
        return sum(1 + _entries(item) for item in data)
    if isinstance(data, dict):
        own = len(data) if key in NAMED else 0
        return own + sum(_entries(value, name) for name, value in data.items())
    return 0


def parse(models: int, columns: int, project: Path) -> list[str]:
    """Write a project with a model for each lesson; return the command that parses it anew.

    Args:
        models: How many models there are, each drawing on as many as a concept has prerequisites.
        columns: How many columns each has, all with a description and a test.
        project: Where the project is to lie, beside the tool.
    """
    (project / "models").mkdir(parents=True)
    _write(project / "dbt_project.yml", {"name": "course", "version": "1.0.0", "profile": "course"})
    output = {"type": "duckdb", "path": ":memory:"}
    _write(project / "profiles.yml", {"course": {"target": "x", "outputs": {"x": output}}})
    for number in range(models):
        earlier = range(max(0, number - REACH), number)
        sources = [f"{{{{ ref('model_{one}') }}}}" for one in earlier]
        selected = ", ".join(f"1 as concept_{column}" for column in range(columns))
        parts = [f"select {selected}", *(f"select * from {source}" for source in sources)]
        text = "\nunion all\n".join(parts) + "\n"
        (project / "models" / f"model_{number}.sql").write_text(text, encoding="utf-8")
    listed = [
        {
            "name": f"model_{number}",
            "description": "One lesson.",
            "columns": [
                {
                    "name": f"concept_{column}",
                    "description": "One concept.",
                    "data_tests": ["not_null"],
                }
                for column in range(columns)
            ],
        }
        for number in range(models)
    ]
    _write(project / "models" / "schema.yml", {"version": 2, "models": listed})
    tool = str(project.parent / "dbt-core" / "bin" / "dbt")
    where = ["--project-dir", str(project), "--profiles-dir", str(project)]
    return [tool, "--quiet", "parse", "--no-partial-parse", *where]


def _write(path: Path, data: object) -> None:
    path.write_text(json.dumps(data, indent=1), encoding="utf-8")  # JSON is YAML


if __name__ == "__main__":
    main()
