"""The panel at the end of a served page."""

from __future__ import annotations

from curriculum_kit.preview.panel import Panel, Row, with_panel

PAGE = "<html><body><p>Text that says </body> by mistake</p></body></html>"
ROW = Row("error", "<b>& more", "a-rule", "CUR001", "a<b.yaml:3:1", "Write <i>.")


def test_it_stands_at_the_end_of_the_page() -> None:
    page = with_panel(PAGE, Panel("1 error", failed=True), "run-1")
    assert page.startswith("<html><body><p>Text that says </body> by mistake</p><link")
    assert page.endswith('data-edition="run-1"></script></body></html>')


def test_what_authors_wrote_is_text() -> None:
    panel = Panel("<h1>", failed=True, notes=("<note>",), rows=(ROW,), more=2)
    page = with_panel(PAGE, panel, "<run>")
    for written in ("<h1>", "<note>", "<b>& more", "a<b.yaml", "<i>", "<run>"):
        assert written not in page
    assert "&lt;b&gt;&amp; more" in page
    assert "<code>a&lt;b.yaml:3:1</code> CUR001 a-rule. Write &lt;i&gt;." in page
    assert "2 more" in page


def test_where_all_is_well_nothing_is_said() -> None:
    assert "<aside" not in with_panel(PAGE, Panel("All checks passed"), "run-1")


def test_a_note_is_said_though_all_is_well() -> None:
    page = with_panel(PAGE, Panel("All checks passed").noting("Something is missing."), "run-1")
    assert "Something is missing." in page
