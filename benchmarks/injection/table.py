"""The figures as a table, for people at a terminal and for ``docs/measurements.md``."""

from __future__ import annotations

from benchmarks.injection.judge import Outcome
from benchmarks.injection.measure import Figures

SECTION = "## Error injection\n"

INTRODUCTION = """\
Valid courses are mutated: the bundled one, the tests' small one, a generated one like those whose
cost is measured, and six of other shapes: a chain of concepts, a course whose concepts all stand on
the same basis, layers, sparse prerequisites, modules of one or two lessons, and every planning
field in use. A mutant has one defect, of a kind that a rule names, and is checked as `curriculum
validate` does. What is expected of it (rule, subject, file, line, column and underlined text) is
derived from the mutation and from PyYAML's reading of the files, not from the kit's.

Defects are put where nothing else follows from them: a concept is taken up only where all that it
requires is at hand, a lesson's load is changed only where its neighbors do not mind, and no waiver
loses what it silences. The conditions were found by looking at what else was reported, and deciding
each time whether the mutation had a second defect or the rules said one thing twice.

- **Recall** is the share of mutants whose finding is reported with that subject at that spot.
- **Precision** is the share of expected findings among all that the unmutated course does not have,
  at any severity and waived ones included. No other finding is allowed for as a consequence.
- A **pair** is two defects of different rules in different files of one course. Where one hides
  what the other's rule needs (a file that cannot be read), the report names the rule as skipped and
  the run fails; such pairs are counted apart.
"""


def printed(figures: Figures) -> str:
    """Return the figures for a terminal, with what fell short.

    Args:
        figures: What was measured.
    """
    lines = [f"{'rule':28} mutants recall precision"]
    for rule, score in figures.scores.items():
        lines.append(f"{rule:28} {score.mutants:7} {score.recall:6.3f} {score.precision:9.3f}")
        for failure in score.failures[:5]:
            mutant = failure.mutant
            lines.append(
                f"  {failure.base}: {mutant.what}, expected of {mutant.subject}; reported:"
            )
            lines += [f"    {seen}" for seen in failure.seen or ("nothing",)]
    total = figures.total
    lines.append(f"{'all':28} {total.mutants:7} {total.recall:6.3f} {total.precision:9.3f}")
    for outcome, count in figures.pairs.items():
        lines.append(f"pairs, {outcome.value}: {count}")
    for base, first, second in figures.missed:
        lines.append(f"  {base}: {first.rule} ({first.what}), {second.rule} ({second.what})")
    return "\n".join(lines)


def markdown(figures: Figures, command: str) -> str:
    """Return the section of the measurements' page.

    Args:
        figures: What was measured.
        command: What was run.
    """
    total, pairs = figures.total, figures.pairs
    rows = "\n".join(
        f"| {rule} | {score.mutants:,} | {score.recall:.3f} | {score.precision:.3f} |"
        for rule, score in figures.scores.items()
    )
    return f"""\
{SECTION}
{INTRODUCTION}
`{command}` checks {total.mutants:,} mutants and {pairs.total():,} pairs.

| | found | with nothing else |
|---|---|---|
| one defect | recall {total.recall:.4f} | precision {total.precision:.4f} |
| two defects | both in {figures.both:.2%} of {pairs[Outcome.BOTH] + pairs[Outcome.MISSED]:,} | |
| two defects, of which one hides what the other's rule needs | {pairs[Outcome.SKIPPED]:,} pairs: \
one found, the other's rule named as skipped | |

| rule | mutants | recall | precision |
|---|---|---|---|
{rows}
"""
