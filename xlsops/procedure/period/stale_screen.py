"""Holds what a button is about to do against what the control workbook showed when it was pressed."""

from collections.abc import Iterable, Mapping

from xlsops import messages
from xlsops.core.pages.findings_list import NAME
from xlsops.core.view.seen_mark import shown_in, view_fingerprint
from xlsops.core.view.view import BureauView
from xlsops.procedure.period.loaded import LoadedPeriod


def unseen(period: LoadedPeriod, bureaus: Iterable[BureauView], then: str) -> Mapping[str, str]:
    """Return the bureaus that the control workbook shows otherwise, and why to look first, by code.

    ``then`` is what a person does after having looked.
    """
    shown = shown_in(period.grids, NAME)
    return {
        code: messages.procedure.unseen(
            code, then, proposal=bool(each.proposal), before=code in shown
        )
        for each in bureaus
        if shown.get(code := each.bureau.code) != view_fingerprint(each)
    }
