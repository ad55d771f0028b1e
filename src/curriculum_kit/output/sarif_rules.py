"""Rules and messages as SARIF describes them."""

from __future__ import annotations

from curriculum_kit.findings import Severity
from curriculum_kit.output.families import family_of
from curriculum_kit.output.printable import printable
from curriculum_kit.rules.rule import AnyRule

LEVELS = {
    Severity.OFF: "none",
    Severity.INFO: "note",
    Severity.WARNING: "warning",
    Severity.ERROR: "error",
}


def described(rule: AnyRule) -> dict[str, object]:
    """Describe a rule.

    Args:
        rule: The rule.
    """
    fixed = " 'curriculum validate --fix' mends it." if rule.fixable else ""
    examples = f"'curriculum explain {rule.code}' shows examples and settings."
    return {
        "id": rule.code,
        "name": rule.name,
        "shortDescription": plain(rule.summary),
        "fullDescription": plain(f"{rule.summary} {rule.reason}"),
        "help": {
            **plain(f"{rule.reason}{fixed} {examples}"),
            "markdown": _braces(
                f"{rule.reason}{fixed.replace(chr(39), '`')}\n\n{examples.replace(chr(39), '`')}"
            ),
        },
        "defaultConfiguration": {
            "enabled": rule.severity is not Severity.OFF,
            "level": LEVELS[rule.severity],
        },
        "properties": {"tags": [family_of(rule.code)]},
    }


def plain(text: str) -> dict[str, str]:
    """Return a message in plain text, in which nothing is a placeholder or a link.

    Args:
        text: Anything, from a course or not.
    """
    # "[text](address)" is a link in plain messages, too, and no escape is known outside of one.
    return {"text": _braces(printable(text).replace("](", "] ("))}


def _braces(text: str) -> str:
    """Double the braces, which alone mean a placeholder."""
    return text.replace("{", "{{").replace("}", "}}")
