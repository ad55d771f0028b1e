"""What the atlas' script reads: edges and other names, as compact JSON inside the page."""

from __future__ import annotations

import json

from markupsafe import Markup

from curriculum_kit.output.printable import printable
from curriculum_kit.syllabus.atlas import Atlas

ESCAPED = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
"""Signs written so that no name can end the script element, or begin a comment in it."""


def atlas_data(atlas: Atlas) -> Markup:
    """Write what the page itself does not show, to stand inside a script element.

    Args:
        atlas: The atlas.

    Returns:
        JSON: ``requires`` holds for each concept the positions of its direct prerequisites,
        ``aliases`` by position the other names of those that have some.
    """
    data = {
        "requires": [chip.requires for chip in atlas.chips],
        "aliases": {
            position: [printable(alias) for alias in chip.aliases]
            for position, chip in enumerate(atlas.chips)
            if chip.aliases
        },
    }
    written = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return Markup(written.translate(ESCAPED))  # noqa: S704  # no sign of markup is left in it
