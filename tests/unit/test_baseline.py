"""The baseline: what its file says, and what it holds back from failing."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from curriculum_kit.baseline import (
    HEADING,
    BaselineError,
    Entry,
    baseline_text,
    compared,
    entries_in,
)
from curriculum_kit.findings import Finding, Severity
from curriculum_kit.places import Place, Span

STRETCH = Entry("CUR101", ("lesson:b", "lesson:a"), "adjacent-stretch")
NEW = Entry("CUR102", ("lesson:c",), "too-many-new-concepts")


def finding(entry: Entry, line: int = 1) -> Finding:
    """Return a finding of an entry, somewhere."""
    place = Place("/course/a.yaml", Span(line, 1, line, 2))
    return Finding(entry.code, entry.rule, Severity.ERROR, "wrong", entry.subjects, place)


def test_as_written() -> None:
    assert baseline_text([NEW, STRETCH, NEW]).splitlines() == [
        "# curriculum-kit baseline 1",
        "# Written by 'curriculum validate --update-baseline'; a line may be taken out by hand.",
        f"CUR101 adjacent-stretch {STRETCH.fingerprint} lesson:b lesson:a",
        f"CUR102 too-many-new-concepts {NEW.fingerprint} lesson:c",
    ]


def test_an_entry_has_the_fingerprint_of_its_finding() -> None:
    assert finding(STRETCH).fingerprint == STRETCH.fingerprint
    assert Entry.of(finding(STRETCH, line=7)) == STRETCH


subjects = st.lists(st.text(min_size=1), min_size=1, max_size=3).map(tuple)


@given(st.lists(st.builds(Entry, st.just("CUR101"), subjects, st.just("adjacent-stretch"))))
def test_what_is_written_is_read_again(entries: list[Entry]) -> None:
    text = baseline_text(entries)
    assert text.isascii()
    assert len(text.splitlines()) == len(set(entries)) + 2
    assert entries_in(text) == set(entries)


@pytest.mark.parametrize(
    ("text", "entries"),
    [
        (HEADING, set()),
        (f"{HEADING}\n\n# a remark\n{NEW}\n", {NEW}),
        (f"{HEADING}\n{NEW}\n{STRETCH}\n{NEW}\n", {NEW, STRETCH}),
        (f"{HEADING}\r\n{NEW}\r\n", {NEW}),
    ],
)
def test_what_git_and_people_may_make_of_it(text: str, entries: set[Entry]) -> None:
    assert entries_in(text) == entries


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "does not begin with '# curriculum-kit baseline 1'"),
        ("title: Descent\n", "does not begin with"),
        ("# curriculum-kit baseline 2\n", "does not begin with"),
        (f"{HEADING}\n<<<<<<< HEAD\n{NEW}\n", "line 2 is not of the form CODE RULE FINGERPRINT"),
        (f"{HEADING}\n{str(NEW)[:-9]}\n", "line 2 is not of the form"),
        (f"{HEADING}\n{NEW}\n{str(NEW)[:-1]}d\n", "line 3 has another fingerprint than CUR102"),
        (f"{HEADING}\n{str(NEW)[:-1]}\\\n", "line 2 holds a subject that cannot be read"),
    ],
)
def test_what_is_no_baseline(text: str, said: str) -> None:
    with pytest.raises(BaselineError) as refused:
        entries_in(text)
    assert said in str(refused.value)


BROKEN = Entry("CUR001", ("lesson:c",), "unreadable-yaml")
TYPO = Entry("CUR005", ("lesson:c", "cor"), "unknown-key")


@pytest.mark.parametrize(
    ("found", "baseline", "open_", "known", "outdated", "entries"),
    [
        ([], [], [], [], [], []),
        ([NEW], [], [NEW], [], [], [NEW]),
        ([NEW], [NEW], [], [NEW], [], [NEW]),
        ([NEW, STRETCH], [STRETCH], [NEW], [STRETCH], [], [STRETCH, NEW]),
        ([], [NEW], [], [], [NEW], []),
        # The rule of STRETCH was not asked.
        ([], [STRETCH], [], [], [], [STRETCH]),
        ([TYPO], [TYPO], [], [TYPO], [], [TYPO]),
        ([BROKEN], [BROKEN], [], [BROKEN], [], [BROKEN]),
    ],
)
def test_compared(
    found: list[Entry],
    baseline: list[Entry],
    open_: list[Entry],
    known: list[Entry],
    outdated: list[Entry],
    entries: list[Entry],
) -> None:
    result = compared(
        [finding(entry) for entry in found],
        baseline,
        silent=lambda code: code == "CUR101" and STRETCH not in found,
        broken=False,
    )
    assert [Entry.of(each) for each in result.open] == open_
    assert [Entry.of(each) for each in result.known] == known
    assert list(result.outdated) == outdated
    assert list(result.entries) == entries


@pytest.mark.parametrize(
    ("found", "baseline", "open_", "entries"),
    [
        ([BROKEN], [], [BROKEN], []),
        # What keeps a part from being read is said, whatever the baseline holds, and stays there.
        ([BROKEN], [BROKEN], [BROKEN], [BROKEN]),
        ([BROKEN, TYPO], [TYPO], [BROKEN], [TYPO]),
        # Nothing can be said of what would be found in the part that is missing.
        ([BROKEN], [NEW], [BROKEN], [NEW]),
    ],
)
def test_while_a_part_cannot_be_read(
    found: list[Entry], baseline: list[Entry], open_: list[Entry], entries: list[Entry]
) -> None:
    result = compared(
        [finding(entry) for entry in found], baseline, silent=lambda _code: False, broken=True
    )
    assert [Entry.of(each) for each in result.open] == open_
    assert (list(result.entries), result.outdated) == (entries, ())
