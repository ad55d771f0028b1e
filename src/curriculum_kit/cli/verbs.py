"""The verbs, with the help that ``curriculum`` prints; nothing is imported to print it."""

from __future__ import annotations

PURPOSE = "Keep a technical course as data: check it, verify it, render its syllabus."

VERBS = {
    "init": "Write a small course to start from.",
    "new": "Add a series, module, lesson, concept, claim or misconception.",
    "validate": "Check a course against the rules.",
    "verify": "Run the demos behind the claims, controls included.",
    "render": "Write the syllabus as a web site, pages, PDF or data.",
    "show": "Show one concept, lesson, module, claim or misconception.",
    "path": "Plan the shortest way through the lessons to some concepts.",
    "rename": "Give a part of the course another id, wherever it is named.",
    "move": "Move a lesson, after showing what that would change.",
    "fmt": "Bring the files into canonical form.",
    "diff": "Say what a change of the course does to its learners.",
    "serve": "Serve the web site, and refresh it whenever a file is saved.",
    "rules": "List the rules.",
    "explain": "Explain one rule, with examples.",
    "lsp": "Serve an editor: findings as you type, completion, renaming.",
    "schema": "Print JSON Schemas, or set them up for editors.",
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
