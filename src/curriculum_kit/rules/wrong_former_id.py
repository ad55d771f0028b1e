"""CUR011: a former id that the part cannot have had, or that another part has had."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.model.course import Part
from curriculum_kit.places import Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule

KEY = "renamed_from"


def wrong_former_id(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield former ids that are still in use, and those that two parts say they had."""
    for kind, parts in context.course.parts.items():
        said_by: dict[str, Pointer] = {}
        for part in parts.values():
            for position, former in enumerate(part.renamed_from):
                where = Pointer(f"{kind}:{part.id}", (KEY, position))
                subjects = (where.subject, f"{kind}:{former}")
                # What stands after another one may have been taken over between two renamings.
                first = where if position else said_by.setdefault(former, where)
                if former == part.id:
                    yield Problem(
                        message=f"{kind} '{part.id}' is said to have been called '{former}' "
                        "before, which is what it is called now",
                        where=where,
                        subjects=subjects,
                        help="Name the id that it had before, or take it out.",
                    )
                elif former in parts and not _had_another(context, kind, former, parts):
                    yield Problem(
                        message=f"{kind} '{part.id}' is said to have been called '{former}' "
                        f"before, but another {kind} is called that",
                        where=where,
                        subjects=subjects,
                        notes=(Note("the other one", Pointer(f"{kind}:{former}")),),
                        help="Take it out, or name the id that it had; where the other one is "
                        "new, give that another id.",
                    )
                elif first.subject != where.subject:
                    other = first.subject.removeprefix(f"{kind}:")
                    yield Problem(
                        message=f"{kind} '{part.id}' is said to have been called '{former}' "
                        f"before, and so is {kind} '{other}'",
                        where=where,
                        subjects=subjects,
                        notes=(Note("the other one", first),),
                        help="Leave it where the old one went: only one of them can be followed.",
                    )


def _had_another(context: Context, kind: str, name: str, parts: Mapping[str, Part]) -> bool:
    """Tell whether a part was called something else when another one had its id."""
    if context.misread(f"{kind}:{name}", KEY):
        return True
    return any(former != name for former in parts[name].renamed_from)


RULE = Rule(
    code="CUR011",
    name="wrong-former-id",
    severity=Severity.ERROR,
    summary="A former id is still in use, or two parts are said to have had it.",
    reason=(
        "Comparisons with older versions follow a part by the ids in `renamed_from`. One that "
        "something of its kind still has leads nowhere, and of two parts that claim the same one "
        "only one can be followed: the other looks as if it had never been new, and what was lost "
        "with the old one goes unseen. Two parts that have swapped their ids each say so, and that "
        "is followed: the id of a part may be taken over once the part says that it had another."
    ),
    bad="""
## concepts.yaml
steepest-descent:
  name: Steepest descent
  renamed_from: gradient-descent  # <--
gradient-descent:
  name: Gradient descent
## stepping.yaml
new: {gradient-descent: INTRODUCED, steepest-descent: INTRODUCED}
""",
    good="""
## concepts.yaml
steepest-descent:
  name: Steepest descent
  renamed_from: greedy-descent
gradient-descent:
  name: Gradient descent
## stepping.yaml
new: {gradient-descent: INTRODUCED, steepest-descent: INTRODUCED}
""",
    check=wrong_former_id,
    options=NoOptions,
)
