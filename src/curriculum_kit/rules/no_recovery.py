"""CUR104: no rest after an exhausting lesson."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.counting import counted
from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.learner.pacing import Busy, recoveries
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import TREE, Rule
from curriculum_kit.rules.too_many_new_concepts import Budgets


def no_recovery(context: Context, busy: Busy) -> Iterator[Problem]:
    """Yield lessons after a STRETCH that bring as many new concepts as it did."""
    budgets = context.options_of("too-many-new-concepts", Budgets)
    for found in recoveries(context.course, context.timeline):
        slug, stretch = found.after.id, found.stretch.id
        # What could not be read of it may have brought more.
        certain = not context.misread(f"lesson:{stretch}", "new")
        load = Pointer(f"lesson:{stretch}", ("load",))
        within = found.bring <= budgets.of(found.after.load)  # else another rule says so
        if within and busy.keep_from_rest(found.brought, found.bring):
            brings = counted(found.bring, "new concept")
            yield Problem(
                message=f"lesson '{slug}' brings {brings}, right after the STRETCH lesson "
                f"'{stretch}', which brought {found.brought}",
                where=Pointer(f"lesson:{slug}", ("new",), key=True),
                subjects=(f"lesson:{slug}", f"lesson:{stretch}"),
                notes=(Note("the STRETCH lesson before it", load),),
                help="Bring some of them later, put a lighter lesson between, or waive with a "
                "reason.",
                severity=None if found.alone and certain else Severity.OFF,
            )


RULE = Rule(
    code="CUR104",
    name="no-recovery",
    severity=Severity.INFO,
    summary="The lesson after a STRETCH brings as many new concepts as it did.",
    reason=(
        "After a lesson that stretches, learners need one in which the idea settles. A lesson that "
        "asks for as many new ideas again is no rest, whatever its load is called, unless it "
        "brings fewer than the option 'at_least': a single new idea leaves room. Where the lesson "
        "before or the next one is STRETCH too, 'adjacent-stretch' speaks, and where it brings "
        "more than its load carries, 'too-many-new-concepts' does; this rule then says nothing."
    ),
    bad="""
## vanishing-gradients.yaml
load: STRETCH
new: {vanishing-gradients: DEVELOPED, exploding-gradients: DEVELOPED}
## initialization.yaml
load: BUILD
new:  # <--
  fan-in: DEVELOPED
  fan-out: DEVELOPED
""",
    good="""
## vanishing-gradients.yaml
load: STRETCH
new: {vanishing-gradients: DEVELOPED, exploding-gradients: DEVELOPED}
## initialization.yaml
load: BUILD
new:
  fan-in: DEVELOPED
""",
    check=no_recovery,
    options=Busy,
    needs=TREE,
    looks_back=True,
)
