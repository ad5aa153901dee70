"""A tiny office that joins what several people of a bureau send, and halves of its forms."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from functools import cache
from pathlib import Path

from tests.procedure import tiny
from tests.procedure.tiny import Tiny, line, office, rules
from tests.quarter import FILLED, HEAD, KEY, NOW, filled
from xlsops.core.checks.selftest.careful_answers import Answer, Place, careful_answers
from xlsops.core.form.form_lines import layout_of
from xlsops.core.form.layout import Layout
from xlsops.core.journal.state import FileIdentity
from xlsops.core.spec.spec import Spec
from xlsops.core.terms import column_keys as keys
from xlsops.core.values.structs import replace
from xlsops.core.view.view import BureauView
from xlsops.excel.form.forms import make_form
from xlsops.excel.form.layout import lay_out
from xlsops.excel.package.parts import put_together, take_apart
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.viewing import view_of
from xlsops.resources import asset

CODE = "HUKUM"
ANI, BUDI = "Ani Sari", "Budi Raya"
FIGURE = (line(CODE), "realisasi_2")


@cache
def joining() -> Spec:
    """Return the tiny office, which joins."""
    return replace(office(), settings=replace(office().settings, parts_joined=True))


class People(Tiny, dict=True):
    """A period of the tiny office; while it ``joins``, what several people send counts together."""

    joins: bool = True

    def period(
        self,
        now: datetime = NOW,
        actor: str = HEAD,
        remarks: Mapping[FileIdentity, tuple[str, str]] | None = None,
    ) -> LoadedPeriod:
        period = super().period(now, actor, remarks)
        return replace(period, spec=joining()) if self.joins else period

    def seen(self, now: datetime = NOW) -> BureauView:
        """Return how the bureau stands."""
        return next(each for each in view_of(self.period(now)).bureaus if each.bureau.code == CODE)

    def codes(self, now: datetime = NOW) -> list[tuple[str, str]]:
        """Return code and value of every open finding that blocks or needs an explanation."""
        return [(each.code, each.value) for each in self.seen(now).latest.findings]


def begun(root: Path) -> People:
    """Return a new period whose formats are made."""
    tiny.opened(root, at=FILLED.replace(tzinfo=UTC) - timedelta(days=1))
    return People(root)


@cache
def layout() -> Layout:
    bureau = office().bureau(CODE)
    assert bureau is not None
    return layout_of(office(), bureau)


def careful() -> Mapping[Place, Answer]:
    """Return what a careful bureau answers, without who filled it."""
    answers = careful_answers(layout(), office(), FILLED - timedelta(days=1))
    return {place: value for place, value in answers.items() if place[0] != keys.COVER_LINE}


def first_half() -> Mapping[Place, Answer]:
    """Return the section of the indicators."""
    lines = {each.id for each in layout().indicators.lines}
    return {place: value for place, value in careful().items() if place[0] in lines}


def second_half() -> Mapping[Place, Answer]:
    """Return the section of the budget."""
    return {place: value for place, value in careful().items() if place not in first_half()}


def sent(person: str, answers: Mapping[Place, Answer], minutes: int = 0) -> bytes:
    """Return the bureau's form with just these answers, filled by a person, saved so much later."""
    cover: dict[Place, Answer] = {
        (keys.COVER_LINE, keys.NIP): "19900115 201503 1 001",
        (keys.COVER_LINE, keys.FILLED_ON): FILLED - timedelta(days=1),
    }
    if person:
        cover[keys.COVER_LINE, keys.OFFICER] = person
    return _saved(filled(_form(), layout(), {**cover, **answers}), minutes)


def _saved(data: bytes, minutes: int) -> bytes:
    """Return a file as if it had been saved so much later."""
    parts = take_apart(data)
    saved, later = (
        (FILLED + timedelta(minutes=each)).isoformat().encode() for each in (0, minutes)
    )
    assert saved in parts["docProps/core.xml"]
    parts["docProps/core.xml"] = parts["docProps/core.xml"].replace(saved, later)
    return put_together(parts)


@cache
def _form() -> bytes:
    spec = office()
    laid = lay_out((asset("templates") / "format.xlsx").read_bytes(), spec)
    return make_form(laid, layout(), spec, rules(), KEY)
