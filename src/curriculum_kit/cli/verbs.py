"""The verbs, with the help that ``curriculum`` prints; nothing is imported to print it."""

from __future__ import annotations

PURPOSE = "Keep a technical course as data: check it, verify it, render its syllabus."

VERBS = {
    "validate": "Check a course against the rules.",
    "verify": "Run the demos behind the claims, controls included.",
    "render": "Write syllabus reports.",
    "rules": "List the rules.",
    "explain": "Explain one rule, with examples.",
}
"""What each verb does, in the order in which a course is made."""

OPTIONS = {
    "--version": "Show the version and exit.",
    "-h, --help": "Show this message and exit.",
}

EXIT_STATUS = "Exit status: 0 fine, 1 the course falls short, 2 the call is wrong, 3 our bug."


def top_level_help() -> str:
    """Return what ``curriculum --help`` prints, at most 80 columns wide."""
    return "\n".join(
        (
            "Usage: curriculum VERB [ARGUMENTS] [OPTIONS]",
            "",
            PURPOSE,
            "",
            "Verbs:",
            *_rows(VERBS),
            "",
            "Options:",
            *_rows(OPTIONS),
            "",
            "'curriculum VERB --help' tells more about one of them.",
            EXIT_STATUS,
            "",
        )
    )


def _rows(table: dict[str, str]) -> list[str]:
    return [f"  {name:<12}{words}" for name, words in table.items()]
