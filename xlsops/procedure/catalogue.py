"""What a person can have done on a period: by the name of its command, how it is run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any

from xlsops.core.terms.outcome import Outcome
from xlsops.procedure.period.period import Ahead, nothing


@dataclass(frozen=True, slots=True)
class Later:
    """A function whose module is imported when it is run: no click pays for those of others."""

    module: str
    name: str

    def found(self) -> Callable[..., Any]:
        """Import the module and return the function."""
        return getattr(import_module(self.module), self.name)  # type: ignore[no-any-return]

    def __call__(self, *given: object, **inputs: object) -> Any:  # noqa: ANN401 - what it returns
        """Run the function."""
        return self.found()(*given, **inputs)


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


TASKS: Mapping[str, Task] = {
    "status": Task(Later("xlsops.procedure.status.standing", "status"), reading=True),
    "open": Task(Later("xlsops.procedure.quarters.opening", "open_step")),
    "record": Task(Later("xlsops.procedure.recording.entries", "record")),
    "carry": Task(Later("xlsops.procedure.quarters.recarrying", "carry")),
    "formats": Task(Later("xlsops.procedure.requests.making", "make_forms")),
    "distribute": Task(Later("xlsops.procedure.recording.entries", "distribute")),
    "remind": Task(Later("xlsops.procedure.requests.reminding", "remind")),
    "collect": Task(
        Later("xlsops.procedure.collection.collecting", "collect"),
        ahead=Later("xlsops.procedure.intake.inbox", "expect_files"),
    ),
    "validate": Task(Later("xlsops.procedure.collection.collecting", "validate")),
    "decide": Task(Later("xlsops.procedure.review.deciding", "decide")),
    "return": Task(Later("xlsops.procedure.review.returning", "return_to_bureaus")),
    "approve": Task(Later("xlsops.procedure.review.approving", "approve")),
    "recap": Task(Later("xlsops.procedure.papers.recapping", "make_recap_book")),
    "hand-over": Task(Later("xlsops.procedure.review.handing", "hand_over")),
    "documents": Task(Later("xlsops.procedure.papers.documenting", "documents"), reading=True),
    "verify": Task(Later("xlsops.procedure.audit.verifying", "verify"), on_folder=True),
}
