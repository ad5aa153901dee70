"""What each number is called."""

from collections.abc import Mapping

from xlsops import messages
from xlsops.core.form.form_lines import columns_of
from xlsops.core.results import meaning as what
from xlsops.core.results.meaning import Meaning, averaged_in, predicate_in
from xlsops.core.spec.spec import Block, Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.terms.findings import Severity

_TOTALS = {
    what.MEAN: "Rata-rata capaian (%)",
    what.EXPECTED: "Pagu seluruhnya (Rp)",
    what.REPORTED: "Pagu yang dilaporkan (Rp)",
    what.SPENT: "Realisasi anggaran (Rp)",
    what.ABSORPTION: "Serapan anggaran (%)",
    what.ASKED: "Jumlah indikator",
    what.MEASURED: "Indikator terukur",
    what.COUNTED[Severity.ERROR]: "Galat terbuka",
    what.COUNTED[Severity.WARNING]: "Peringatan terbuka",
    what.COUNTED[Severity.INFO]: "Informasi terbuka",
}
_LINES = {
    keys.YEAR_TARGET: "Target tahun",
    keys.TARGET_SO_FAR: "Target s.d. {q}",
    keys.ACTUAL_SO_FAR: "Realisasi s.d. {q}",
    keys.RAW: "Capaian mentah (%)",
    keys.ACHIEVED: "Capaian (%)",
    keys.OF_YEAR: "Capaian terhadap target tahun (%)",
    keys.OUTPUT_TARGET: "Target (K)",
    keys.OUTPUT_SO_FAR: "Realisasi K s.d. {q}",
    keys.OUTPUT_ACHIEVED: "Capaian kinerja (%)",
    keys.CEILING: "Pagu (Rp)",
    keys.SPENT_SO_FAR: "Realisasi s.d. {q} (Rp)",
    keys.ABSORPTION: "Serapan (%)",
    what.REPORTED: "Pagu yang dilaporkan (Rp)",
    what.OUTPUT_NOW: "Realisasi K {q}",
    what.SPENT_NOW: "Realisasi {q} (Rp)",
}
Headings = Mapping[tuple[Block, str], str]


def headings_of(spec: Spec) -> Headings:
    """Return what the columns of the form are called, by block and key."""
    return {
        (block, each.field.key): " ".join(each.heading.split())
        for block in Block
        for each in columns_of(spec, block)
    }


def figure_name(spec: Spec, headings: Headings, meaning: Meaning) -> str:
    """Return what a number is called in its row."""
    if not meaning.line and meaning.key in _TOTALS:
        return _TOTALS[meaning.key]
    if word := predicate_in(meaning.key):
        return f"Indikator berpredikat {word}"
    key = averaged_in(meaning.key) or meaning.key
    if meaning.line and key in _LINES:
        return _LINES[key].format(q=spec.period.quarter.label)
    plain = headings.get((meaning.block, key), key)
    return plain if meaning.line else f"{'Rata-rata' if key != meaning.key else 'Jumlah'} {plain}"


def assistant_name(assistant: str) -> str:
    """Return what the bureaus of an Asisten are called together."""
    return assistant or messages.recap.WITHOUT_ASSISTANT


def whose(spec: Spec, meaning: Meaning) -> str:
    """Return whose number it is: the bureau, and the line; an Asisten, or the office where it is all bureaus'."""
    if meaning.assistant is not None:
        return assistant_name(meaning.assistant)
    if not meaning.bureau:
        return spec.settings.office
    bureau = spec.bureau(meaning.bureau)
    name = bureau.name if bureau else meaning.bureau
    return f"{name} · {meaning.line}" if meaning.line else name
