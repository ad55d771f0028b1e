"""PyYAML's own scanner, for where libyaml is missing."""

from __future__ import annotations

import yaml


class PortableLoader(yaml.SafeLoader):
    """Placeholder."""
