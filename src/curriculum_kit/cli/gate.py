"""One look at a course, as the options of ``validate`` want it: fixed, or held to a baseline."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from curriculum_kit.cli.opening import course_in
from curriculum_kit.cli.rule_set import reporting_plugin_errors

if TYPE_CHECKING:
    from curriculum_kit.report import Report
    from curriculum_kit.rules.rule import AnyRule
    from curriculum_kit.source.documents import Documents


@dataclass(frozen=True, slots=True)
class Known:
    """Where findings are known from, which then do not fail.

    Attributes:
        baseline: A file with such findings, or None.
        update_baseline: Whether to write what is found to that file first.
        new_since: A git revision at which they were found, or None.
    """

    baseline: Path | None = None
    update_baseline: bool = False
    new_since: str | None = None


@dataclass(frozen=True, slots=True)
class Gate:
    """What a course is held to.

    Attributes:
        rules: The rules there are.
        chosen: Names of those that are to run.
        known: What does not fail.
    """

    rules: Sequence[AnyRule]
    chosen: frozenset[str]
    known: Known = Known()

    def check(self, documents: Documents, *, fix: bool = False) -> Report:
        """Read and check a course.

        Args:
            documents: Its files.
            fix: Whether to make the fixes that rules offer first.

        Raises:
            UsageError: The course is gone, a file cannot be written, or a plug-in fails.
        """
        from curriculum_kit.check import check  # noqa: PLC0415
        from curriculum_kit.rules.divided import Divided  # noqa: PLC0415

        with reporting_plugin_errors():
            project = course_in(documents)
            if fix:
                from curriculum_kit.cli.mending import fix_files  # noqa: PLC0415

                return self._without_known(fix_files(project, self.chosen, self.rules))
            report = check(project, chosen=self.chosen, rules=self.rules, inquiry=Divided())
        return self._without_known(report)

    def show_fixes(self, documents: Documents, output: Path | None) -> tuple[bool, Report]:
        """Print what fixing a course would change, as a patch.

        Args:
            documents: Its files.
            output: A file for the patch; standard output if None.

        Returns:
            Whether there is something to fix, and what there is to say of the course as it is.

        Raises:
            UsageError: The course is gone, or the patch cannot be written.
        """
        from curriculum_kit.cli.mending import show_fixes  # noqa: PLC0415

        with reporting_plugin_errors():
            return show_fixes(course_in(documents), self.chosen, self.rules, output)

    def _without_known(self, report: Report) -> Report:
        since = self.known.new_since
        if since is not None:
            from curriculum_kit.cli.new_since import with_known  # noqa: PLC0415

            with reporting_plugin_errors():
                return with_known(report, since, rules=self.rules, chosen=self.chosen)
        if self.known.baseline is None:
            return report
        from curriculum_kit.cli.baseline_file import with_baseline  # noqa: PLC0415

        return with_baseline(
            report,
            self.known.baseline,
            rules=self.rules,
            chosen=self.chosen,
            update=self.known.update_baseline,
        )
