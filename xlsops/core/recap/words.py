"""What a recap says in sentences; every figure in them is one of the recap's own."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from xlsops.core.form.layout import Line
from xlsops.core.recap.notes import NOT_SENT, RecapNotes
from xlsops.core.results.recap import BureauRecap, Recap
from xlsops.core.terms.findings import Severity, counted
from xlsops.core.values.numbers import indonesian, percent

NOT_APPLICABLE = "–"
_NAMED = 3


def sentences(recap: Recap, notes: RecapNotes) -> tuple[str, ...]:
    """Return what the first page says of the quarter: coverage, achievement, money, findings."""
    return (
        _coverage(recap, notes),
        _achievement(recap),
        _spending(recap),
        _findings(recap, notes),
        *([recap.without] if recap.without else []),
    )


def measured(recap: Recap | BureauRecap) -> str:
    """Return how many indicators could be measured: ``22 dari 25 indikator``."""
    return f"{recap.measured} dari {len(recap.indicators)} indikator"


def rupiah(amount: Decimal) -> str:
    """Return an amount as an office writes it: ``Rp364.134.300``."""
    return f"Rp{indonesian(amount, 0)}"


def not_due(line: Line, quarter: int) -> bool:
    """Tell whether no value is due in that quarter."""
    return not line.frequency.due(quarter)


def listed(names: Sequence[str]) -> str:
    """Return names as a sentence lists them: ``A, B dan C``."""
    if len(names) <= 1:
        return "".join(names)
    return f"{', '.join(names[:-1])} dan {names[-1]}"


def _coverage(recap: Recap, notes: RecapNotes) -> str:
    text = (
        f"{recap.coverage} telah menyampaikan data kinerja {recap.spec.period.title}; "
        f"{measured(recap)} sudah dapat diukur."
    )
    missing = [each for each in recap.bureaus if not each.received]
    if missing and len(missing) < len(recap.bureaus):
        names = [_with_remark(each, notes) for each in missing]
        text += f" {NOT_SENT}: {listed(names)}."
    return text


def _with_remark(bureau: BureauRecap, notes: RecapNotes) -> str:
    remark = notes.remarks.get(bureau.bureau.code, "")
    return f"{bureau.bureau.name} ({remark})" if remark else bureau.bureau.name


def _achievement(recap: Recap) -> str:
    if recap.mean is None:
        return "Capaian kinerja belum dapat dihitung karena belum ada indikator yang terukur."
    text = (
        f"Rata-rata capaian kinerja {percent(recap.mean)} dengan predikat {recap.predicate}, "
        "setiap indikator diperhitungkan paling tinggi 100%"
    )
    return text + _extremes(recap, lambda each: each.mean, "capaian")


def _spending(recap: Recap) -> str:
    if recap.absorption is None:
        return "Serapan anggaran belum dapat dihitung karena belum ada realisasi yang dilaporkan."
    text = (
        f"Realisasi anggaran {rupiah(recap.spent)} dari pagu yang dilaporkan "
        f"{rupiah(recap.ceiling)} atau {percent(recap.absorption)}"
    )
    if recap.ceiling != recap.expected_ceiling:
        text += f" (pagu seluruh bagian {rupiah(recap.expected_ceiling)})"
    return text + _extremes(recap, lambda each: each.absorption, "serapan")


def _extremes(recap: Recap, figure: Callable[[BureauRecap], Decimal | None], word: str) -> str:
    """Return who stands highest and lowest, all named while they are few."""
    figures = [(found, each) for each in recap.bureaus if (found := figure(each)) is not None]
    if len(figures) <= 1:
        return "."
    highest, lowest = max(found for found, _ in figures), min(found for found, _ in figures)
    if highest == lowest:
        return f"; {word} semua bagian sama, {percent(highest)}."
    return f"; {word} tertinggi {_named(figures, highest)}, terendah {_named(figures, lowest)}."


def _named(figures: Sequence[tuple[Decimal, BureauRecap]], wanted: Decimal) -> str:
    names = [each.bureau.name for found, each in figures if found == wanted]
    who = f"pada {len(names)} bagian" if len(names) > _NAMED else listed(names)
    return f"{who} ({percent(wanted)})"


def _findings(recap: Recap, notes: RecapNotes) -> str:
    errors = sum(each.count(Severity.ERROR) for each in recap.bureaus)
    warnings = sum(each.count(Severity.WARNING) for each in recap.bureaus)
    accepted = (
        f"; {told} temuan diterima dengan penjelasan" if (told := len(recap.accepted)) else ""
    )
    if errors or warnings:
        text = (
            f"Hasil pemeriksaan menyisakan {counted(errors, warnings)} yang terbuka"
            f"{accepted}; rinciannya di lembar Temuan."
        )
    else:
        text = f"Hasil pemeriksaan tidak menyisakan galat maupun peringatan yang terbuka{accepted}."
    if notes.provisional:
        return f"{text} Angka masih sementara karena {notes.provisional}."
    return f"{text} Data semua bagian sudah disahkan."
