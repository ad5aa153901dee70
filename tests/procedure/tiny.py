"""A tiny office whose control workbook nobody paints: the operations' own functions, made fast."""

from collections.abc import Mapping, Sequence
from datetime import datetime, timedelta
from decimal import Decimal
from functools import cache
from pathlib import Path

from msgspec import Struct, field

from tests.quarter import DUE, FILLED, HEAD, KEY, NOW, changed, filled
from tests.samples import sample_spec
from xlsops.core.checks.selftest.careful_answers import Answer, careful_answers
from xlsops.core.form.form_lines import layout_of
from xlsops.core.journal.facts.request_kinds import Opened
from xlsops.core.journal.state import FileIdentity
from xlsops.core.pages import findings_list
from xlsops.core.sheet.sheet import Sheet, Shown
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import Spec
from xlsops.core.values.cells import Content, Grid, Text
from xlsops.core.values.periods import Period as Quarter
from xlsops.core.values.structs import replace
from xlsops.excel.form.forms import make_form
from xlsops.excel.form.layout import lay_out
from xlsops.excel.package.parts import put_together, take_apart
from xlsops.files.folders import PeriodFolder
from xlsops.files.journal import Journal
from xlsops.files.keys import keep_key
from xlsops.files.writing import make_folder
from xlsops.procedure.audit.rebuilding import mismatches
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.wholeness import read_records
from xlsops.procedure.requests.making import make_forms
from xlsops.resources import asset

CODES = ("HUKUM", "KKP")
CLEAN, OTHER, WARNED, BROKEN = "bersih", "angka lain", "peringatan", "galat"
THIRD, WORDED = "angka ketiga", "angka dan alasan lain"
_SLIPS: Mapping[str, Mapping[str, Answer]] = {
    CLEAN: {},
    OTHER: {"realisasi_2": Decimal(79)},
    WARNED: {"keterangan": "ok"},
    BROKEN: {"realisasi_2": "nihil"},
    THIRD: {"realisasi_2": Decimal(80)},
    WORDED: {"realisasi_2": Decimal(80), "pendorong": "Dukungan pimpinan daerah yang kuat"},
}
CODE_OF, FIELD_OF = {WARNED: "V24", BROKEN: "V06"}, {WARNED: "keterangan", BROKEN: "realisasi_2"}
VALUE_OF = {WARNED: "ok", BROKEN: "nihil"}


@cache
def office() -> Spec:
    """Return two bureaus of the sample, each asked two rows."""
    sample = sample_spec()
    due = replace(sample.settings, due=DUE)
    first = [next(each for each in sample.indicators if each.bureau == code) for code in CODES]
    asked = [
        next(each for each in sample.programmes if each.bureau == code and each.asked)
        for code in CODES
    ]
    return replace(
        sample,
        settings=due,
        bureaus=tuple(each for each in sample.bureaus if each.code in CODES),
        indicators=tuple(first),
        programmes=tuple(asked),
    )


@cache
def rules() -> tuple[LiveRule, ...]:
    return compile_rules(office(), NOW.date())[0]


def line(code: str) -> str:
    """Return the row that slips are made on."""
    return office().indicators_of(code)[0].id


def identity(code: str, slip: str) -> FileIdentity:
    """Return what the finding of a slip is known by."""
    return CODE_OF[slip], code, line(code), FIELD_OF[slip]


@cache
def sending(
    code: str, slip: str = CLEAN, number: int = 0, quarter: int = 2, *, timed: bool = True
) -> bytes:
    """Return what a bureau sends; the number says by how many minutes it was saved later.

    One that is not ``timed`` does not say when it was saved.
    """
    if number:
        parts = take_apart(sending(code, slip, quarter=quarter))
        saved, later = (
            (FILLED + timedelta(minutes=each)).isoformat().encode() for each in (0, number)
        )
        assert saved in parts["docProps/core.xml"]
        told = later if timed else f"tanpa waktu {number}".encode()
        parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(saved, told)
        return put_together(parts)
    spec = office()
    spec = replace(spec, settings=replace(spec.settings, period=Quarter(2026, quarter)))
    bureau = spec.bureau(code)
    assert bureau is not None
    layout = layout_of(spec, bureau)
    laid = lay_out((asset("templates") / "format.xlsx").read_bytes(), spec)
    form = make_form(laid, layout, spec, rules(), KEY)
    places = {(line(code), key): value for key, value in _SLIPS[slip].items()}
    answers = changed(careful_answers(layout, spec, FILLED - timedelta(days=1)), places)
    return filled(form, layout, answers)


class Tiny(Struct, dict=True):
    """A period folder of the tiny office; painted pages are gathered, typed remarks are given."""

    root: Path
    pages: list[Sheet] = field(default_factory=list)

    @property
    def folder(self) -> PeriodFolder:
        return PeriodFolder(self.root)

    def period(
        self,
        now: datetime = NOW,
        actor: str = HEAD,
        remarks: Mapping[FileIdentity, tuple[str, str]] | None = None,
    ) -> LoadedPeriod:
        """Return the period as it stands, with what was typed beside findings and what was painted."""
        head = next((page.values[0] for page in self.pages if page.name == findings_list.NAME), ())
        grids = (typed_list(head, remarks or {}),)
        events = Journal(self.folder.journal).events()
        return LoadedPeriod(
            self.folder, office(), rules(), grids, b"", events, now, actor, self._show
        )

    def drop(self, name: str, data: bytes) -> Path:
        path = self.folder.inbox / name
        path.write_bytes(data)
        return path

    def faults(self) -> list[str]:
        """Return everything verifying finds wrong with records and figures."""
        records = read_records(self.folder)
        again = [] if records.faults else [each.text for each in mismatches(self.period(), None)]
        return [*records.faults, *again]

    def _show(self, pages: Sequence[Sheet]) -> None:
        self.pages[:] = pages


def opened(root: Path, *, formats: bool = True, at: datetime = NOW) -> Tiny:
    """Return a new period, its formats made unless told otherwise; what is saved before ``at`` is not believed."""
    tiny = Tiny(root)
    for part in tiny.folder.all:
        make_folder(part)
    keep_key(tiny.folder, KEY)
    label = office().period.label
    Journal(tiny.folder.journal).append([Opened(label)], at, "Kasubbag")
    if formats:
        make_forms(tiny.period())
    return tiny


def typed_list(head: Sequence[Shown], remarks: Mapping[FileIdentity, tuple[str, str]]) -> Grid:
    """Return the list of findings: its first row as it was painted, below it what somebody typed."""
    cells = {(1, column): Content(Text(str(text))) for column, text in enumerate(head, 1) if text}
    for row, (known, (state, note)) in enumerate(remarks.items(), 2):
        for column, text in (
            (findings_list.KEY_COLUMN, "|".join(known)),
            (findings_list.STATUS_COLUMN, state),
            (findings_list.NOTE_COLUMN, note),
        ):
            cells[row, column] = Content(Text(text))
    return Grid(findings_list.NAME, cells=cells)
