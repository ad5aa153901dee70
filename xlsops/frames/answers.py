"""Every answer that counts, a row each."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from xlsops.core.form.answers import Answer
from xlsops.core.journal.state import FileRecord
from xlsops.core.spec.spec import FieldKind
from xlsops.core.terms.findings import Finding, Severity
from xlsops.core.values.cells import Blank, Boolean, Date, ErrorValue, Number, Text
from xlsops.core.view.view import BureauView, View
from xlsops.frames.column_kinds import ColumnKind, Frame, FrameColumn, Value, typed_frame
from xlsops.frames.period_seen import PeriodSeen

COLUMNS = (
    FrameColumn("tahun", ColumnKind.COUNT),
    FrameColumn("triwulan", ColumnKind.COUNT),
    FrameColumn("periode", ColumnKind.WORD),
    FrameColumn("kantor", ColumnKind.WORD),
    FrameColumn("folder", ColumnKind.WORD),
    FrameColumn("kode_bagian", ColumnKind.WORD),
    FrameColumn("bagian", ColumnKind.WORD),
    FrameColumn("blok", ColumnKind.WORD),
    FrameColumn("id", ColumnKind.TEXT),
    FrameColumn("uraian", ColumnKind.TEXT),
    FrameColumn("satuan", ColumnKind.WORD),
    FrameColumn("kolom", ColumnKind.WORD),
    FrameColumn("judul", ColumnKind.WORD),
    FrameColumn("jenis_kolom", ColumnKind.WORD),
    FrameColumn("jenis_isian", ColumnKind.WORD),
    FrameColumn("angka", ColumnKind.EXACT),
    FrameColumn("angka_float", ColumnKind.FLOAT),
    FrameColumn("teks", ColumnKind.TEXT),
    FrameColumn("lembar", ColumnKind.WORD),
    FrameColumn("sel", ColumnKind.TEXT),
    FrameColumn("sha256", ColumnKind.WORD),
    FrameColumn("berkas", ColumnKind.WORD),
    FrameColumn("diterima", ColumnKind.MOMENT),
    FrameColumn("keadaan", ColumnKind.WORD),
    FrameColumn("diserahkan", ColumnKind.FLAG),
    FrameColumn("galat", ColumnKind.COUNT),
    FrameColumn("peringatan", ColumnKind.COUNT),
    FrameColumn("informasi", ColumnKind.COUNT),
    FrameColumn("kode_temuan", ColumnKind.WORD),
)
_NAMED = {
    Number: "angka",
    Text: "teks",
    Date: "tanggal",
    Boolean: "logika",
    ErrorValue: "galat",
    Blank: "kosong",
}
_UNITS = {FieldKind.MONEY: "Rp", FieldKind.PERCENT: "%"}
"""The unit of columns that do not have the row's own."""


def answers_frame(seen: Iterable[PeriodSeen]) -> Frame:
    """Return a row for every place that was open for an answer in a file that counts, in form order."""
    return typed_frame(COLUMNS, (row for each in seen for row in _rows(each)))


def _rows(seen: PeriodSeen) -> Iterator[tuple[Value, ...]]:
    for each in seen.view.bureaus:
        if each.submission is None or each.record is None:
            continue
        about, stands = period_facts(seen, each), _stands(seen.view, each)
        found = _by_place(each.findings)
        for answer in each.submission.answers:
            if answer.line.id not in each.submission.new_rows:
                here = found[answer.line.id, answer.key]
                place = answer.column.field.block, answer.line.id, answer.key
                file = each.parts.file_of(place) or each.record
                came = (*file_facts(file), file.at if file else None)
                yield (*about, *_answer(answer), *came, *stands, *_weighed(here))


def period_facts(seen: PeriodSeen, each: BureauView) -> tuple[Value, ...]:
    """Return whose row it is, and of which period."""
    period = seen.view.spec.period
    return (
        period.year,
        period.number,
        period.label,
        seen.office,
        seen.folder,
        each.bureau.code,
        each.bureau.name,
    )


def file_facts(record: FileRecord | None) -> tuple[Value, Value]:
    """Return hash and name of an original."""
    return (record.sha, record.name) if record else (None, None)


def _answer(answer: Answer) -> tuple[Value, ...]:
    field, line, number = answer.column.field, answer.line, answer.number
    unit = _UNITS.get(field.kind, line.unit) if field.kind.numeric else None
    return (
        field.block.value,
        line.id,
        line.name,
        unit,
        answer.key,
        answer.column.heading,
        field.kind.value,
        _kind(answer),
        number,
        None if number is None else float(number),
        answer.text or None,
        answer.cell.sheet,
        answer.cell.address,
    )


def _kind(answer: Answer) -> str:
    """Return what stands in the cell: a formula without a result is neither blank nor a figure."""
    if not answer.content.calculated:
        return "rumus"
    return "kosong" if answer.blank else _NAMED[type(answer.content.value)]


def _stands(view: View, each: BureauView) -> tuple[Value, ...]:
    """Return where a bureau stands, and whether it was handed over as it stands."""
    handed = view.state.handed_over.bureaus if view.state.handed_over else {}
    approved = each.approval.data_hash if each.approval and each.approved else None
    stands = approved is not None and handed.get(each.bureau.code) == approved
    return each.status, stands


def _by_place(findings: Sequence[Finding]) -> Mapping[tuple[str, str], list[Finding]]:
    found: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for each in findings:
        found[each.line, each.field].append(each)
    return found


def _weighed(found: Sequence[Finding]) -> tuple[Value, ...]:
    """Return how many open findings there are of each severity, and their codes."""
    counts = (sum(each.severity is severity for each in found) for severity in Severity)
    return *counts, " ".join(each.code for each in found) or None
