"""Rules for courses that begin gently."""

from __future__ import annotations

from . import long_title, stretch_at_the_start

RULES = (stretch_at_the_start.RULE, long_title.RULE)
