"""Records from the facts an event tells, its moment and who it happened by."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from xlsops.core.findings import FindingState
from xlsops.core.state import Decision, ReceiptRecord, StepRecord

Data = Mapping[str, Any]


def step_from(data: Data, at: datetime, by: str) -> StepRecord:
    """Return a step that was recorded or planned; earlier versions told no time, number, bureaus."""
    return StepRecord(
        int(data["step"]), date.fromisoformat(data["date"]), str(data["place"]),
        tuple(str(each) for each in data["participants"]), str(data["notes"]), at, by,
        str(data.get("time", "")), str(data.get("number", "")),
        tuple(str(each) for each in data.get("bureaus", ())),
    )  # fmt: skip


def receipt_from(data: Data, at: datetime, by: str) -> ReceiptRecord:
    """Return the confirmation of a form."""
    return ReceiptRecord(
        str(data["bureau"]), str(data["format"]), str(data["name"]), date.fromisoformat(data["date"]),
        str(data["time"]), str(data["channel"]), str(data["notes"]), at, by,
    )  # fmt: skip


def decision_from(data: Data, at: datetime, by: str) -> Decision:
    """Return what was decided about a finding."""
    return Decision(
        (str(data["code"]), str(data["bureau"]), str(data["line"]), str(data["field"])),
        str(data["value"]), FindingState(data["state"]), str(data["note"]), at, by,
        str(data.get("evidence", "")),
        date.fromisoformat(data["until"]) if data.get("until") else None,
    )  # fmt: skip
