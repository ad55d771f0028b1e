"""Which mutants are caught, for people at a terminal and for ``docs/measurements.md``."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from benchmarks.mutation.expectations import Misstatement
from benchmarks.mutation.mutants import Mutant
from benchmarks.mutation.operators import CHANGES
from benchmarks.mutation.running import Fate, Results
from benchmarks.mutation.survivors import Reason, reason_for

SECTION = "## Mutation\n"

GOAL = 0.9
"""Share of the mutants that should be caught."""

INTRODUCTION = """\
The arithmetic behind every claim of the bundled course is changed in one place at a time: in the
function of its demo, and in the functions, classes and constants of its file that this one uses,
but not in figures nor in what only controls use. Then demo and controls are run and judged as
`curriculum verify` does. A mutant is **caught** if the claim is no longer verified: it misses a
number, fails to measure, or lets a control through. It is **equivalent** if neither the demo nor
any control measures a value that differs in a single bit: no expectation could tell. It lies **in
controls** if the demo measures the same to the last bit, because only controls come that way or
because it counts, and a control something else, by which it is still refused. The share is that of
caught ones among those that are neither; strictly, those in controls count as survivors.

A change in code that several claims use counts once for each of them.
"""


@dataclass(frozen=True, slots=True)
class Tally:
    """How many mutants of a sort came to what.

    Attributes:
        caught: Mutants after which the claim is not verified.
        survived: Mutants that measure something else and are verified.
        in_controls: Mutants of which only controls measure something else, and are still refused.
        equivalent: Mutants that measure the same.
    """

    caught: int
    survived: int
    in_controls: int
    equivalent: int

    @property
    def share(self) -> float:
        """Share of the mutants that change what the demo measures which are caught."""
        return _share(self.caught, self.survived)

    @property
    def strict_share(self) -> float:
        """Share of the mutants that change what demo or controls measure which are caught."""
        return _share(self.caught, self.survived + self.in_controls)


@dataclass(frozen=True, slots=True)
class Report:
    """The results, and the reasons for what got through.

    Attributes:
        results: What came of all mutants.
        reasons: Why some get through.
        complete: Whether all mutants were tried, and not a sample.
    """

    results: Results
    reasons: tuple[Reason, ...]
    complete: bool = True

    @property
    def total(self) -> Tally:
        """All mutants of demos together."""
        return _tally([fate for _mutant, fate in self.results.fates])

    def by(self, sort: Callable[[Mutant], str]) -> dict[str, Tally]:
        """Return the mutants of demos by some sort of theirs, in the order met.

        Args:
            sort: Called with a mutant.
        """
        fates: dict[str, list[Fate]] = {}
        for mutant, fate in self.results.fates:
            fates.setdefault(sort(mutant), []).append(fate)
        return {name: _tally(some) for name, some in fates.items()}

    @property
    def kinds(self) -> dict[str, Tally]:
        """The mutants of demos by the kind of the change."""
        found = self.by(lambda mutant: mutant.kind)
        return {kind: found[kind] for kind, _change in CHANGES if kind in found}

    @property
    def survivors(self) -> Iterator[tuple[Mutant, str | None]]:
        """The mutants that got through, each with the reason if one is known."""
        for mutant, fate in self.results.fates:
            if fate is Fate.SURVIVED:
                yield mutant, reason_for(mutant, self.reasons)

    @property
    def outdated(self) -> list[Reason]:
        """The reasons that explain no survivor of claims of which all mutants were tried."""
        survivors = [mutant for mutant, _reason in self.survivors]
        mutated = {mutant.claim for mutant, _fate in self.results.fates}
        return [
            reason
            for reason in self.reasons
            if self.complete
            and reason.claim in mutated
            and not any(map(reason.explains, survivors))
        ]

    def statements(self, *, contradicting: bool) -> dict[str, tuple[int, int]]:
        """Return how many changed expectations are caught, and of how many, by kind.

        Args:
            contradicting: Those that contradict the original, or those that need not.
        """
        every: Counter[str] = Counter()
        caught: Counter[str] = Counter()
        for wrong, was_caught in self.results.statements:
            if wrong.contradicts is contradicting:
                every[wrong.kind] += 1
                caught[wrong.kind] += was_caught
        return {kind: (caught[kind], count) for kind, count in every.items()}

    @property
    def believed(self) -> list[Misstatement]:
        """The changed expectations that contradict the original and are verified."""
        return [wrong for wrong, caught in self.results.statements if wrong.contradicts > caught]


def printed(report: Report) -> str:
    """Return the report for a terminal, with what got through.

    Args:
        report: The report.
    """
    lines = [
        f"  {mutant.claim}, line {mutant.line}, {mutant.kind}: {mutant.change}"
        + (f"\n      {reason}" if reason else "")
        for mutant, reason in report.survivors
    ]
    lines += [f"  believed: {wrong.claim.id}: {wrong.change}" for wrong in report.believed]
    lines += [
        f"  explains nothing: {reason.claim}, {reason.where}: {reason.reason}"
        for reason in report.outdated
    ]
    for title, tallies in (
        ("change", report.kinds),
        ("claim", report.by(lambda mutant: mutant.claim)),
        ("", {"all": report.total}),
    ):
        lines.append(f"{title:50} caught survived controls same  share strict")
        for name, tally in tallies.items():
            lines.append(
                f"{name:50} {tally.caught:6} {tally.survived:8} {tally.in_controls:8} "
                f"{tally.equivalent:4} {tally.share:6.3f} {tally.strict_share:6.3f}"
            )
    for contradicting, what in ((True, "contradicting"), (False, "not contradicting")):
        for kind, (caught, count) in report.statements(contradicting=contradicting).items():
            lines.append(f"expectations, {what}, {kind}: {caught} of {count} caught")
    return "\n".join(lines)


def markdown(report: Report, command: str) -> str:
    """Return the section of the measurements' page.

    Args:
        report: The report.
        command: What was run.
    """
    total, survivors = report.total, list(report.survivors)
    explained = sum(reason is not None for _mutant, reason in survivors)
    count = len(report.results.fates)
    return f"""\
{SECTION}
{INTRODUCTION}
`{command}` makes {count:,} mutants of {len(report.by(lambda mutant: mutant.claim))} claims.

