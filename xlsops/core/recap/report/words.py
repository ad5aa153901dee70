"""The words of the report: what its template may name, in the office's own language.

Whoever edits the template in Word writes these names between two braces. A value is a text, a figure
bound to the recap, a chart, yes or no, or a list of the same.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from msgspec import Struct, field

from xlsops import messages
from xlsops.core.form.submissions import value_text
from xlsops.core.recap.notes import RecapNotes
from xlsops.core.recap.report.charts import ReportChart, chart_key, charts_of
from xlsops.core.recap.report.figures import (
    BUREAU,
    LINE,
    OBJECTIVE,
    OFFICE,
    PREDICATE,
    Figures,
    figures_of,
    key_of,
)
from xlsops.core.recap.report.objectives import Objective, objectives_of
from xlsops.core.results.flaws import flaws_told
from xlsops.core.results.follow_ups import FollowUp, Register, alike_together
from xlsops.core.results.recap import BureauRecap, IndicatorLine, Recap
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.nip import read_nip
from xlsops.core.values.numbers import indonesian
from xlsops.core.values.periods import Period, long_date, long_time
from xlsops.core.values.visible import visible
from xlsops.core.view.view import BureauView, View
from xlsops.messages.message import listed

Word = object
"""A text, a bound figure, a ReportChart, or a list or mapping of these."""
Words = Mapping[str, Word]
_OF_LINE = {
    keys.YEAR_TARGET: keys.YEAR_TARGET,
    "target": keys.TARGET_SO_FAR,
    "realisasi": keys.ACTUAL_SO_FAR,
    "capaian": keys.ACHIEVED,
    keys.OF_YEAR: keys.OF_YEAR,
    "predikat": keys.PREDICATE,
}
_OF_BUREAU = ("jumlah", "terukur", "capaian", "predikat", keys.CEILING, "realisasi", "serapan")
_OF_OBJECTIVE = ("jumlah", "terukur", "capaian", "predikat")
_TEXTS = {
    keys.DRIVER: keys.DRIVER,
    "hambatan": keys.OBSTACLE,
    "tindak_lanjut": keys.FOLLOW_UP,
    "bukti": keys.EVIDENCE,
    keys.IN_CHARGE: keys.IN_CHARGE,
}


_LINES = 3
"""Of how many lines that say the same a row names."""
_DOTS, _NIP_DOTS = "(" + "." * 40 + ")", "." * 30


class ReportSource(Struct, frozen=True):
    """What the report is made of; ``made`` carries its time zone, ``register`` goes over the quarters."""

    view: View
    made: datetime
    notes: RecapNotes
    register: Register = field(default_factory=Register)

    @property
    def recap(self) -> Recap:
        """Return the recap it tells of."""
        return self.view.recap


def bound_now(recap: Recap) -> Figures:
    """Return all that a report may bind, charts included, as the recap has it now, by key."""
    charts = {key: each.bound for key, each in charts_of(recap).items()}
    return {**figures_of(recap), **charts}


def report_words(source: ReportSource) -> Words:
    """Return all words of the report."""
    recap, settings = source.recap, source.recap.spec.settings
    figures, charts = figures_of(recap), charts_of(recap)
    objectives = objectives_of(recap)
    return {
        "pemerintah": settings.government,
        "kantor": settings.office,
        "tempat": settings.place,
        "tanggal": long_date(source.made),
        "keadaan": long_time(source.made),
        "periode": recap.spec.period.title,
        "triwulan": recap.spec.period.quarter.label,
        "tahun": str(recap.spec.period.year),
        "sementara": source.notes.provisional,
        "contoh": messages.pages.sample("berkas") if settings.sample else "",
        "sidik": source.notes.journal,
        "setda": _mapped(figures, (OFFICE,)),
        "ada_capaian": recap.mean is not None,
        "ada_anggaran": recap.absorption is not None,
        "daftar_bagian": list(_bureaus(source, figures)),
        "daftar_sasaran": [
            _objective(each, number, figures, charts) for number, each in enumerate(objectives, 1)
        ],
        "daftar_predikat": [
            {"nama": word, "jumlah": figures[key_of(PREDICATE, word, "jumlah")]}
            for word, _ in recap.predicates
        ],
        "daftar_tindak_lanjut": _follow_ups(source, source.register.open),
        "daftar_belum_dijawab": _follow_ups(source, source.register.closed),
        "daftar_menunggu": _follow_ups(source, source.register.awaited),
        "grafik_capaian": charts.get(chart_key("capaian"), ""),
        "grafik_serapan": charts.get(chart_key("serapan"), ""),
        "grafik_predikat": charts.get(chart_key("predikat"), ""),
        "catatan": [each for each in _remarks(recap) if each],
        "kasubbag": _official(recap, "KASUBBAG"),
        "kabag": _official(recap, "KABAG"),
        "sekda": _official(recap, "SEKDA"),
    }


def _mapped(figures: Figures, whose: tuple[str, ...]) -> dict[str, Word]:
    """Return somebody's figures by the last part of their keys."""
    start = f"{key_of(*whose)}/"
    return {
        key.removeprefix(start): each
        for key, each in figures.items()
        if key.startswith(start) and "/" not in key.removeprefix(start)
    }


