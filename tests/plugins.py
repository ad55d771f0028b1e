"""Plug-ins for the tests: distributions as pip installs them, with one rule, sound or not."""

from __future__ import annotations

from pathlib import Path

from tests.courses import write_tree

TEMPLATE = """
from curriculum_kit import NoOptions, Pointer, Problem, Rule, Severity
from dataclasses import replace as changed

def check(context, options):
    yield Problem("it is so", Pointer("course"), ("course",))

RULE = Rule(
    code="ODD001", name="oddity", severity=Severity.WARNING, summary="An oddity.",
    reason="Odd.", bad="title: odd", good="title: even", check=check, options=NoOptions,
)
"""


def distribution(folder: Path, name: str, module: str, code: str) -> None:
    """Write a distribution as pip installs it.

    Args:
        folder: A folder on the path.
        name: The distribution's name.
        module: Its only module, which holds the rule 'oddity'.
        code: What else stands in the module, after the rule.
    """
    write_tree(
        folder,
        f"""
        {name}-1.0.dist-info/METADATA:
            Metadata-Version: 2.1
            Name: {name}
            Version: 1.0
        {name}-1.0.dist-info/entry_points.txt:
            [curriculum_kit.rules]
            odd = {module}:RULE
        """,
    )
    (folder / f"{module}.py").write_text(f"{TEMPLATE}\n{code}\n", encoding="utf-8")
