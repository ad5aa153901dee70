"""What a person can have done on a period: by the name of its command, how it is run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from xlsops.core.terms.outcome import Outcome
from xlsops.procedure.period.period import Ahead, nothing


@dataclass(frozen=True, slots=True)
class Task:
    """How one operation is run.

    The function takes the period, its own inputs, and ``progress``. One that is ``reading`` also
    works while the control workbook is open elsewhere; one ``on_folder`` takes the folder's path,
    because it reads what cannot be loaded. ``ahead`` begins while the control workbook is read.
    """

    run: Callable[..., Outcome]
    reading: bool = False
    on_folder: bool = False
    ahead: Ahead = nothing


def _later(module: str, name: str) -> Callable[..., Any]:
    """Return a function whose module is imported when it is run: no click pays for those of others."""

    def run(*given: object, **inputs: object) -> Any:  # noqa: ANN401 - what the function returns
        return getattr(import_module(module), name)(*given, **inputs)

    return run


TASKS: Mapping[str, Task] = {
    "status": Task(_later("xlsops.procedure.status.standing", "status"), reading=True),
    "open": Task(_later("xlsops.procedure.quarters.opening", "open_step")),
    "record": Task(_later("xlsops.procedure.recording.entries", "record")),
    "carry": Task(_later("xlsops.procedure.quarters.recarrying", "carry")),
    "formats": Task(_later("xlsops.procedure.requests.making", "make_forms")),
    "distribute": Task(_later("xlsops.procedure.recording.entries", "distribute")),
    "remind": Task(_later("xlsops.procedure.requests.reminding", "remind")),
    "collect": Task(
        _later("xlsops.procedure.collection.collecting", "collect"),
        ahead=_later("xlsops.procedure.intake.inbox", "expect_files"),
    ),
    "validate": Task(_later("xlsops.procedure.collection.collecting", "validate")),
    "decide": Task(_later("xlsops.procedure.review.deciding", "decide")),
    "return": Task(_later("xlsops.procedure.review.returning", "return_to_bureaus")),
    "approve": Task(_later("xlsops.procedure.review.approving", "approve")),
    "recap": Task(_later("xlsops.procedure.papers.recapping", "make_recap_book")),
    "hand-over": Task(_later("xlsops.procedure.review.handing", "hand_over")),
    "documents": Task(_later("xlsops.procedure.papers.documenting", "documents"), reading=True),
    "verify": Task(_later("xlsops.procedure.audit.verifying", "verify"), on_folder=True),
}
