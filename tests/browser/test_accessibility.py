"""What axe-core knows of WCAG 2.2 AA holds for every kind of page."""

from __future__ import annotations

from typing import get_args

import pytest
from axe_playwright_python.sync_playwright import Axe  # type: ignore[import-untyped]  # it has none

from tests.browser.site import Scheme, Site

pytestmark = pytest.mark.browser

ADDRESSES = (
    "atlas.html",
    "atlas.html#concept-gradient-descent",
    "matrix.html",
    "modules/training-neural-networks.html",
    "index.html",
    "lessons/optimizers.html",
    "concepts/backpropagation.html",
    "claims.html",
    "misconceptions.html",
    "findings.html",
)
LEVELS = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "rules": {"target-size": {"enabled": True}},  # of WCAG 2.2, and off by default
    "preload": False,  # it would ask for style sheets as data, which a page on a disk may not
}


@pytest.mark.parametrize("scheme", get_args(Scheme))
@pytest.mark.parametrize("address", ADDRESSES)
def test_no_rule_is_broken(site: Site, address: str, scheme: Scheme) -> None:
    with site.page(address, scheme=scheme) as page:
        found = Axe().run(page, options=LEVELS)
        assert found.violations_count == 0, found.generate_report()
        assert found.response["passes"]