{_table("change", report.kinds, report.total)}

{_table("claim", report.by(lambda mutant: mutant.claim))}

The goal of 90 in 100 is {_met(total.share)}, strictly {_met(total.strict_share)}. Of the
{total.survived:,} that got through, `benchmarks/mutation/survivors.yaml` explains {explained:,}.

The numbers that the course states are changed too. A change that **contradicts** the original, so
that no value meets both, must be caught always; one that does not (a bound moved further out, "at
most 1" made "at most 10") can be as true as the original, and is caught only where the value or a
control lies between the two.

| expectation changed | contradicting: caught | others: caught |
|---|---|---|
{_statements(report)}
"""


def _table(title: str, tallies: dict[str, Tally], total: Tally | None = None) -> str:
    rows = [
        f"| {name} | {tally.caught:,} | {tally.survived:,} | {tally.in_controls:,} "
        f"| {tally.equivalent:,} | {tally.share:.1%} | {tally.strict_share:.1%} |"
        for name, tally in {**tallies, **({"all": total} if total else {})}.items()
    ]
    return "\n".join(
        (
            f"| {title} | caught | survived | in controls | equivalent | share | strictly |",
            "|---|---|---|---|---|---|---|",
            *rows,
        )
    )


def _statements(report: Report) -> str:
    contradicting = report.statements(contradicting=True)
    others = report.statements(contradicting=False)
    return "\n".join(
        f"| {kind} | {_of(contradicting.get(kind))} | {_of(others.get(kind))} |"
        for kind in dict.fromkeys((*contradicting, *others))
    )


def _of(counts: tuple[int, int] | None) -> str:
    return "none made" if counts is None else f"{counts[0]:,} of {counts[1]:,}"


def _tally(fates: list[Fate]) -> Tally:
    counts = Counter(fates)
    return Tally(*(counts[fate] for fate in Fate))


def _met(share: float) -> str:
    return "met" if share >= GOAL else "not met"


def _share(caught: int, others: int) -> float:
    return caught / (caught + others) if caught + others else 1.0
