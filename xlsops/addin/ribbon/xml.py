"""The ribbon tab as customUI XML, made from the table of operations."""

from collections.abc import Mapping, Sequence
from itertools import groupby
from types import MappingProxyType
from xml.sax.saxutils import quoteattr

from xlsops.core.terms.operations import OPERATIONS, TAB, TAB_KEYTIP, Operation, RibbonGroup

NAMESPACE = "http://schemas.microsoft.com/office/2009/07/customui"
NAMESPACE_2007 = "http://schemas.microsoft.com/office/2006/01/customui"
LOAD = "XlsOps_Load"
ENABLED = "XlsOps_Enabled"
SUPERTIP = "XlsOps_Supertip"
_AS_IN_THE_TABLE: Mapping[str, str] = MappingProxyType({})


def ribbon_xml(
    told: Sequence[Operation] = OPERATIONS, groups: Mapping[str, str] = _AS_IN_THE_TABLE
) -> str:
    """Return ``customUI14.xml``: one tab, its groups, its buttons; groups may be called otherwise."""
    lines = [
        '<?xml version="1.0" encoding="UTF-8"?>',
        "<!-- Made from xlsops/core/terms/operations.py by python -m xlsops.addin.regenerate. -->",
        _open(0, "customUI", {"xmlns": NAMESPACE, "onLoad": LOAD}),
        "  <ribbon>",
        "    <tabs>",
        _open(3, "tab", {"id": "xlsops_tab", "label": TAB, "keytip": TAB_KEYTIP}),
    ]
    for group, operations in groupby(told, lambda operation: operation.group):
        label = groups.get(group.value, group.value)
        names = {"id": f"xlsops_group_{group.name.lower()}", "label": label}
        lines += [_open(4, "group", names)]
        lines += [_button(operation) for operation in operations]
        lines += ["        </group>"]
    lines += ["      </tab>", "    </tabs>", "  </ribbon>", "</customUI>", ""]
    return "\n".join(lines)


def ribbon_xml_2007(text: str) -> str:
    """Return the same ribbon in the namespace Excel 2007 reads."""
    return text.replace(NAMESPACE, NAMESPACE_2007)


def groups() -> tuple[RibbonGroup, ...]:
    """Return the groups in the order they stand on the tab."""
    return tuple(group for group, _ in groupby(OPERATIONS, lambda operation: operation.group))


def _button(operation: Operation) -> str:
    """Return a button; where it can be disabled the tip is asked for, its text kept in the tag."""
    attributes = {
        "id": operation.control,
        "label": operation.label,
        "size": operation.size.value,
        "imageMso": operation.image,
        "onAction": operation.callback,
        "keytip": operation.keytip,
        "screentip": operation.screentip,
    }
    if operation.anywhere:
        attributes["supertip"] = operation.supertip
    else:
        attributes |= {"getEnabled": ENABLED, "getSupertip": SUPERTIP, "tag": operation.supertip}
    return _open(5, "button", attributes).removesuffix(">") + "/>"


def _open(depth: int, name: str, attributes: dict[str, str]) -> str:
    margin = "  " * depth
    written = [f"{key}={quoteattr(value)}" for key, value in attributes.items()]
    if name != "button":
        return f"{margin}<{name} {' '.join(written)}>"
    return f"{margin}<{name} " + f"\n{margin}        ".join(written) + ">"
