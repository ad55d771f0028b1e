"""The pytest plug-in: ``pytest demos/`` runs every claim and every control as a test of its own.

A claim's test is named after the claim, a control's ``claim[what is wrong in the control]``; both
stand under the demo's file. They run as ``curriculum verify`` runs them, in processes of their own.

pytest loads this module wherever the kit is installed, so it imports nothing before it meets a
file that may hold demos.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from _pytest._code.code import TerminalRepr, TracebackStyle

    from curriculum_kit.evidence.bench import Bench
    from curriculum_kit.evidence.plan import Plan

MAXIMUM_BYTES = 1 << 20

_BENCH = pytest.StashKey["Bench"]()


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect the claims behind a file of demos.

    Args:
        file_path: Any file that pytest comes across.
        parent: What the file is collected under.
    """
    plans = _plans(file_path, parent.config)
    if plans is None:
        return None
    return DemoFile.from_parent(parent, path=file_path, plans=plans)


@pytest.hookimpl(tryfirst=True)
def pytest_pycollect_makemodule(
    module_path: Path, parent: pytest.Collector
) -> pytest.Collector | None:
    """Keep pytest from importing a file of demos only because the command line names it.

    Args:
        module_path: A file that pytest is about to import in search of tests.
        parent: What the file is collected under.
    """
    if any(fnmatch(module_path.name, name) for name in parent.config.getini("python_files")):
        return None
    if _plans(module_path, parent.config) is None:
        return None
    return DemoFile.from_parent(parent, path=module_path, plans=())


def pytest_unconfigure(config: pytest.Config) -> None:
    """End the processes that ran the demos.

    Args:
        config: The configuration of the run that is over.
    """
    if _BENCH in config.stash:
        config.stash[_BENCH].close()


class DemoFile(pytest.File):
    """A file of demos.

    Attributes:
        plans: The work behind each claim that refers to it.
    """

    def __init__(self, *, plans: tuple[Plan, ...], **node: Any) -> None:  # noqa: ANN401  # pytest's
        super().__init__(**node)
        self.plans = plans

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test for each claim, and one for each control of its demo."""
        for plan in self.plans:
            yield DemoTest.from_parent(self, name=plan.claim.id, plan=plan, control=None)
            for position, label in enumerate(plan.control_labels):
                # A double colon ends a name where pytest is told one on the command line.
                name = f"{plan.claim.id}[{' '.join(label.split()).replace('::', ':')}]"
                yield DemoTest.from_parent(self, name=name, plan=plan, control=position)


class DemoTest(pytest.Item):
    """The test of a claim, or of one of its controls.

    Attributes:
        plan: The work behind the claim.
        control: The position of the control, None for the claim itself.
    """

    def __init__(self, *, plan: Plan, control: int | None, **node: Any) -> None:  # noqa: ANN401
        super().__init__(**node)
        self.plan = plan
        self.control = control

    def runtest(self) -> None:
        """Run the demo with its controls, and fail if this part of it is not as it should be."""
        from curriculum_kit.evidence.bench import complaint  # noqa: PLC0415  # not on loading

        told = complaint(_bench(self.config).evidence(self.plan), self.plan.claim, self.control)
        if told is not None:
            raise NotAsClaimedError(told)

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: TracebackStyle | None = None
    ) -> str | TerminalRepr:
        """Return the complaint alone; where it was raised helps nobody.

        Args:
            excinfo: What the test raised.
            style: How a traceback would be shown.
        """
        if isinstance(excinfo.value, NotAsClaimedError):
            return str(excinfo.value)
        return super().repr_failure(excinfo, style)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return the place of the demo, its line counted from 0 as pytest wants it."""
        demo = self.plan.resolution and self.plan.resolution.demo
        return self.path, demo.span.line - 1 if demo else None, self.name


class NotAsClaimedError(Exception):
    """A demo or a control did not come out as its claim needs it to; the text says how."""


def _plans(file: Path, config: pytest.Config) -> tuple[Plan, ...] | None:
    """Return the work behind the claims on a file, None if it is no file of a demos folder."""
    if file.suffix != ".py" or not _mentions_the_kit(file):
        return None
    from curriculum_kit.source.demo_file import read_demo_file  # noqa: PLC0415  # not on loading

    read = read_demo_file(file)
    return _bench(config).plans(file) if read.demos or read.problem else None


def _mentions_the_kit(file: Path) -> bool:
    try:
        with file.open("rb") as opened:
            return b"curriculum_kit" in opened.read(MAXIMUM_BYTES)
    except OSError:
        return False


def _bench(config: pytest.Config) -> Bench:
    from curriculum_kit.evidence.bench import Bench  # noqa: PLC0415  # not on loading

    if _BENCH not in config.stash:
        # Beside other processes of pytest-xdist, one process each is enough.
        config.stash[_BENCH] = Bench(1 if hasattr(config, "workerinput") else None)
    return config.stash[_BENCH]
