"""Plays a whole quarter on sample data and proves that every planted mistake is found."""

import hashlib
from collections.abc import Iterator, Mapping
from datetime import datetime
from pathlib import Path
from time import perf_counter
from typing import Any

from xlsops import messages
from xlsops.core.spec.reading import WIB
from xlsops.core.terms.findings import Severity
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.core.terms.refused_files import Fate
from xlsops.core.terms.steps import Step
from xlsops.core.values.periods import Period as Quarter
from xlsops.core.values.structs import replace
from xlsops.core.view.view import View
from xlsops.demo import quarter as at
from xlsops.demo.filling import filled_form, stray
from xlsops.demo.folder import clear, keep_manifest
from xlsops.demo.marks import found_marks, planted_marks, require_same
from xlsops.demo.office import (
    CHANNEL,
    FIRST_WORDS,
    KABAG,
    KASUBBAG,
    LAST_WORDS,
    handing,
    meeting,
    orders,
)
from xlsops.demo.quarter import DELIVERIES, DUPLICATE, LATECOMER, ROUNDS, STRAYS
from xlsops.demo.typing import mended, type_records, type_words
from xlsops.files.folders import CONTROL
from xlsops.files.writing import write_whole
from xlsops.procedure.collection.collecting import collect
from xlsops.procedure.collection.telling import findings_data
from xlsops.procedure.papers.documenting import documents
from xlsops.procedure.papers.form_bytes import template_of
from xlsops.procedure.papers.recapping import make_recap_book
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.loading import load
from xlsops.procedure.period.naming import form_name
from xlsops.procedure.period.painting import repaint
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.quarters.opening import Opening, open_period, open_step
from xlsops.procedure.recording.entries import distribute, record
from xlsops.procedure.requests.making import make_forms
from xlsops.procedure.review.approving import approve
from xlsops.procedure.review.deciding import decide
from xlsops.procedure.review.handing import hand_over
from xlsops.procedure.review.returning import return_to_bureaus

DESK, HANDOVER, WHOLE = Step.REVIEW, Step.HANDOVER, Step.RECAP
"""The steps of the SOP at which the demo can stop."""
_ACTS = 8
_KEY = hashlib.sha256(b"DATA CONTOH: kunci demo, bukan rahasia").digest()
_DUE = datetime(2026, 7, 10, 16, tzinfo=WIB)
Facts = Mapping[str, Any]
_NOTHING: Facts = {
    "returned": [],
    "decided": 0,
    "approved": [],
    "handed_over": False,
    "recap": "",
    "documents": [],
    "bundle": "",
}


def play(
    root: Path, progress: Progress = silent, until: Step = WHOLE, *, replacing: bool = False
) -> Outcome:
    """Play the quarter in a folder; ``replacing`` takes the place of an earlier demo nobody touched.

    ``until`` is the step of the SOP to stop at: the review is the Kabag's desk, with its findings open and a
    provisional recap. ``missing`` and ``findings`` of the outcome are as of that desk, wherever the
    demo stops; so is the comparison of what was planted and found. Sheets are painted only where
    somebody looks at them next.
    """
    started = perf_counter()
    clear(root, replace=replacing)
    progress(messages.demo.BEGINNING, 0, _ACTS)
    period = _prepared(root)
    for number, moment in enumerate(ROUNDS, 1):
        progress(messages.demo.round_of(f"{moment:%d/%m}"), number, _ACTS)
        period = _then(period, moment)
        _deliver(period)
        collect(period)
    period = _then(period, at.LAST)
    desk = view_of(period)
    planted = planted_marks(period)
    if planted != found_marks(desk):
        keep_manifest(root)
        require_same(planted, found_marks(desk))
    facts = _NOTHING
    if until is DESK:
        facts = {**facts, "recap": make_recap_book(_seen(period)).data["recap"]}
    else:
        repaint(_seen(period), desk)
        progress(messages.demo.RETURNING, 5, _ACTS)
        period, facts = _returned(period, facts)
        progress(messages.demo.MENDING, 6, _ACTS)
        period = _completed(period)
        progress(messages.demo.APPROVING, 7, _ACTS)
        period, facts = _handed_over(period, facts)
    if until is HANDOVER:
        repaint(_seen(period))
    elif until is WHOLE:
        facts = _closed(period, facts)
    keep_manifest(root)
    progress(messages.progress.DONE, _ACTS, _ACTS)
    view = view_of(_then(period, period.now))
    return _outcome(
        root, (desk, view), {**facts, "planted": planted.total()}, perf_counter() - started
    )


def _prepared(root: Path) -> LoadedPeriod:
    """Play steps 1 to 4: the orders, the forms, handing them out, the meeting."""
    open_period(root, Opening(Quarter(2026, 2), _DUE, _KEY), at.PREPARED, KASUBBAG)
    open_step(_unseen(load(root, at.OPENED, KASUBBAG)))
    period = _unseen(type_records(load(root, at.ORDERED, KASUBBAG), orders()))
    record(period)
    period = _then(period, at.FORMATS)
    make_forms(period)
    distribute(_then(period, at.HANDED_OUT), CHANNEL)
    period = _unseen(type_records(_then(period, at.MET), (meeting(tuple(period.layouts)),)))
    record(period)
    return period


