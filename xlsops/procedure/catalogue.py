"""What a person can have done on a period: by the name of its command, how it is run."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from xlsops.core.terms.outcome import Outcome
from xlsops.procedure import collecting, recording, standing
from xlsops.procedure.approving import approve
from xlsops.procedure.audit.verifying import verify
from xlsops.procedure.deciding import decide
from xlsops.procedure.forms import make_forms
from xlsops.procedure.handing import hand_over
from xlsops.procedure.intake.inbox import expect_files
from xlsops.procedure.papers import recapping
from xlsops.procedure.papers.documenting import documents
from xlsops.procedure.period.period import Ahead, nothing
from xlsops.procedure.quarters.opening import open_step
from xlsops.procedure.quarters.recarrying import carry
from xlsops.procedure.reminding import remind
from xlsops.procedure.returning import return_to_bureaus


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
    "status": Task(standing.status, reading=True),
    "open": Task(open_step),
    "record": Task(recording.record),
    "carry": Task(carry),
    "formats": Task(make_forms),
    "distribute": Task(recording.distribute),
    "remind": Task(remind),
    "collect": Task(collecting.collect, ahead=expect_files),
    "validate": Task(collecting.validate),
    "decide": Task(decide),
    "return": Task(return_to_bureaus),
    "approve": Task(approve),
    "recap": Task(recapping.make_recap_book),
    "hand-over": Task(hand_over),
    "documents": Task(documents, reading=True),
    "verify": Task(verify, on_folder=True),
}
