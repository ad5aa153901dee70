"""What is asked, as people wrote it into the control workbook."""

from collections.abc import Iterable, Mapping
from datetime import date
from decimal import Decimal
from enum import Enum, StrEnum
from functools import cached_property
from typing import TypeVar

from msgspec import Struct, field

from xlsops.core.spec.achievement import Band, Measure, Yardstick
from xlsops.core.spec.methods import Half
from xlsops.core.spec.settings import Settings
from xlsops.core.spec.sources import Source
from xlsops.core.terms.authority import Authority
from xlsops.core.terms.suspensions import Suspension, is_between
from xlsops.core.terms.unused_rules import UnusedRules
from xlsops.core.values.calendar import Calendar
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import Later, Unprinted, choice_repr, repr_as_before


class Block(StrEnum):
    """The two tables of a request form; the value is also the name of its sheet."""

    INDICATORS = "Indikator"
    BUDGET = "Anggaran"


class Level(Enum):
    """Where a line of a budget stands; answers are expected on the lowest."""

    PROGRAMME = "Program"
    ACTIVITY = "Kegiatan"
    SUB_ACTIVITY = "Sub Kegiatan"

    __repr__ = choice_repr


class Total(Enum):
    """What a recap shows below a column of the form."""

    SUM = "jumlah"
    MEAN = "rata-rata"
    NONE = "tidak"

    __repr__ = choice_repr


class FieldKind(Enum):
    """What a form column holds."""

    TEXT = "teks"
    LONG_TEXT = "uraian"
    CODE = "kode"
    NUMBER = "angka"
    PERCENT = "persen"
    MONEY = "rupiah"
    FORMULA = "rumus"

    @property
    def numeric(self) -> bool:
        """Tell whether answers in such a column are numbers."""
        return self is FieldKind.NUMBER or self is FieldKind.MONEY or self is FieldKind.PERCENT


class Visibility(Enum):
    """When a form column is visible."""

    ALWAYS = "ya"
    NEVER = "tidak"
    OPEN = "berjalan"
    UP_TO_OPEN = "s.d. berjalan"

    def __repr__(self) -> str:
        """Return it as it was called before: the fingerprint of a spec is its repr."""
        return f"<Shown.{self.name}: {self.value!r}>"


class Frequency(Enum):
    """How often an indicator has a value."""

    QUARTERLY = "Triwulanan"
    HALF_YEARLY = "Semesteran"
    YEARLY = "Tahunan"
    __hash__ = object.__hash__  # there is one of each; every line of a file is asked for it

    def due(self, quarter: int) -> bool:
        """Tell whether a value is due in that quarter (1 to 4)."""
        if self is Frequency.YEARLY:
            return quarter == 4  # noqa: PLR2004
        return self is Frequency.QUARTERLY or quarter in {2, 4}


class RuleState(Enum):
    """The life of a rule; in trial a rule only warns."""

    DRAFT = "draf"
    TRIAL = "uji"
    ACTIVE = "aktif"
    SUSPENDED = "ditangguhkan"


class Bureau(Struct, frozen=True):
    """A bureau (bagian) of the secretariat; ``channel`` is how its form usually goes to it.

    ``assignee`` is who in the office looks at its data. Nothing of what is asked depends on it.
    """

    code: str
    name: str
    assistant: str = ""
    active: bool = True
    contact: str = ""
    formerly: Later[tuple[str, ...]] = ()
    channel: Unprinted[str] = ""
    assignee: Unprinted[str] = ""

    __repr__ = repr_as_before


class Official(Struct, frozen=True):
    """Someone who signs; an empty name is printed as dots.

    ``key`` is the public part of the key acts are signed with. No figure depends on it, so it is no
    part of what is asked and of its fingerprint.
    """

    role: str
    title: str
    name: str = ""
    rank: str = ""
    nip: str = ""
    prefix: str = ""
    key: Unprinted[str] = ""

    __repr__ = repr_as_before


