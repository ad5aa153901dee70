"""Holds what a button is about to do against what the control workbook showed when it was pressed."""

from collections.abc import Iterable, Mapping

from xlsops.core.pages.findings_list import NAME
from xlsops.core.pages.showing import fingerprint, shown_in
from xlsops.core.pages.view import BureauView
from xlsops.procedure.period.period import Period


def unseen(period: Period, bureaus: Iterable[BureauView], then: str) -> Mapping[str, str]:
    """Return the bureaus that the control workbook shows otherwise, and why to look first, by code.

    ``then`` is what a person does after having looked.
    """
    shown = shown_in(period.grids, NAME)
    return {
        code: _why(each, then, before=code in shown)
        for each in bureaus
        if shown.get(code := each.bureau.code) != fingerprint(each)
    }


def _why(each: BureauView, then: str, *, before: bool) -> str:
    code = each.bureau.code
    what = "usulan revisinya" if each.proposal else "datanya"
    how = "berubah sejak diperlihatkan" if before else "belum diperlihatkan"
    return f"{code}: {what} {how}. Lembar Isian {code} sudah diperbarui; periksa lagi, lalu {then}."
