"""How Sphinx makes a site of these pages: ``make site``."""

import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

project = "curriculum-kit"
author = "the curriculum-kit authors"
release = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]

extensions = ["myst_parser"]
myst_enable_extensions = ["dollarmath"]
myst_heading_anchors = 3
exclude_patterns = ["_site", "decisions/template.md"]

html_theme = "furo"
html_title = "curriculum-kit"
html_copy_source = False
html_show_sphinx = False
suppress_warnings = ["misc.highlighting_failure"]  # examples of rules show YAML and Python in one