class Indicator(Struct, frozen=True):
    """A performance indicator, figures by quarter from the first; ``sub_activities`` of its bureau serve it.

    ``inapplicable`` are the earlier quarters of which was said that its figure does not apply. One that
    is ``part_of`` another tells it apart, or is a ``half`` of its ratio. ``meaning`` says what it is, how it is reckoned, whence and by
    whom: help for who answers, on which no figure hangs.
    """

    id: str
    bureau: str
    objective: str
    name: str
    unit: str
    measure: Measure
    frequency: Frequency
    target_year: Decimal
    targets: tuple[Decimal | None, ...]
    actuals: tuple[Decimal | None, ...] = ()
    key_indicator: bool = False
    never_falls: bool = False
    sub_activities: Later[tuple[str, ...]] = ()
    may_not_apply: Later[bool] = False
    inapplicable: Later[tuple[int, ...]] = ()
    part_of: Later[str] = ""
    last_year: Later[tuple[Decimal | None, ...]] = ()
    meaning: Unprinted[tuple[str, ...]] = ()
    half: Later[Half | None] = None

    __repr__ = repr_as_before


class Programme(Struct, frozen=True):
    """A programme, activity or sub-activity; only sub-activities have target and ceiling.

    ``outputs`` and ``spending`` are the earlier quarters' figures; ceiling and spending in rupiah.
    """

    code: str
    bureau: str
    level: Level
    name: str
    output: str = ""
    unit: str = ""
    target: Decimal | None = None
    ceiling: Decimal | None = None
    outputs: tuple[Decimal | None, ...] = ()
    spending: tuple[Decimal | None, ...] = ()

    @property
    def asked(self) -> bool:
        """Tell whether answers are expected on this row."""
        return self.level is Level.SUB_ACTIVITY


class Field(Struct, frozen=True):
    """One column of the request form; width in characters."""

    block: Block
    key: str
    label: str
    kind: FieldKind
    editable: bool
    shown: Visibility
    width: float
    quarter: int | None = None
    required: bool = False
    help: str = ""
    choices: str = ""
    recap: Total = Total.NONE

    @property
    def summed(self) -> bool:
        """Tell whether a sum of the column is asked and means something: percents do not add up."""
        adds_up = FieldKind.NUMBER, FieldKind.MONEY, FieldKind.FORMULA
        return self.recap is Total.SUM and self.kind in adds_up

    @property
    def averaged(self) -> bool:
        """Tell whether a mean of the column is asked and means something."""
        return self.recap is Total.MEAN and self.kind.numeric


class Rule(Struct, frozen=True):
    """One row of the rule sheet; ``condition`` is empty for rules the program computes itself.

    ``severity`` is the word in the sheet, empty where the rule decides it case by case. ``rests`` tells
    for which bureaus it is suspended, ``advice`` what is to be done, where the program's own advice is
    not wanted. Who owns a rule, or in which ``row`` it stands, changes nothing that
    is asked.
    """

    code: str
    severity: str
    block: str
    condition: str
    field: str
    message: str
    basis: str = ""
    since: date | None = None
    until: date | None = None
    state: RuleState = RuleState.ACTIVE
    rests: Later[tuple[Suspension, ...]] = ()
    owner: Unprinted[str] = ""
    row: Unprinted[int] = 0
    advice: Later[str] = ""

    __repr__ = repr_as_before

    @property
    def in_force(self) -> bool:
        """Tell whether the rule is in trial or active, on the days it is meant for."""
        return self.state in {RuleState.TRIAL, RuleState.ACTIVE}

    def applies_on(self, day: date, bureau: str = "") -> bool:
        """Tell whether the rule is in trial or active on that day, for a bureau where one is named."""
        rests = any(each.holds(day, bureau) for each in self.rests)
        return self.in_force and not rests and is_between(day, self.since, self.until)


PROPOSED = "Usulan"
"""The kind of a day that stands in no sheet: the program proposes it for a year the sheet lacks."""


class Holiday(Struct, frozen=True):
    """A day nobody works, whatever its kind."""

    day: date
    name: str
    kind: str