def _returned(period: LoadedPeriod, facts: Facts) -> tuple[LoadedPeriod, Facts]:
    """Play the Kabag's first look: some warnings accepted, bureaus with errors returned (7 to 5)."""
    period = _unseen(type_words(_then(period, at.DECIDED, KABAG), FIRST_WORDS))
    decided = decide(period).data["saved"]
    period = _then(period, at.RETURNED)
    erring = [each.bureau.code for each in view_of(period).bureaus if each.count(Severity.ERROR)]
    returned = return_to_bureaus(period, erring).data["returned"]
    codes = [each["bureau"] for each in returned]
    return period, {**facts, "decided": decided, "returned": codes}


def _completed(period: LoadedPeriod) -> LoadedPeriod:
    """Play what comes back mended, and the late bureau (5 to 7)."""
    period = _then(period, at.MENDED, KASUBBAG)
    for code, returned in period.state.sent_back.items():
        copy = period.folder.root / returned.file
        data = mended(copy.read_bytes(), period, code, returned.findings)
        write_whole(period.folder.inbox / copy.name, data)
    collect(period)
    period = _then(period, at.LATE)
    _deliver(period)
    collect(period)
    return period


def _handed_over(period: LoadedPeriod, facts: Facts) -> tuple[LoadedPeriod, Facts]:
    """Play the end of validation and the handover (7 and 8)."""
    period = _then(period, at.SETTLED, KABAG)
    repaint(_seen(period))
    period = _unseen(type_words(period, LAST_WORDS))
    told = {
        "decided": facts["decided"] + decide(period).data["saved"],
        "approved": approve(_then(period, at.APPROVED)).data["approved"],
        "handed_over": not hand_over(_then(period, at.HANDED_OVER)).data["missing"],
    }
    period = _unseen(type_records(_then(period, at.RECORDED, KASUBBAG), (handing(),)))
    record(period)
    return period, {**facts, **told}


def _closed(period: LoadedPeriod, facts: Facts) -> Facts:
    """Play the final recap and print the documents, but for the PDF (9)."""
    period = _then(period, at.RECAPPED)
    recap = make_recap_book(_seen(period)).data["recap"]
    made = documents(_then(period, at.PRINTED), printing=False).data
    printed = [each["title"] for each in made["documents"] if each["sheet"]]
    return {**facts, "recap": recap, "bundle": made["file"], "documents": printed}


def _then(period: LoadedPeriod, moment: datetime, actor: str = "") -> LoadedPeriod:
    """Return the period at a later moment, with what has happened since; its workbook is the same."""
    return replace(period, now=moment, actor=actor or period.actor, events=period.journal.events())


def _unseen(period: LoadedPeriod) -> LoadedPeriod:
    """Return the period with sheets that nobody looks at for now."""
    return replace(period, paint=lambda _pages: None)


def _seen(period: LoadedPeriod) -> LoadedPeriod:
    return replace(period, paint=None)


def _deliver(period: LoadedPeriod) -> None:
    """Put into the inbox what arrives at this moment."""
    inbox = period.folder.inbox
    template = template_of(period.folder)
    for delivery in (*DELIVERIES, LATECOMER):
        if delivery.at == period.now:
            form = (period.folder.formats / form_name(period, delivery.bureau)).read_bytes()
            write_whole(inbox / delivery.name, filled_form(form, delivery, period))
    for each in STRAYS:
        if each.at == period.now:
            write_whole(inbox / each.name, stray(each.kind, template, period, each.at))
    moment, name, copy = DUPLICATE
    if moment == period.now:
        write_whole(inbox / copy, (inbox / name).read_bytes())


def _outcome(root: Path, views: tuple[View, View], facts: Facts, seconds: float) -> Outcome:
    """Return what was played; ``views`` are of the Kabag's desk and of the end."""
    desk, end = views
    files = end.state.files.values()
    data = {
        "folder": str(root),
        "bureaus": len(desk.bureaus),
        "formats": len(end.state.formats),
        "submissions": len(files),
        "accepted": sum(each.accepted for each in files),
        "refused": sum(each.fate is Fate.REFUSED for each in files),
        "missing": [each.bureau.code for each in desk.bureaus if each.record is None],
        "findings": findings_data(desk),
        "found": found_marks(desk).total(),
        "seconds": round(seconds, 2),
        **facts,
    }
    return Outcome(tuple(_lines(root, data)), data)


def _lines(root: Path, data: Facts) -> Iterator[str]:
    """Yield what was played, in the office's words."""
    findings, missing = data["findings"], data["missing"]
    yield messages.demo.played(root, f"{data['seconds']:.1f}", whole=bool(data["handed_over"]))
    yield messages.demo.to_the_meeting(data["formats"])
    yield messages.demo.intake(data["submissions"], data["accepted"], data["refused"], missing)
    yield messages.demo.at_the_desk(
        findings["galat"], findings["peringatan"], data["planted"], data["found"]
    )
    look = ["Beranda", "Temuan"]
    if data["approved"]:
        look = ["Beranda", "Tahapan", "Temuan", "Riwayat"]
        approved = len(data["approved"])
        yield f"  {messages.demo.decided(data['decided'], data['returned'], missing, approved)}"
        yield messages.demo.HANDED_OVER
    if data["documents"]:
        yield messages.demo.closed(len(data["documents"]))
    yield messages.demo.look(root / CONTROL, look)
    if data["recap"]:
        yield messages.demo.recap(root / data["recap"])
    if data["bundle"]:
        yield messages.demo.bundle(root / data["bundle"])
    if data["returned"]:
        yield messages.demo.returned(root / "kembali")
