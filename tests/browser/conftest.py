"""One browser and one rendered site for all tests in this folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect, sync_playwright

from curriculum_kit.cli.evidence_file import evidence_for
from curriculum_kit.syllabus.material import material_of
from tests.browser.site import Site, write_site
from tests.bundled import BUNDLED
from tests.courses import checked

CHROMIUM = "/usr/bin/chromium"

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """A running browser; ``-m 'not browser'`` leaves out the tests that need one."""
    expect.set_options(timeout=20_000)  # the machine may have much else to do
    path = CHROMIUM if Path(CHROMIUM).exists() else shutil.which("chromium")
    assert path is not None, "no chromium here: 'apt-get install chromium' brings one"
    with sync_playwright() as driver:
        running = driver.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield running
        running.close()


@pytest.fixture(scope="session")
def site(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the bundled course."""
    material = material_of(checked(BUNDLED), evidence_for(BUNDLED))
    folder = tmp_path_factory.mktemp("site")
    write_site(material, folder)
    return Site(material, folder, browser)
