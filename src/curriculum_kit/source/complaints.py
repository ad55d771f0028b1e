"""What is said about files and folders of which something cannot be used."""

from __future__ import annotations

import os

from curriculum_kit.findings import Note, Problem
from curriculum_kit.places import Place, Pointer
from curriculum_kit.remedies import Remedy, Rewrite
from curriculum_kit.source.advice import of_slug
from curriculum_kit.source.fault import Fault
from curriculum_kit.source.folder import Folder
from curriculum_kit.source.sources import START


def of_fault(fault: Fault, file: str, subject: str) -> Problem:
    """Describe what the reader found wrong with a file.

    Args:
        fault: What is wrong.
        file: The file's path.
        subject: What the file holds.
    """
    spot = ".".join(str(step) for step in fault.path) or str(fault.span.line)
    place = Place(file, fault.span)
    remedy = None
    if fault.instead is not None:
        remedy = Remedy(f"Write {fault.instead}", (Rewrite(place, fault.instead),))
    return Problem(
        message=fault.message,
        where=place,
        subjects=(subject,) if fault.rule == "unreadable-yaml" else (subject, spot),
        notes=tuple(Note(message, Place(file, span)) for message, span in fault.related),
        help=_sentence(fault.help) if fault.help else None,
        remedy=remedy,
    )


def names_a_severity(fault: Fault) -> bool:
    """Tell whether a scalar that YAML 1.1 misreads is the documented ``off`` of a rule.

    Args:
        fault: What the reader found wrong with ``curriculum.yaml``.
    """
    return fault.rule == "ambiguous-scalar" and fault.path[:1] == ("rules",)


def closed(folder: Folder) -> Problem:
    """Describe a folder that cannot be looked into.

    Args:
        folder: The folder.
    """
    return Problem(
        message=f"this folder cannot be read: {folder.closed}",
        where=Place(folder.path, START),
        subjects=(f"folder:{os.path.relpath(folder.path, folder.root)}",),
        help="Let the user who runs this read the folder and enter it.",
    )


def no_registry(path: str) -> Problem:
    """Describe something else that stands where the registry's folder belongs.

    Args:
        path: Where that is.
    """
    name = path.rpartition("/")[2]
    return Problem(
        message=f"'{name}' is no folder of this course",
        where=Place(path, START),
        subjects=(f"file:{name}",),
        help="The registry is a folder, and no link that leads out of the course.",
    )


def demos_elsewhere(setting: str) -> Problem:
    """Describe a folder of demos that may have no end.

    Args:
        setting: Its path, as the course writes it.
    """
    return Problem(
        message=f"'demos' of the course: '{setting}' lies neither in the course's folder "
        "nor beside it",
        where=Pointer("course", ("demos",)),
        subjects=("course", "demos"),
        help="Keep the demos in a folder of their own, such as '../demos'.",
    )


def repeated_concept(slug: str, place: Place) -> Problem:
    """Describe a concept that is in the registry twice.

    Args:
        slug: Its id.
        place: Where it stands again.
    """
    return Problem(
        message=f"concept '{slug}' is already in the registry",
        where=place,
        subjects=(f"concept:{slug}", place.file.rpartition("/")[2]),
        notes=(Note("first written here", Pointer(f"concept:{slug}")),),
        help="Keep one of the two, or give one another id.",
    )


def no_id(slug: str) -> Problem:
    """Describe a concept whose key cannot be an id.

    Args:
        slug: The key.
    """
    return Problem(
        message=f"'{slug}' cannot be an id",
        where=Pointer(f"concept:{slug}"),
        subjects=(f"concept:{slug}",),
        help=of_slug(slug),
    )


def _sentence(order: str) -> str:
    """Write what the reader advises, which is part of a sentence, as a whole one."""
    return order[0].upper() + order[1:] + ("" if order.endswith((".", "?")) else ".")
