"""The nine steps of the procedure, and where the office stands by what the journal says."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from xlsops.core.events import State
from xlsops.core.spec import Spec


class StepStatus(Enum):
    """Where a step stands; the value is the word people see."""

    NOT_STARTED = "Belum Mulai"
    RUNNING = "Sedang Berjalan"
    DONE = "Selesai"


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the SOP; minutes are its standard working minutes."""

    number: int
    label: str
    actor: str
    supplies: str
    minutes: int
    output: str
    short: str


STEPS = (
    Step(1, "Perintah pengumpulan data kinerja", "Sekretaris Daerah", "Lembar disposisi", 15, "Disposisi-1", "Perintah"),
    Step(2, "Perintah pembuatan format permintaan data", "Asisten Administrasi Umum", "Lembar disposisi", 30, "Format Permintaan Data", "Buat format"),
    Step(3, "Penyampaian format kepada jabatan pelaksana", "Kasubbag", "Dokumen", 15, "Tanda Terima Format", "Sampaikan format"),
    Step(4, "Rapat pembahasan pengisian format", "Kabag, Kasubbag, Jabatan Pelaksana", "Dokumen", 60, "Undangan, Daftar Hadir, Notulen", "Rapat"),
    Step(5, "Penyusunan (pengisian) data kinerja", "Jabatan Pelaksana tiap bagian", "Dokumen", 480, "Isian bagian", "Pengisian"),
    Step(6, "Rekapitulasi data kinerja bagian", "Jabatan Pelaksana tiap bagian", "Dokumen", 480, "Rekap bagian", "Rekap bagian"),
    Step(7, "Penghimpunan dan validasi", "Kepala Bagian KKP", "Dokumen", 480, "Himpunan dan Daftar Temuan", "Himpun, validasi"),
    Step(8, "Penyampaian data kinerja kepada Kasubbag", "Kepala Bagian KKP", "Dokumen", 15, "Bukti Serah Terima", "Serah terima"),
    Step(9, "Rekapitulasi data kinerja Setda (bahan laporan)", "Jabatan Pelaksana di bawah Kasubbag", "Dokumen", 480, "Rekapitulasi Data Kinerja Setda", "Rekap Setda"),
)  # fmt: skip


_VALIDATION = 7


@dataclass(frozen=True, slots=True)
class Progress:
    """How far one step is; ``count`` is such as ``6/10 bagian``, ``since`` when it last moved."""

    step: Step
    status: StepStatus
    count: str = ""
    since: datetime | None = None


def progress_of(spec: Spec, state: State, errors: int) -> tuple[Progress, ...]:
    """Return where each step stands; ``errors`` are the open findings that block.

    Steps that happen outside the program (3, 4, 8) are shown as done only once a later step proves
    that they are behind: nothing is claimed that no event says.
    """
    asked = [bureau.code for bureau in spec.active_bureaus]
    made = [state.formats[code].at for code in asked if code in state.formats]
    received = [record.at for code in asked if (record := state.current(code))]
    total = len(asked)
    count = f"{len(received)}/{total} bagian"
    facts: dict[int, Callable[[], tuple[StepStatus, str, datetime | None]]] = {
        1: lambda: (_status(state.opened, done=True), "", state.opened),
        2: lambda: (_part(len(made), total), f"{len(made)}/{total} format", max(made, default=None)),
        3: lambda: (_behind(received), "", None),
        4: lambda: (_behind(received), "", None),
        5: lambda: (_part(len(received), total), count, max(received, default=None)),
        6: lambda: (_part(len(received), total), count, max(received, default=None)),
        7: lambda: _validation(received, total, errors),
        8: lambda: (StepStatus.NOT_STARTED, "", None),
        9: lambda: (_recap(state, received, total, errors), "", state.recap),
    }
    return tuple(Progress(step, *facts[step.number]()) for step in STEPS)


def current_step(progress: tuple[Progress, ...]) -> Progress:
    """Return the step the office is at: the last one running, else the first not done.

    A recap made before validation is done is provisional; the office is still validating.
    """
    validated = progress[_VALIDATION - 1].status is StepStatus.DONE
    running = [
        each for each in progress
        if each.status is StepStatus.RUNNING and (validated or each.step.number <= _VALIDATION)
    ]  # fmt: skip
    if running:
        return running[-1]
    return next((each for each in progress if each.status is not StepStatus.DONE), progress[-1])


def _status(moment: datetime | None, *, done: bool) -> StepStatus:
    if moment is None:
        return StepStatus.NOT_STARTED
    return StepStatus.DONE if done else StepStatus.RUNNING


def _part(some: int, total: int) -> StepStatus:
    if some == 0:
        return StepStatus.NOT_STARTED
    return StepStatus.DONE if some >= total else StepStatus.RUNNING


def _behind(received: list[datetime]) -> StepStatus:
    return StepStatus.DONE if received else StepStatus.NOT_STARTED


def _validation(
    received: list[datetime], total: int, errors: int
) -> tuple[StepStatus, str, datetime | None]:
    if not received:
        return StepStatus.NOT_STARTED, "", None
    done = len(received) >= total and errors == 0
    return StepStatus.DONE if done else StepStatus.RUNNING, f"{errors} galat terbuka", max(received)


def _recap(state: State, received: list[datetime], total: int, errors: int) -> StepStatus:
    complete = len(received) >= total and errors == 0
    return _status(state.recap, done=complete)
