"""CUR010: an id or name that stands for two things."""

from __future__ import annotations

from collections.abc import Iterator

from curriculum_kit.findings import Note, Path, Pointer, Problem, Severity
from curriculum_kit.model.course import Course
from curriculum_kit.rules.rule import Context, NoOptions, Rule


def duplicate_id(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield ids that two parts of the course share, and names that two concepts share."""
    yield from context.reading.get("duplicate-id", ())
    first: dict[str, Pointer] = {}
    for subject, where in _claims_and_misconceptions(context.course):
        if subject in first:
            kind, _, name = subject.partition(":")
            yield Problem(
                message=f"{kind} '{name}' has the id of another {kind}",
                where=where,
                subjects=(subject, where.subject),
                notes=(Note("the other one", first[subject]),),
                help="Give one of them another id: ids are unique in the whole course.",
            )
        first.setdefault(subject, where)
    yield from _names_of_two_concepts(context.course)


def _claims_and_misconceptions(course: Course) -> Iterator[tuple[str, Pointer]]:
    for lesson in course.lessons.values():
        for name in lesson.claims:
            yield f"claim:{name}", Pointer(f"lesson:{lesson.id}", ("claims", name), key=True)
    for kind, homes in (("module", course.modules), ("lesson", course.lessons)):
        for home in homes.values():
            for name in home.misconceptions:
                path: Path = ("misconceptions", name)
                yield f"misconception:{name}", Pointer(f"{kind}:{home.id}", path, key=True)


def _names_of_two_concepts(course: Course) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    for concept in course.concepts.values():
        owners.setdefault(concept.name.casefold(), concept.id)
    for concept in course.concepts.values():
        named: list[tuple[str, Path]] = [(concept.name, ("name",))]
        named += [(alias, ("aliases", at)) for at, alias in enumerate(concept.aliases)]
        for name, path in named:
            owner = owners.setdefault(name.casefold(), concept.id)
            if owner != concept.id:
                yield Problem(
                    message=f"'{name}' names concept '{concept.id}' and concept '{owner}'",
                    where=Pointer(f"concept:{concept.id}", path),
                    subjects=(f"concept:{concept.id}", f"concept:{owner}"),
                    notes=(Note("the other one", Pointer(f"concept:{owner}")),),
                    help="Readers look concepts up by name: let each name stand for one of them.",
                )


RULE = Rule(
    code="CUR010",
    name="duplicate-id",
    severity=Severity.ERROR,
    summary="Two lessons, concepts, claims or misconceptions share an id or a name.",
    reason=(
        "Everything in a course refers to everything else by id, and readers look concepts up by "
        "name and alias. An id that stands for two things makes half of those references wrong."
    ),
    bad="""
## concepts.yaml
sgd:
  name: Stochastic gradient descent
  aliases: [Momentum]  # <--
momentum:
  name: Momentum
## batching.yaml
new: {sgd: INTRODUCED, momentum: INTRODUCED}
""",
    good="""
## concepts.yaml
sgd:
  name: Stochastic gradient descent
  aliases: [SGD]
momentum:
  name: Momentum
## batching.yaml
new: {sgd: INTRODUCED, momentum: INTRODUCED}
""",
    check=duplicate_id,
    options=NoOptions,
)
