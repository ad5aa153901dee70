"""A good form with one thing changed in one of its parts, as a careless program or an unlucky hand would."""

import random
from collections.abc import Callable, Mapping

from lxml import etree

_WORDS = (
    "",
    "0",
    "-1",
    "1",
    "2",
    "7",
    "x",
    "s",
    "str",
    "b",
    "e",
    "d",
    "zz",
    "true",
    "A1",
    "K8",
    "XFD1048577",
    "A1:XFD1048576",
    "99999999999",
    "1e309",
    "NaN",
    "12,5",
    "1.234",
    "#REF!",
    "=1+1",
    "Indikator!$A$1",
    "rId1",
    "rId99",
    "\u00a0",
    "worksheets/sheet2.xml",
    "visible",
    "hidden",
    "General",
    "yyyy-mm-dd",
    "0%",
)
Node = etree._Element
Change = Callable[[random.Random, list[Node]], str]


def mutant(parts: Mapping[str, bytes], number: int) -> tuple[str, dict[str, bytes]]:
    """Return what was changed, and the parts with it; the same number gives the same mutant."""
    chance = random.Random(number)  # noqa: S311 - a seed, not a secret
    weighed = [name for name in sorted(parts) if name.endswith((".xml", ".rels"))]
    sheets = [name for name in weighed if "/worksheets/sheet" in name]
    part = chance.choice((*weighed, *sheets * 4))
    root = etree.fromstring(parts[part])
    nodes = [each for each in root.iter() if isinstance(each.tag, str)]
    change = chance.choice(_CHANGES)
    told = f"{number}: {part}: {change.__name__} {change(chance, nodes)}"
    return told, {**parts, part: etree.tostring(root, xml_declaration=True, encoding="UTF-8")}


def attribute_set(chance: random.Random, nodes: list[Node]) -> str:
    node = _with_attributes(chance, nodes)
    if node is None:
        return text_set(chance, nodes)
    name = chance.choice(sorted(node.attrib))
    others = [each.attrib[name] for each in nodes if name in each.attrib]
    node.attrib[name] = chance.choice((*_WORDS, *chance.sample(others, min(len(others), 20))))
    return f"{_named(node)} {name}={node.attrib[name]}"


def attribute_removed(chance: random.Random, nodes: list[Node]) -> str:
    node = _with_attributes(chance, nodes)
    if node is None:
        return element_removed(chance, nodes)
    name = chance.choice(sorted(node.attrib))
    del node.attrib[name]
    return f"{_named(node)} {name}"


def element_removed(chance: random.Random, nodes: list[Node]) -> str:
    node = chance.choice(nodes)
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)
    return _named(node)


def element_doubled(chance: random.Random, nodes: list[Node]) -> str:
    node = chance.choice(nodes)
    parent = node.getparent()
    if parent is not None:
        copy = etree.fromstring(etree.tostring(node))
        parent.insert(parent.index(node) + chance.choice((0, 1)), copy)
    return _named(node)


def element_moved(chance: random.Random, nodes: list[Node]) -> str:
    node, target = chance.choice(nodes), chance.choice(nodes)
    if node.getparent() is not None and node not in (target, *target.iterancestors()):
        target.insert(chance.randint(0, len(target)), node)
    return f"{_named(node)} to {_named(target)}"


def text_set(chance: random.Random, nodes: list[Node]) -> str:
    node = chance.choice([each for each in nodes if each.text] or nodes)
    node.text = chance.choice(_WORDS)
    return f"{_named(node)} {node.text!r}"


def _with_attributes(chance: random.Random, nodes: list[Node]) -> Node | None:
    bearing = [each for each in nodes if each.attrib]
    return chance.choice(bearing) if bearing else None


def _named(node: Node) -> str:
    return f"{etree.QName(node).localname}[{node.get('r') or node.get('name') or ''}]"


_CHANGES: tuple[Change, ...] = (
    attribute_set,
    attribute_set,
    attribute_removed,
    element_removed,
    element_doubled,
    element_moved,
    text_set,
    text_set,
)
