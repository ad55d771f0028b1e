"""What the fuzz target found: files that were once read wrongly, or not alike by both loaders."""

import pytest

from curriculum_kit.source.reader import read
from tests.unit.source.reading import check_document, check_loaders_agree, check_read_back

FINDS = [
    "# no blank before the comment\n%YAML 1.1# older\n---\na: 1\n",
    "c: [? , d]\n",
    "c: [? ]\n",
    "c: [? : d]\n",
    "c: [a, ? , : d]\n",
    "{? }",
    "{? , a}",
    "{a, ? : b}",
    "c: [? ]]\n",
    "{a: b]]c: d}",
]


@pytest.mark.parametrize("content", FINDS)
def test_a_find_stays_found(content: str) -> None:
    document = read(content)
    check_document(document)
    check_read_back(document)
    check_loaders_agree(content)
