"""Test suites as XML 1.0, whatever is in their texts."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from curriculum_kit.output.printable import printable

_NO_XML = re.compile("[\ufffe\uffff]")
"""What XML 1.0 cannot hold even as a reference, and what is no control character either."""


@dataclass(frozen=True, slots=True)
class Case:
    """One test case.

    Attributes:
        group: What it is about; test reports call it the class.
        name: Its name in the group.
        kind: What kind of failure it is.
        message: The failure in short.
        failures: The failures, a line each; none means that it passes.
        said: What else there is to say, a line each.
        skipped: Why it was not run.
    """

    group: str
    name: str
    kind: str = ""
    message: str = ""
    failures: Sequence[str] = ()
    said: Sequence[str] = ()
    skipped: str = ""


@dataclass(frozen=True, slots=True)
class Suite:
    """A named row of test cases."""

    name: str
    cases: Sequence[Case] = field(default_factory=tuple)

    @property
    def failed(self) -> int:
        """How many of its cases fail."""
        return sum(bool(case.failures) for case in self.cases)

    @property
    def skipped(self) -> int:
        """How many of its cases were not run."""
        return sum(bool(case.skipped) for case in self.cases)


def document(suites: Sequence[Suite]) -> str:
    """Write test suites.

    Args:
        suites: The suites; their texts may hold anything.

    Returns:
        The document. It is ASCII, so that it means the same however the stream encodes it.
    """
    tests = sum(len(suite.cases) for suite in suites)
    failures = sum(suite.failed for suite in suites)
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        f'<testsuites name="curriculum" tests="{tests}" failures="{failures}" errors="0" time="0">',
        *(line for suite in suites for line in _suite(suite)),
        "</testsuites>",
    ]
    return "\n".join(lines) + "\n"


def _suite(suite: Suite) -> Iterator[str]:
    yield (
        f'  <testsuite name="{_text(suite.name)}" tests="{len(suite.cases)}" '
        f'failures="{suite.failed}" errors="0" skipped="{suite.skipped}" time="0">'
    )
    for case in suite.cases:
        yield from _case(case)
    yield "  </testsuite>"


def _case(case: Case) -> Iterator[str]:
    head = f'    <testcase classname="{_text(case.group)}" name="{_text(case.name)}" time="0"'
    if not (case.skipped or case.failures or case.said):
        yield f"{head}/>"
        return
    yield f"{head}>"
    if case.skipped:
        yield f'      <skipped message="{_text(case.skipped)}"/>'
    if case.failures:
        failure = f'<failure type="{_text(case.kind)}" message="{_text(case.message)}">'
        yield f"      {failure}{_lines(case.failures)}</failure>"
    if case.said:
        yield f"      <system-out>{_lines(case.said)}</system-out>"
    yield "    </testcase>"


def _lines(texts: Sequence[str]) -> str:
    return "\n".join(map(_text, texts))


def _text(text: str) -> str:
    """Return a text for content and quoted attributes alike."""
    legal = _NO_XML.sub(lambda found: f"\\u{ord(found[0]):04x}", printable(text))
    escaped = html.escape(legal, quote=False).replace('"', "&quot;")
    return escaped.encode("ascii", "xmlcharrefreplace").decode("ascii")
