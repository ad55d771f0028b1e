"""One look at a course, as the options of ``validate`` want it: fixed, or held to a baseline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from curriculum_kit.cli.common import opened
from curriculum_kit.cli.rule_set import plugins_answer

if TYPE_CHECKING:
    from curriculum_kit.check import Report
    from curriculum_kit.rules.rule import AnyRule


@dataclass(frozen=True, slots=True)
class Gate:
    """What a course is held to.

    Attributes:
        rules: The rules there are.
        chosen: Names of those that are to run.
        baseline: A file with findings that do not fail, or None.
        update_baseline: Whether to write what is found to that file first.
    """

    rules: Sequence[AnyRule]
    chosen: frozenset[str]
    baseline: Path | None = None
    update_baseline: bool = False

    def check(self, course: Path | None, *, fix: bool = False) -> Report:
        """Read and check a course.

        Args:
            course: Its folder; the one that is meant by default if None.
            fix: Whether to make the fixes that rules offer first.

        Raises:
            UsageError: There is no course, a file cannot be written, or a plug-in fails.
        """
        from curriculum_kit.check import check  # noqa: PLC0415

        with plugins_answer():
            project = opened(course)
            if fix:
                from curriculum_kit.cli.mending import fix_files  # noqa: PLC0415
                from curriculum_kit.fixing import settled  # noqa: PLC0415

                project = fix_files(project, self.chosen, self.rules)
                report = settled(check(project, chosen=self.chosen, rules=self.rules))
            else:
                report = check(project, chosen=self.chosen, rules=self.rules)
        if self.baseline is None:
            return report
        from curriculum_kit.cli.baseline_file import with_baseline  # noqa: PLC0415

        return with_baseline(
            report,
            self.baseline,
            rules=self.rules,
            chosen=self.chosen,
            update=self.update_baseline,
        )

    def show_fixes(self, course: Path | None, output: Path | None) -> bool:
        """Print what fixing a course would change, as a patch.

        Args:
            course: Its folder; the one that is meant by default if None.
            output: A file for the patch; standard output if None.

        Returns:
            Whether there is something to fix.

        Raises:
            UsageError: There is no course, or the patch cannot be written.
        """
        from curriculum_kit.cli.mending import show_fixes  # noqa: PLC0415

        with plugins_answer():
            return show_fixes(opened(course), self.chosen, self.rules, output)
