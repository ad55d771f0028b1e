"""Prints what is installed as plain ``name==version`` lines, the kit itself left out."""

from __future__ import annotations

from importlib.metadata import distributions

LEFT_OUT = {"curriculum-kit", "pip", "setuptools"}


def pinned() -> list[str]:
    """Return one line for each installed distribution, sorted by name."""
    lines = {
        f"{distribution.name.lower().replace('_', '-')}=={distribution.version}"
        for distribution in distributions()
        if distribution.name not in LEFT_OUT
    }
    return sorted(lines)


if __name__ == "__main__":
    print("\n".join(pinned()))
