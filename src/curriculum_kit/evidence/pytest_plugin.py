"""The pytest plug-in: ``pytest demos/`` runs every claim and every control as a test of its own.

A claim's test is named after the claim, a control's ``claim[what is wrong in the control]``; both
stand under the demo's file. They run as ``curriculum verify`` runs them, in processes of their own.

pytest loads this module wherever the kit is installed, so it imports nothing before it meets a
file with demos.
"""

from __future__ import annotations

from collections.abc import Iterator
from fnmatch import fnmatch
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from curriculum_kit.evidence.bench import Bench
    from curriculum_kit.evidence.plan import Plan

_BENCH = pytest.StashKey["Bench"]()


def pytest_collect_file(file_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Collect the claims behind a file of demos.

    Args:
        file_path: Any file that pytest comes across.
        parent: What the file is collected under.
    """
    if not _may_hold_demos(file_path):
        return None
    plans = _bench(parent.config).plans(file_path)
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
    if not _may_hold_demos(module_path) or _bench(parent.config).plans(module_path) is None:
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
    """A file of demos."""

    def __init__(self, *, plans: tuple[Plan, ...], **node: object) -> None:
        super().__init__(**node)  # type: ignore[arg-type]  # what pytest gives, it takes back
        self.plans = plans

    def collect(self) -> Iterator[pytest.Item]:
        """Yield a test for each claim, and for each control of its demo."""
        for plan in self.plans:
            yield ClaimItem.from_parent(self, name=plan.claim.id, plan=plan)
            for position, label in enumerate(plan.control_labels):
                words = " ".join(label.split()).replace("::", ":")
                yield ControlItem.from_parent(
                    self, name=f"{plan.claim.id}[{words}]", plan=plan, position=position
                )


class _DemoItem(pytest.Item):
    """A test that fails with what was measured, and without a traceback."""

    def __init__(self, *, plan: Plan, **node: object) -> None:
        super().__init__(**node)  # type: ignore[arg-type]  # what pytest gives, it takes back
        self.plan = plan

    def runtest(self) -> None:
        """Run the demo with its controls, and fail if this part of it is not as it should be."""
        report = self.complaint(_bench(self.config))
        if report is not None:
            raise _NotAsClaimedError(report)

    def complaint(self, bench: Bench) -> str | None:
        """Return what is wrong, or None."""
        raise AssertionError("the two kinds of tests say what is wrong with them")

    def repr_failure(
        self, excinfo: pytest.ExceptionInfo[BaseException], style: object = None
    ) -> object:  # type: ignore[override]
        """Return the report alone: where the plug-in raised it helps nobody."""
        if isinstance(excinfo.value, _NotAsClaimedError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int | None, str]:
        """Return the place of the demo, counted from line 0, as pytest wants it."""
        demo = self.plan.resolution and self.plan.resolution.demo
        return self.path, demo.span.line - 1 if demo else None, self.name
