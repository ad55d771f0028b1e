"""CUR003: an unquoted scalar that YAML versions, or its author, read differently."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Problem, Severity
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule


def ambiguous_scalar(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield the scalars found while reading, but for those that make no sense in either version."""
    refused = {problem.where for problem in context.reading.get("invalid-value", ())}
    for problem in context.reading.get("ambiguous-scalar", ()):
        if problem.where not in refused:
            yield problem


RULE = Rule(
    code="CUR003",
    name="ambiguous-scalar",
    severity=Severity.WARNING,
    summary="An unquoted scalar may be meant otherwise than YAML 1.2 reads it.",
    reason=(
        "The kit and editors read YAML 1.2, where `no` is a word and 012 is twelve; many other "
        "tools read YAML 1.1, where `no` is false and 012 is ten. Quote the text, or write the "
        "number so that both agree. Text without quotes also ends where ' #' starts a comment, "
        "which is easily overlooked; a comment that has a space after its '#' is taken for one. A "
        "value that does not belong where it stands is reported as such, and not here as well."
    ),
    bad="""
## optimizers.yaml
objective: no  # <--
""",
    good="""
## optimizers.yaml
objective: "no"
""",
    check=ambiguous_scalar,
    options=NoOptions,
    fixable=True,
)
