"""The operations of a period that review, approve and record, by the name of their command."""

from collections.abc import Callable, Mapping

from xlsops.core.outcome import Outcome
from xlsops.procedure.approving import approve
from xlsops.procedure.deciding import decide
from xlsops.procedure.handing import hand_over
from xlsops.procedure.recording import distribute, open_step, record
from xlsops.procedure.returning import return_to_bureaus
from xlsops.procedure.verifying import verify

OPERATIONS: Mapping[str, Callable[..., Outcome]] = {
    "open": open_step,
    "record": record,
    "distribute": distribute,
    "decide": decide,
    "return": return_to_bureaus,
    "approve": approve,
    "hand-over": hand_over,
    "verify": verify,
}
"""All take a Period first, but ``verify``, which takes the folder: it reads what cannot be loaded."""
