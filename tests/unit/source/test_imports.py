"""Imports as the syntax tree shows them."""

from __future__ import annotations

import pytest

from curriculum_kit.source.imports import imports_of


@pytest.mark.parametrize(
    ("source", "package", "modules"),
    [
        ("x = 1", "", set()),
        ("import a", "", {"a"}),
        ("import a.b as c, d", "", {"a.b", "d"}),
        ("from a import b, c", "", {"a", "a.b", "a.c"}),
        ("from a.b import *", "", {"a.b", "a.b.*"}),
        ("from . import b", "p.q", {"p.q", "p.q.b"}),
        ("from .a import b", "p", {"p.a", "p.a.b"}),
        ("from ..a import b", "p.q", {"p.a", "p.a.b"}),
        ("from . import b", "", {"b"}),
        ("from .... import b", "p", {"b"}),
        ("def f():\n    import a", "", {"a"}),
        ("class C:\n    async def f(self):\n        from a import b", "", {"a", "a.b"}),
        ("if x:\n    pass\nelif y:\n    import a\nelse:\n    import b", "", {"a", "b"}),
        (
            "try:\n import a\nexcept E:\n import b\nelse:\n import c\nfinally:\n import d",
            "",
            {"a", "b", "c", "d"},
        ),
        ("match x:\n    case 1:\n        import a", "", {"a"}),
        ("while x:\n    with y:\n        for z in u:\n            import a", "", {"a"}),
    ],
)
def test_every_import_is_found(source: str, package: str, modules: set[str]) -> None:
    found = imports_of(source.encode(), package)
    assert (set(found.modules), found.anything) == (modules, False)


@pytest.mark.parametrize(
    "source",
    [
        "import importlib\nimportlib.import_module(name)",
        "__import__(name)",
        "from runpy import run_path",
        "exec(text)",
        "text = open('other.py').read()",
        "def f(:",
        "x = '\0'",
        "(" * 5000,
    ],
)
def test_what_may_come_in_by_another_way_may_be_anything(source: str) -> None:
    assert imports_of(source.encode(), "").anything


def test_nothing_is_executed() -> None:
    assert imports_of(b"raise SystemExit\nimport a", "").modules == {"a"}
