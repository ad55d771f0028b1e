"""A concept between its neighbors."""

from __future__ import annotations

from xml.etree import ElementTree as ET

from curriculum_kit.syllabus.svg.neighborhood import MOST, Neighbor, neighborhood_svg

NAMESPACE = "{http://www.w3.org/2000/svg}"


def drawn(below: list[Neighbor], above: list[Neighbor], name: str = "Adam") -> ET.Element:
    return ET.fromstring(neighborhood_svg(name, below, above, lambda found: f"{found}.html"))


def test_every_neighbor_is_a_link_and_has_an_edge() -> None:
    root = drawn([Neighbor("momentum", "Momentum")], [Neighbor("adamw", "AdamW")])
    assert [link.get("href") for link in root.iter(f"{NAMESPACE}a")] == [
        "momentum.html",
        "adamw.html",
    ]
    assert len(list(root.iter(f"{NAMESPACE}path"))) == 2


def test_a_redundant_edge_is_dimmed() -> None:
    root = drawn([Neighbor("sgd", "SGD", redundant=True), Neighbor("momentum", "Momentum")], [])
    assert [edge.get("class") for edge in root.iter(f"{NAMESPACE}path")] == ["redundant", None]


def test_a_concept_without_a_page_is_no_link() -> None:
    assert not list(drawn([Neighbor("x", "X", known=False)], []).iter(f"{NAMESPACE}a"))


def test_all_boxes_lie_in_the_picture_however_many() -> None:
    many = [Neighbor(f"c{n}", f"Concept {n} </title>") for n in range(3 * MOST)]
    root = drawn(many, many[:2], name="</svg><script>")
    width, height = (float(size) for size in root.get("viewBox", "").split()[2:])
    boxes = list(root.iter(f"{NAMESPACE}rect"))
    assert len(boxes) == MOST + 3
    for box in boxes:
        x, y, wide, tall = (float(box.get(key, "-1")) for key in ("x", "y", "width", "height"))
        assert 0 <= x <= x + wide <= width
        assert 0 <= y <= y + tall <= height
