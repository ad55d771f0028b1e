"""The reference of the rules: a page for each, and an index by family."""

from __future__ import annotations

from collections.abc import Sequence

from curriculum_kit.output.catalogue import explanation
from curriculum_kit.output.families import by_family
from curriculum_kit.output.terminal import Terminal
from curriculum_kit.rules.rule import AnyRule

INDEX = "README.md"

_INTRODUCTION = (
    "Each rule with the severity that it has unless `rules:` in `curriculum.yaml` sets another. "
    "*fix* marks what `curriculum validate --fix` can mend. A rule's page is what "
    "`curriculum explain RULE --format markdown` prints; `make docs` writes them all."
)


def rule_pages(rules: Sequence[AnyRule]) -> dict[str, str]:
    """Write the reference.

    Args:
        rules: The rules, in order.

    Returns:
        The pages, by the name of the file; the index is ``README.md``.
    """
    pages = {f"{rule.name}.md": explanation(rule, "markdown", Terminal()) for rule in rules}
    return {INDEX: _index(rules), **pages}


def _index(rules: Sequence[AnyRule]) -> str:
    parts = ["# Rules", _INTRODUCTION]
    for family, members in by_family(rules):
        rows = [
            f"| {rule.code} | [{rule.name}]({rule.name}.md) | {rule.severity.label} "
            f"| {'fix' if rule.fixable else ''} | {rule.summary} |"
            for rule in members
        ]
        head = "| code | name | severity | | finds |\n|---|---|---|---|---|"
        parts.append(f"## {family}\n\n{head}\n" + "\n".join(rows))
    return "\n\n".join(parts) + "\n"
