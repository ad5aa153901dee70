"""The add-in in English: another ribbon, and its own VBA with the other texts; what it does is the same."""

from collections.abc import Sequence

from xlsops.addin.ribbon.xml import ribbon_xml
from xlsops.addin.vba.project import Module
from xlsops.core.terms.told_operations import english_operations
from xlsops.core.values.structs import replace


def english_ribbon() -> str:
    """Return ``customUI14.xml`` with the English labels and tips."""
    from xlsops.messages.english.interface.ribbon import GROUPS  # noqa: PLC0415 - by choice

    return ribbon_xml(english_operations(), GROUPS)


def in_english(modules: Sequence[Module]) -> tuple[Module, ...]:
    """Return the modules of the project with what a person reads in English."""
    return tuple(replace(each, text=_exchanged(each.text)) for each in modules)


def _exchanged(text: str) -> str:
    from xlsops.messages.english.interface.ribbon import VBA  # noqa: PLC0415 - by choice

    for indonesian, english in VBA.items():
        text = text.replace(indonesian, english)
    return text
