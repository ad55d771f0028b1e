"""The pages that show every concept at once: the atlas and the depth matrix."""

from __future__ import annotations

from curriculum_kit.model.vocabulary import Depth
from curriculum_kit.syllabus.atlas import atlas_of
from curriculum_kit.syllabus.html.addresses import ATLAS, MATRIX
from curriculum_kit.syllabus.html.atlas_data import atlas_data
from curriculum_kit.syllabus.html.writer import Writer
from curriculum_kit.syllabus.material import Material
from curriculum_kit.syllabus.matrix import course_matrix


def atlas(material: Material, writer: Writer) -> str:
    """Write the page of the atlas.

    Args:
        material: The course, walked and checked.
        writer: Writes the site's pages.
    """
    drawn = atlas_of(material)
    data = atlas_data(drawn)
    return writer.page("atlas", ATLAS, "Atlas", atlas=drawn, data=data, depths=tuple(Depth))


def matrix(material: Material, writer: Writer) -> str:
    """Write the page of the depth matrix.

    Args:
        material: The course, walked and checked.
        writer: Writes the site's pages.
    """
    return writer.page("matrix", MATRIX, "Depths", parts=course_matrix(material))
