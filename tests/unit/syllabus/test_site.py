"""The files of a web site, all of them or one at a time."""

from __future__ import annotations

from pathlib import Path

import pytest

from curriculum_kit.syllabus.html.site import pages, site
from curriculum_kit.syllabus.material import Material, material_of
from curriculum_kit.syllabus.selection import selected
from tests.courses import checked, small_course


@pytest.fixture
def material(tmp_path: Path) -> Material:
    return material_of(checked(small_course(tmp_path)))


def test_a_page_alone_is_the_page_of_the_site(material: Material) -> None:
    selection = selected(material.course, ())
    whole = dict(site(material, selection))
    assert {"index.html", "modules/descent.html", "assets/style.css"} <= set(whole)
    assert {address: write() for address, write in pages(material, selection).items()} == whole


def test_only_what_is_selected_has_an_address(material: Material) -> None:
    chosen = pages(material, selected(material.course, ["acceleration"]))
    assert "modules/acceleration.html" in chosen
    assert not {"index.html", "modules/descent.html"} & set(chosen)
