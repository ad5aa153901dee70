"""The queue of a period: its open findings by what they may move, their rules' fates considered."""

from xlsops.core.review.impact import Weighing
from xlsops.core.review.queue import Fates, Ranked, ranked
from xlsops.core.view.rule_record import rule_records
from xlsops.core.view.view import View


def weighing_of(view: View) -> Weighing:
    """Return what the findings of a period are weighed against."""
    layouts = {each.bureau.code: each.layout for each in view.bureaus}
    return Weighing(view.recap, layouts, view.past)


def queue_of(view: View, weighing: Weighing | None = None) -> tuple[Ranked, ...]:
    """Return every open finding of what counts, the first to be looked at first."""
    known = rule_records((view,)).items()
    fates = {code: Fates(each.mended, each.accepted) for code, each in known}
    return ranked(weighing or weighing_of(view), fates)
