"""CUR010: an id or name that stands for two things."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import chain

from curriculum_kit.findings import Note, Problem, Severity
from curriculum_kit.model.course import Course
from curriculum_kit.places import Path, Pointer
from curriculum_kit.rules.context import Context
from curriculum_kit.rules.rule import NoOptions, Rule


def duplicate_id(context: Context, _options: NoOptions) -> Iterator[Problem]:
    """Yield ids that two parts of the course share, and names that two concepts share."""
    yield from context.reading.get("duplicate-id", ())
    course = context.course
    claims = ((f"lesson:{slug}", lesson.claims) for slug, lesson in course.lessons.items())
    yield from _ids_of_two("claim", "claims", claims)
    beliefs = chain(
        ((f"module:{slug}", module.misconceptions) for slug, module in course.modules.items()),
        ((f"lesson:{slug}", lesson.misconceptions) for slug, lesson in course.lessons.items()),
    )
    yield from _ids_of_two("misconception", "misconceptions", beliefs)
    yield from _names_of_two_concepts(course)


def _ids_of_two(
    kind: str, key: str, filed: Iterable[tuple[str, Mapping[str, object]]]
) -> Iterator[Problem]:
    """Yield the ids of parts that are filed in two places.

    Args:
        kind: What the parts are: ``claim``.
        key: The key that they are filed under.
        filed: Each subject that has such a key, with the parts under it.
    """
    first: dict[str, str] = {}
    for home, parts in filed:
        for name in parts:
            other = first.setdefault(name, home)
            if other != home:
                yield Problem(
                    message=f"{kind} '{name}' has the id of another {kind}",
                    where=Pointer(home, (key, name), key=True),
                    subjects=(f"{kind}:{name}", home),
                    notes=(Note("the other one", Pointer(other, (key, name), key=True)),),
                    help="Give one of them another id: ids are unique in the whole course.",
                )


def _names_of_two_concepts(course: Course) -> Iterator[Problem]:
    owners: dict[str, str] = {}
    repeated = [
        concept
        for concept in course.concepts.values()
        if owners.setdefault(concept.name.casefold(), concept.id) != concept.id
    ]
    if not repeated and not any(concept.aliases for concept in course.concepts.values()):
        return
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
