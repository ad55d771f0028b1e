"""What is said on every served page: findings, and why pages are not the latest."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from curriculum_kit.findings import Finding
from curriculum_kit.output.printable import printable
from curriculum_kit.preview.look import Look
from curriculum_kit.source.paths import spot

MOST = 50
"""Findings that are shown; a browser is slow with thousands, and nobody reads them there."""


@dataclass(frozen=True, slots=True)
class Row:
    """A finding as the panel shows it.

    Attributes:
        severity: Its label.
        message: What is wrong.
        rule: The name of the rule.
        code: The rule's code.
        where: ``path:line:column``.
        help: What to do about it.
    """

    severity: str
    message: str
    rule: str
    code: str
    where: str
    help: str | None


@dataclass(frozen=True, slots=True)
class Panel:
    """What is said on every page.

    Attributes:
        headline: How the course stands.
        failed: Whether that is something to mend.
        notes: What to know about the pages themselves.
        rows: Findings, the gravest first.
        more: How many findings are not shown.
    """

    headline: str
    failed: bool = False
    notes: tuple[str, ...] = ()
    rows: tuple[Row, ...] = ()
    more: int = 0

    def noting(self, note: str) -> Panel:
        """Return the panel with one more note.

        Args:
            note: A sentence.
        """
        return replace(self, notes=(*self.notes, note))


def panel_of(look: Look) -> Panel:
    """Return what there is to say about a course.

    Args:
        look: The course as it was found.
    """
    found = sorted(look.material.findings, key=lambda finding: (-finding.severity, finding.place))
    return Panel(
        headline=look.summary,
        failed=bool(found),
        rows=tuple(map(_row, found[:MOST])),
        more=max(0, len(found) - MOST),
    )


def with_panel(page: str, panel: Panel, edition: str) -> str:
    """Return a page with the panel at its end, and the script that loads it anew after a save.

    Args:
        page: The page, as HTML.
        panel: What to say.
        edition: The name of the edition that the page belongs to.
    """
    written = _environment().get_template("panel.html.j2").render(panel=panel, edition=edition)
    start, end, rest = page.rpartition("</body>")
    return f"{start}{written}{end}{rest}"


def missing_page(address: str) -> str:
    """Return the page to show where the site has none.

    Args:
        address: What was asked for.
    """
    return _environment().get_template("missing.html.j2").render(address=printable(address))


def _row(finding: Finding) -> Row:
    return Row(
        severity=finding.severity.label,
        message=printable(finding.message),
        rule=finding.rule,
        code=finding.code,
        where=printable(spot(finding.place)),
        help=printable(finding.help) if finding.help else None,
    )


@cache
def _environment() -> Environment:
    return Environment(
        loader=PackageLoader("curriculum_kit.preview", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