def _bureaus(source: ReportSource, figures: Figures) -> Iterator[Words]:
    for number, view in enumerate(source.view.bureaus, 1):
        bureau = view.recap
        code = bureau.bureau.code
        yield {
            "no": str(number),
            "kode": code,
            "nama": bureau.bureau.name,
            **{what: figures[key_of(BUREAU, code, what)] for what in _OF_BUREAU},
            "keadaan": source.notes.status(bureau),
            **_who_and_when(source, view),
        }


def _who_and_when(source: ReportSource, view: BureauView) -> Words:
    """Return who filled the form, when it came, and when by whom it was approved."""
    officer = view.submission.identity.get(keys.OFFICER) if view.submission else None
    received = source.view.local(view.record.at) if view.record else None
    approval = view.approval if view.approved else None
    return {
        "petugas": visible(value_text(officer.value)).strip() if officer else "",
        "diterima": long_date(received) if received else "",
        "disahkan": long_date(source.view.local(approval.at)) if approval else "",
        "disahkan_oleh": approval.by if approval else "",
    }


def _objective(
    each: Objective, number: int, figures: Figures, charts: Mapping[str, ReportChart]
) -> Words:
    lines = [_line(line, place, figures) for place, line in enumerate(each.lines, 1)]
    return {
        "no": str(number),
        "nama": each.name,
        **{what: figures[key_of(OBJECTIVE, each.name, what)] for what in _OF_OBJECTIVE},
        "ada_capaian": each.mean is not None,
        "grafik": charts.get(chart_key(f"sasaran {each.name}"), ""),
        "daftar_indikator": lines,
        "daftar_penjelasan": [line for line in lines if any(line[what] for what in _TEXTS)],
    }


def _line(each: IndicatorLine, number: int, figures: Figures) -> Words:
    whose = LINE, each.bureau.code, each.line.id
    return {
        "no": str(number),
        "kode": each.line.id,
        "nama": each.line.name,
        "satuan": each.line.unit,
        "bagian": each.bureau.name,
        "kode_bagian": each.bureau.code,
        **{word: figures[key_of(*whose, key)] for word, key in _OF_LINE.items()},
        "keterangan": each.achievement.remark,
        **{word: _said(each, key) for word, key in _TEXTS.items()},
    }


def _said(each: IndicatorLine, key: str) -> str:
    return visible(each.texts.get(key, "")).strip()


def _follow_ups(source: ReportSource, found: Sequence[FollowUp]) -> list[Words]:
    """Return a row for each obstacle; a bureau that says the same of many lines has one for them."""
    return [
        {
            "no": str(number),
            "kode_bagian": each.place[0],
            "bagian": each.bureau,
            "indikator": listed(what, _LINES, "; "),
            "hambatan": each.obstacle,
            "tindak_lanjut": each.plan,
            keys.IN_CHARGE: each.owner,
            "batas": long_date(each.due) if each.due else "",
            "lewat": messages.report.OVERDUE if each.late(source.made.date()) else "",
            "keadaan": each.state.value,
            "umur": messages.report.age(
                each.age,
                _since(each.since, source.recap.spec.period),
                new=each.since == source.recap.spec.period,
                same=each.same,
            ),
        }
        for number, (each, what) in enumerate(alike_together(found), 1)
    ]


def _since(first: Period, period: Period) -> str:
    """Return the first quarter of an obstacle, with its year where that is another one."""
    return first.quarter.label if first.year == period.year else first.label


def _remarks(recap: Recap) -> Iterator[str]:
    """Yield what a reader of the figures must know."""
    missing: list[BureauRecap] = [each for each in recap.bureaus if not each.received]
    if missing:
        yield messages.report.missing([each.bureau.name for each in missing])
    if beside := sum(each.totals.inapplicable for each in recap.bureaus):
        yield messages.report.inapplicable(beside)
    yield flaws_told(*recap.bureaus)
    yield recap.without
    yield messages.report.how_to_read(
        indonesian(recap.spec.settings.cap), recap.spec.settings.scale
    )


def _official(recap: Recap, role: str) -> Words:
    person = recap.spec.official(role)
    return {
        "jabatan": f"{person.prefix} {person.title}".strip() if person else "",
        "nama": (person.name if person else "") or _DOTS,
        "pangkat": person.rank if person else "",
        "nip": read_nip(person.nip).shown if person and person.nip else _NIP_DOTS,
    }
