"""Each slip gives one finding, at the slip, with a way out; and the page shows what is printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.bundled import ROOT
from tests.courses import seen
from tests.errors.catalogue import CATALOGUE, Slip
from tests.errors.making import made, page

SLIPS = [slip for slips in CATALOGUE.values() for slip in slips]
PAGE = ROOT / "docs/errors.md"


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.title)
def test_a_slip_is_one_finding_at_the_slip_with_a_way_out(slip: Slip, tmp_path: Path) -> None:
    course = made(slip, tmp_path)
    [finding] = course.report.findings
    file = tmp_path / "curriculum" / (slip.place or slip.file)
    assert finding.place.file == str(file)
    if slip.encoding == "utf-8":
        [(_rule, _place, marked)] = seen(course.report)
        assert marked == slip.marked
    else:
        assert slip.marked in course.printed
    if slip.old and slip.place is None:
        first, end = course.lines
        assert first <= finding.place.span.line < end
    lists_what_there_is = "is not one of" in finding.message
    assert lists_what_there_is or finding.help


def test_there_are_more_than_twenty() -> None:
    titles = {slip.title for slip in SLIPS}
    assert 20 < len(titles) == len(SLIPS)


def test_the_page_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run 'make docs'"
