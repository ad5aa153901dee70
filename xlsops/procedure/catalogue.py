"""What a person can have done on a period: by the name of its command, how it is run."""

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from msgspec import Struct

from xlsops.core.terms.outcome import Outcome
from xlsops.procedure.period.loading import Ahead, nothing
from xlsops.procedure.rules.unused_told import beside_unused


class Lazy(Struct, frozen=True):
    """A function whose module is imported when it is run: no click pays for those of others."""

    module: str
    name: str

    def found(self) -> Callable[..., Any]:
        """Import the module and return the function."""
        return getattr(import_module(self.module), self.name)  # type: ignore[no-any-return]

    def __call__(self, *given: object, **inputs: object) -> Any:  # noqa: ANN401 - what it returns
        """Run the function."""
        return self.found()(*given, **inputs)


class Task(Struct, frozen=True):
    """How one operation is run.

    The function takes the period, its own inputs, and ``progress``. One that is ``reading`` also
    works while the control workbook is open elsewhere, and one that may see it ``partly`` while rows of
    the masters are wrong; one ``on_folder`` takes the folder's path,
    because it reads what cannot be loaded. ``ahead`` begins while the control workbook is read.
    """

    run: Callable[..., Outcome]
    reading: bool = False
    partly: bool = False
    on_folder: bool = False
    ahead: Ahead = nothing

    def done(self, subject: Any, **inputs: object) -> Outcome:  # noqa: ANN401 - a period, or its folder
        """Run it on a period; what rules were not run meanwhile is told before what it did."""
        outcome = self.run(subject, **inputs)
        return outcome if self.on_folder else beside_unused(outcome, subject.spec)


TASKS: Mapping[str, Task] = {
    "status": Task(Lazy("xlsops.procedure.status.standing", "status"), reading=True, partly=True),
    "open": Task(Lazy("xlsops.procedure.quarters.opening", "open_step")),
    "record": Task(Lazy("xlsops.procedure.recording.entries", "record")),
    "carry": Task(Lazy("xlsops.procedure.quarters.recarrying", "carry")),
    "formats": Task(Lazy("xlsops.procedure.requests.making", "make_forms")),
    "distribute": Task(Lazy("xlsops.procedure.recording.entries", "distribute")),
    "remind": Task(Lazy("xlsops.procedure.requests.reminding", "remind")),
    "collect": Task(
        Lazy("xlsops.procedure.collection.collecting", "collect"),
        ahead=Lazy("xlsops.procedure.intake.inbox", "expect_files"),
    ),
    "validate": Task(Lazy("xlsops.procedure.collection.collecting", "validate")),
    "decide": Task(Lazy("xlsops.procedure.review.deciding", "decide")),
    "return": Task(Lazy("xlsops.procedure.review.returning", "return_to_bureaus")),
    "approve": Task(Lazy("xlsops.procedure.review.approving", "approve")),
    "recap": Task(Lazy("xlsops.procedure.papers.recapping", "make_recap_book")),
    "hand-over": Task(Lazy("xlsops.procedure.review.handing", "hand_over")),
    "documents": Task(Lazy("xlsops.procedure.papers.documenting", "documents"), reading=True),
    "trace": Task(Lazy("xlsops.procedure.audit.figure_origin", "trace"), reading=True),
    "verify": Task(Lazy("xlsops.procedure.audit.verifying", "verify"), on_folder=True),
}

BESIDE: Mapping[str, Task] = {
    "recap --docx": Task(Lazy("xlsops.procedure.report.making", "make_report")),
    "recap --check": Task(Lazy("xlsops.procedure.report.checking", "check_report"), reading=True),
}
"""What options make of a command."""
