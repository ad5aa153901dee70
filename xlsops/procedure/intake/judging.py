"""The job of a worker: it judges one kept file; what is imported here is all a worker begins with."""

from datetime import datetime

from msgspec import Struct

from xlsops.core.terms.refused_files import Fate
from xlsops.core.values.structs import replace
from xlsops.errors import XlsopsError
from xlsops.files import archive
from xlsops.files.folders import PeriodFolder
from xlsops.procedure.intake.examined import Examined, IntakeContext
from xlsops.procedure.intake.examining import examine
from xlsops.procedure.intake.kept_readings import Shelf

UNREADABLE = "TAK_TERBACA"


class Bench(Struct, frozen=True):
    """What a worker has before it: the folder, the desk, the moment.

    Many answers are dear to send between processes: where they can be kept they go as the text they
    are kept as, if this machine ``keeps`` any, and ``light`` outcomes without them.
    """

    folder: PeriodFolder
    desk: IntakeContext
    now: datetime
    light: bool
    keeps: bool = False


def judge_original(bench: Bench, sha: str) -> Examined | str:
    """Return the outcome of a kept file; a mistake of the program comes back as its traceback."""
    try:
        data = archive.original(bench.folder, sha, sha[:16])
        examined = examine(data, bench.desk, bench.now, undone=bench.desk.undone_in(sha))
    except MemoryError:
        raise
    except XlsopsError as error:
        return Examined(Fate.DEFERRED, code=UNREADABLE, message=str(error))
    except Exception:  # noqa: BLE001 - one bad file never stops the others
        from traceback import format_exc  # noqa: PLC0415 - dear to import, and hardly ever needed

        return format_exc()
    text = Shelf(bench.desk).written(examined) if bench.keeps else b""
    if text or bench.light:
        return replace(examined, submission=None, results=None, text=text)
    return examined