class Spec(Struct, frozen=True, dict=True):
    """Everything the control workbook asks for; rows keep the order of their sheets.

    ``rules`` are those that are right; of the others ``unused`` tells.
    """

    settings: Settings
    bureaus: tuple[Bureau, ...]
    officials: tuple[Official, ...]
    indicators: tuple[Indicator, ...]
    programmes: tuple[Programme, ...]
    fields: tuple[Field, ...]
    rules: tuple[Rule, ...]
    scales: tuple[tuple[str, tuple[Band, ...]], ...]
    lists: tuple[tuple[str, tuple[str, ...]], ...]
    holidays: tuple[Holiday, ...]
    authority: Authority = field(default_factory=Authority)
    sources: Later[tuple[Source, ...]] = ()
    unused: Later[UnusedRules] = UnusedRules()

    __repr__ = repr_as_before

    @property
    def period(self) -> Period:
        """Return the open period."""
        return self.settings.period

    @property
    def active_bureaus(self) -> tuple[Bureau, ...]:
        """Return the bureaus that are asked."""
        return tuple(bureau for bureau in self.bureaus if bureau.active)

    @property
    def calendar(self) -> Calendar:
        """Return when this office works: its hours, without the days of ``Hari Libur``."""
        return Calendar(self.settings.hours, frozenset(each.day for each in self.holidays))

    @property
    def yardstick(self) -> Yardstick:
        """Return how achievement is computed in this office."""
        bands = dict(self.scales)[self.settings.scale]
        return Yardstick(self.settings.negative, self.settings.cap, bands)

    def bureau(self, code: str) -> Bureau | None:
        """Return the bureau of that code."""
        return self._by_code.get(code)

    def official(self, role: str) -> Official | None:
        """Return who holds that role."""
        return next((person for person in self.officials if person.role == role), None)

    def indicators_of(self, code: str) -> tuple[Indicator, ...]:
        """Return the indicators of a bureau in sheet order."""
        return self._indicators_by_bureau.get(code, ())

    def programmes_of(self, code: str) -> tuple[Programme, ...]:
        """Return the programme rows of a bureau in sheet order."""
        return self._programmes_by_bureau.get(code, ())

    def fields_of(self, block: Block) -> tuple[Field, ...]:
        """Return the form columns of a block in order."""
        return tuple(each for each in self.fields if each.block is block)

    def choices(self, name: str) -> tuple[str, ...]:
        """Return the items of a list, empty where there is none of that name."""
        return dict(self.lists).get(name, ())

    @cached_property
    def _by_code(self) -> Mapping[str, Bureau]:
        return {each.code: each for each in reversed(self.bureaus)}

    @cached_property
    def _indicators_by_bureau(self) -> Mapping[str, tuple[Indicator, ...]]:
        return _by_bureau(self.indicators)

    @cached_property
    def _programmes_by_bureau(self) -> Mapping[str, tuple[Programme, ...]]:
        return _by_bureau(self.programmes)

    def rungs(self, bureau: str, line: str) -> tuple[str, ...]:
        """Return the words an indicator is answered in, lowest first; none where it is answered in numbers."""
        return self._rungs.get((bureau, line), ())

    @cached_property
    def _rungs(self) -> Mapping[tuple[str, str], tuple[str, ...]]:
        worded = (each for each in self.indicators if each.measure.rungs)
        return {(each.bureau, each.id): each.measure.rungs for each in worded}

    @property
    def line_ids(self) -> frozenset[str]:
        """Return the codes of all indicators, programmes and what lies below them."""
        indicators = frozenset(each.id for each in self.indicators)
        return indicators | {each.code for each in self.programmes}


Asked = TypeVar("Asked", Indicator, Programme)


def _by_bureau(rows: Iterable[Asked]) -> Mapping[str, tuple[Asked, ...]]:
    """Return rows by their bureau, each in sheet order."""
    found: dict[str, list[Asked]] = {}
    for each in rows:
        found.setdefault(each.bureau, []).append(each)
    return {code: tuple(each) for code, each in found.items()}
