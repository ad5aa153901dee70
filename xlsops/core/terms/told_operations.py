"""The operations as the person at the computer is told of them: in Indonesian, or by choice in English."""

from collections.abc import Mapping

from xlsops.core.terms.operations import OPERATIONS, Operation
from xlsops.core.values.structs import replace
from xlsops.messages.message import ENGLISH


def english_operations() -> tuple[Operation, ...]:
    """Return the operations with what the buttons are called, and their tips say, in English."""
    from xlsops.messages.english.interface.ribbon import BUTTONS, SOP_STEPS  # noqa: PLC0415 - by choice

    return tuple(
        replace(each, label=label, supertip=supertip, steps_told=SOP_STEPS)
        for each in OPERATIONS
        for label, supertip in (BUTTONS[each.command],)
    )


def _named() -> Mapping[str, str]:
    """Return how a sentence names each button: in English with the Indonesian, which sheets and papers say."""
    if not ENGLISH:
        return {each.label: each.label for each in OPERATIONS}
    pairs = zip(english_operations(), OPERATIONS, strict=True)
    return {ours.label: f"{told.label} ({ours.label})" for told, ours in pairs}


TOLD = english_operations() if ENGLISH else OPERATIONS
NAMED = _named()
"""How a sentence at the computer names a button, by its Indonesian label."""
