"""What a process refuses itself, where the system will not have it as it is asked for."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from curriculum_kit.evidence.confinement import write_only_in


def test_nothing_is_refused_if_the_folder_cannot_be_allowed(tmp_path: Path) -> None:
    file, outside = tmp_path / "file", tmp_path / "outside"
    file.touch()
    # In a thread of its own, to which alone anything would be refused from then on.
    with ThreadPoolExecutor(max_workers=1) as thread:
        # Linux takes no rights to make files for what is no folder.
        assert thread.submit(write_only_in, str(file)).result() is False
        thread.submit(outside.touch).result()
    assert outside.exists()
