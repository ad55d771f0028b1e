"""The web site as files: whole, linked, offline, and harmless whatever authors write."""

from __future__ import annotations

import json
import posixpath
import re
from collections import Counter
from html.parser import HTMLParser
from pathlib import Path

import pytest

from curriculum_kit.check import check
from curriculum_kit.cli.evidence_file import evidence_for
from curriculum_kit.source.project import load_course
from curriculum_kit.syllabus.html.site import site
from curriculum_kit.syllabus.material import material_of
from curriculum_kit.syllabus.selection import selected
from tests.bundled import BUNDLED
from tests.courses import edit, small_course

HOSTILE = '</script><img src=x onerror=alert(1)>"&\u202e'


class Seen(HTMLParser):
    """What one page holds."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = dict(attrs)
        self.ids += [found["id"] or ""] if "id" in found else []
        self.links += [found[key] or "" for key in ("href", "src") if key in found]


def files_of(course: Path, *words: str) -> dict[str, str]:
    project = load_course(course)
    return dict(site(material_of(check(project)), selected(project.course, words)))


@pytest.fixture(scope="module")
def files() -> dict[str, str]:
    return files_of(BUNDLED)


def test_every_part_of_the_course_has_its_page(files: dict[str, str]) -> None:
    course = load_course(BUNDLED).course
    for folder, names in (
        ("modules", course.modules),
        ("lessons", course.lessons),
        ("concepts", course.concepts),
    ):
        assert {f"{folder}/{name}.html" for name in names} == {
            name for name in files if name.startswith(f"{folder}/")
        }


def dead_links(files: dict[str, str]) -> list[tuple[str, str]]:
    """Return the links that lead to no file of the site, or to no spot in it, by their pages."""
    pages = {name: Seen(text) for name, text in files.items() if name.endswith(".html")}
    dead = []
    for name, seen in pages.items():
        for link in seen.links:
            if link.startswith(("https://", "http://")):
                continue
            address, _, spot = link.partition("#")
            target = posixpath.normpath(posixpath.join(posixpath.dirname(name), address))
            target = target if address else name
            if target not in files or (spot and spot not in pages[target].ids):
                dead.append((name, link))
    return dead


def test_every_link_leads_somewhere(files: dict[str, str]) -> None:
    assert dead_links(files) == []


@pytest.mark.parametrize("word", ["module:1.3", "foundations"])
def test_every_link_of_a_part_of_the_site_leads_somewhere(word: str) -> None:
    files = files_of(BUNDLED, word)
    assert dead_links(files) == []
    page = files["modules/training-neural-networks.html"]
    assert '<a href="../lessons/optimizers.html">' in page
    assert "RMSProp" in page
    assert "data-search" not in page


def test_no_id_stands_twice_on_a_page(files: dict[str, str]) -> None:
    for name, text in files.items():
        if name.endswith(".html"):
            twice = [found for found, times in Counter(Seen(text).ids).items() if times > 1]
            assert (name, twice) == (name, [])


def test_nothing_is_fetched_from_elsewhere(files: dict[str, str]) -> None:
    for name, text in files.items():
        assert not re.search(r'(?:src|href)="(?:https?:)?//[^"]*\.(?:js|css|woff2?)', text), name
        assert "@import" not in text
        assert "fetch(" not in text


def search_entries(files: dict[str, str]) -> list[tuple[str, str, str, list[str]]]:
    """Return what search finds: kind, name, address, and the other words that find it."""
    script = files["assets/search-index.js"]
    written = script.removeprefix("window.curriculumIndex = ").rstrip(";\n")
    return [
        (kind, name, address.replace("*", part), [part, *words])
        for kind, address, parts in json.loads(written)
        for part, name, *words in parts
    ]


def test_every_page_of_a_whole_site_can_search_and_all_that_is_found_is_there(
    files: dict[str, str],
) -> None:
    pages = {name: Seen(text) for name, text in files.items() if name.endswith(".html")}
    assert all("data-search" in files[name] for name in pages)
    entries = search_entries(files)
    assert {kind for kind, *_ in entries} == {
        "module", "lesson", "concept", "claim", "misconception", "waived finding",
    }  # fmt: skip
    for _kind, _name, found, _words in entries:
        address, _, spot = found.partition("#")
        assert not spot or spot in pages[address].ids
        assert address in pages


def test_search_finds_a_concept_by_its_alias(files: dict[str, str]) -> None:
    [found] = [entry for entry in search_entries(files) if "Backprop" in entry[3]]
    assert found[:3] == ("concept", "Backpropagation algorithm", "concepts/backpropagation.html")


def test_search_finds_what_definitions_corrections_and_findings_say(tmp_path: Path) -> None:
    files = files_of(small_course(tmp_path))
    found = {address: (kind, others) for kind, _name, address, others in search_entries(files)}
    kind, others = found["concepts/slope.html"]
    assert (kind, others[-1]) == (
        "concept",
        "How much a function rises for each step to the right.",
    )
    kind, others = found["misconceptions.html#misconception-steep-is-high"]
    assert (kind, others[-1]) == ("misconception", "A slope says nothing about height.")
    findings = [address for address, (kind, _) in found.items() if kind.endswith("finding")]
    assert findings
    for address in findings:
        row = address.removeprefix("findings.html#")
        [shown] = re.findall(rf'<tr id="{row}">.*?</tr>', files["findings.html"], re.DOTALL)
        _row, code, rule, _subject = found[address][1]
        assert f'<code>{code}</code> <span class="below">{rule}</span>' in shown


def test_what_is_verified_is_counted_and_its_figures_are_found() -> None:
    report = check(load_course(BUNDLED))
    material = material_of(report, evidence_for(BUNDLED))
    files = dict(site(material, selected(report.project.course, ())))
    claims = report.project.course.claims
    assert f"<b>{len(claims)} of {len(claims)}</b> claims verified" in files["index.html"]
    for claim, lesson in claims.values():
        page = files[f"lessons/{lesson.id}.html"]
        [shown] = re.findall(
            f'<article class="claim" id="claim-{claim.id}".*?</article>', page, re.DOTALL
        )
        address = f'href="lessons/{lesson.id}.html#claim-{claim.id}"'
        assert (address in files["claims.html"]) is ("<figure>" in shown)
    assert "<figure>" in "".join(files.values())
    assert dead_links(files) == []
    assert max(len(text.encode()) for text in files.values()) < 500_000


def test_the_chart_of_the_load_says_what_its_letters_mean(files: dict[str, str]) -> None:
    for page in ("index.html", "modules/training-neural-networks.html"):
        [legend] = re.findall('<p class="legend">Each bar.*?</p>', files[page], re.DOTALL)
        assert all(load in legend for load in ("STRETCH", "BUILD", "CONSOLIDATE"))


def test_two_renderings_are_the_same(files: dict[str, str]) -> None:
    assert files_of(BUNDLED) == files


def test_hostile_texts_are_shown_and_not_obeyed(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    quoted = json.dumps(HOSTILE)
    edit(course, "foundations/descent/stepping.yaml", "title: Stepping", f"title: {quoted}")
    files = files_of(course)
    for name, text in files.items():
        if name.endswith(".html"):
            assert "img" not in Seen(text).tags, name
            assert "\u202e" not in text, name
    assert "&lt;/script&gt;" in files["lessons/stepping.html"]


def test_a_broken_lesson_leaves_the_rest_of_the_site(tmp_path: Path) -> None:
    course = small_course(tmp_path)
    (course / "foundations/descent/stepping.yaml").write_text("title: [", encoding="utf-8")
    files = files_of(course)
    assert "lessons/stepping.html" not in files
    assert "lessons/slopes.html" in files
    assert "unreadable-yaml" in files["findings.html"]
