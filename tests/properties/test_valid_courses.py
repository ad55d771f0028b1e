"""A sound course has no finding, whatever it is about and however it is written."""

import tempfile
from pathlib import Path

from hypothesis import given, settings

from tests.courses import checked
from tests.properties.valid_courses import Files, valid_courses, write_valid_course


@settings(max_examples=40, deadline=None)
@given(valid_courses())
def test_a_sound_course_has_no_finding(files: Files) -> None:
    with tempfile.TemporaryDirectory() as folder:
        report = checked(write_valid_course(files, Path(folder)))
    assert [f"{finding.rule}: {finding.message}" for finding in report.findings] == []
    assert report.rules_skipped == ()
