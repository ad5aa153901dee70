"""The one way a reading stops: an error that carries its refusal."""

from typing import NoReturn, overload

from xlsops.core.terms.refused_files import PlainReason, Reason, Refusal
from xlsops.errors import XlsopsError
from xlsops.messages.message import Message


class UnreadableError(XlsopsError):
    """A file cannot be taken; the refusal says why."""

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(Message(refusal.message, "", f"refused.{refusal.code}"))
        self.refusal = refusal


@overload
def refuse(reason: PlainReason) -> NoReturn: ...


@overload
def refuse(reason: Reason, detail: str) -> NoReturn: ...


def refuse(reason: Reason, detail: str = "") -> NoReturn:
    """Stop the reading with a refusal."""
    raise UnreadableError(Refusal(reason, detail))


def damaged(detail: str) -> NoReturn:
    """Stop the reading because the file is damaged."""
    refuse(Reason.RUSAK, detail)
