"""The concept registry: the files of its folder, each concept of which has one id and one place."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from curriculum_kit.model.authored import identified, is_slug
from curriculum_kit.model.concept import Concept
from curriculum_kit.source.complaints import no_id, no_registry, repeated_concept
from curriculum_kit.source.entities import Entities
from curriculum_kit.source.kept import Block
from curriculum_kit.source.listing import misnamed, stray_folder
from curriculum_kit.source.needed import CONCEPTS
from curriculum_kit.source.reader import Value
from curriculum_kit.source.schema import WHOLE, Shape

CONCEPT = Shape.of(Concept)


def registered(entities: Entities, registry: str) -> Iterator[tuple[str, Concept]]:
    """Read the registry.

    Args:
        entities: Where the files are read.
        registry: The name of its folder.

    Yields:
        The concepts by id; what is wrong with the files is noted on the way.
    """
    folder = entities.root.folder(registry)
    if entities.root.entries.get(CONCEPTS) is False:
        entities.problems["unreadable-yaml"].append(no_registry(folder.path))
        entities.broken["concept:*"] = WHOLE
        return
    if entities.is_closed(folder, "concept:*"):
        return
    for stray in folder.folders_with_yaml:
        entities.problems["unlisted-file"].append(stray_folder("course", folder, stray))
    for name in folder.misnamed:
        problem = misnamed(f"file:{CONCEPTS}", folder, name)
        entities.problems["unlisted-file"].append(problem)
        entities.broken["concept:*"] = WHOLE
    for name in folder.slugs:
        file = folder.file(name)
        data = entities.content(file, f"file:{registry}/{name}.yaml", "concept:*").data
        yield from _concepts(entities, file, data if isinstance(data, dict) else {})


def _concepts(
    entities: Entities, file: str, data: dict[str, Value]
) -> Iterable[tuple[str, Concept]]:
    kept, homes = entities.sources.documents.kept, entities.sources.homes
    block = kept.blocks.get(file) if kept else None
    if block is not None and block.data is data and homes.keys().isdisjoint(block.homes):
        homes |= block.homes
        return block.concepts.items()
    concepts = dict(_read(entities, file, data))
    if kept:
        here = {f"concept:{slug}": (file, (slug,)) for slug in data}
        sound = all(
            is_slug(slug) and kept.is_sound(f"concept:{slug}", entry)
            for slug, entry in data.items()
        )
        if sound and all(homes[subject] == home for subject, home in here.items()):
            kept.blocks[file] = Block(data, concepts, here)
    return concepts.items()


def _read(entities: Entities, file: str, data: dict[str, Value]) -> Iterator[tuple[str, Concept]]:
    for slug, entry in data.items():
        subject = f"concept:{slug}"
        if subject in entities.sources.homes:
            entities.problems["duplicate-id"].append(
                repeated_concept(slug, entities.sources.spot(file, (slug,), key=True))
            )
            continue
        entities.sources.homes[subject] = (file, (slug,))
        concept = entities.validated(CONCEPT, entry, subject)
        if not is_slug(slug):
            entities.problems["invalid-value"].append(no_id(slug))
        if concept is not None:
            yield slug, identified(concept, slug)
