"""The procedure as its SOP tells it, in plain dicts: what a press does, or that it is refused.

Written from the procedure alone, without a look at the program's own state.
"""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

from msgspec import Struct, field

from tests.procedure.tiny import BROKEN, CLEAN, CODES, OTHER, WARNED
from tests.quarter import DUE, FILLED

LATE = "terlambat"
MEETING_DAY = date(2026, 7, 2)
OPENED = FILLED.replace(tzinfo=UTC) - timedelta(days=1)
"""When the period was opened: nothing of it was saved before."""


class File(Struct, frozen=True):
    """What a bureau sent: the number is when; strangers have no bureau.

    One that is not ``timed`` does not say when it was saved.
    """

    code: str
    slip: str
    number: int
    timed: bool = True

    @property
    def saved(self) -> datetime:
        return FILLED.replace(tzinfo=UTC) + timedelta(minutes=self.number)

    @property
    def figures(self) -> str:
        """Return what its figures amount to; a remark is no figure."""
        return CLEAN if self.slip == WARNED else self.slip


class Model(Struct):
    """What has happened; ``tie`` puts files in an order of which nothing tells how they were made."""

    formats: bool = False
    sent: bool = False
    met: bool = False
    inbox: list[File] = field(default_factory=list)
    known: set[File] = field(default_factory=set)
    came: dict[File, datetime] = field(default_factory=dict)
    run: dict[File, int] = field(default_factory=dict)
    aside: list[File] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    void: set[str] = field(default_factory=set)
    explained: set[tuple[str, str]] = field(default_factory=set)
    approved: dict[str, File] = field(default_factory=dict)
    returned: dict[str, File] = field(default_factory=dict)
    handed: dict[str, str] | None = None
    recap: bool | None = None
    shown: dict[str, object] = field(default_factory=dict)
    tie: Callable[[File], str] = repr

    def look(self, code: str) -> object:
        """Return what a sheet shows of a bureau that may be signed: its newest file, what was found."""
        file = self.newest(code)
        return file, frozenset(self.found(file))

    def show(self) -> None:
        """Paint every sheet."""
        self.shown = {code: self.look(code) for code in CODES}

    def unseen(self, code: str) -> bool:
        """Tell whether what would be signed of a bureau is not what its sheet shows."""
        file = self.newest(code)
        if file is None or (self.signed.get(code) == file and not self.open(file)):
            return False
        return self.shown.get(code) != self.look(code)

    @property
    def versions(self) -> dict[str, list[File]]:
        """Return the files of each bureau that count or could, oldest first."""
        return {
            code: [each for each in self.order(code) if each not in self.aside] for code in CODES
        }

    def order(self, code: str) -> list[File]:
        """Return all files of a bureau: as they came, but before those that say they were saved later.

        One that is answered like an older one which another replaced goes behind that, unless it says
        that it was saved later than the other.
        """
        return [file for alike in self._alike(code)[0] for file in alike]

    def repeats(self, code: str) -> list[File]:
        """Return the files that are answered like an older one which another had replaced."""
        return self._alike(code)[1]

    def _alike(self, code: str) -> tuple[list[list[File]], list[File]]:
        """Return the files in order, those answered alike in a row together, and those that only repeat."""
        alike: list[list[File]] = []
        repeats: list[File] = []
        for file in self._by_time(code):
            twins = next((each for each in reversed(alike) if each[0].slip == file.slip), None)
            if twins is None or (twins is not alike[-1] and self.saved_before(alike[-1][-1], file)):
                alike.append([file])
                continue
            if twins is not alike[-1]:
                repeats.append(file)
            twins.append(file)
        return alike, repeats

    def _by_time(self, code: str) -> list[File]:
        order: list[File] = []
        for file in (each for each in self.came if each.code == code):
            later = [place for place, each in enumerate(order) if self.saved_before(file, each)]
            order.insert(min(later, default=len(order)), file)
        return order

    def believed(self, file: File) -> bool:
        """Tell whether a file says when it was saved, and that can be true."""
        return file.timed and OPENED <= file.saved <= self.came[file]

    def saved_before(self, one: File, other: File) -> bool:
        return self.believed(one) and self.believed(other) and one.saved < other.saved

    def unsure(self, code: str) -> list[File]:
        """Return the files any of which may be the newest, unless the Kabag chose."""
        files, repeats = self.versions[code], self.repeats(code)

        def older(one: File, other: File) -> bool:
            before = self.run[one] < self.run[other] and not self.saved_before(other, one)
            return self.saved_before(one, other) or (other not in repeats and before)

        rivals = [
            each
            for each in files
            if not (older(each, files[-1]) or older(files[-1], each))
            and not any(self.saved_before(each, other) for other in files)
        ]
        chosen = self.signed.get(code) in rivals
        return [] if chosen or len({each.slip for each in rivals}) < 2 else rivals

    def newest(self, code: str) -> File | None:
        return self.versions[code][-1] if self.versions[code] else None

    def counts(self, code: str) -> File | None:
        """Return what counts of a bureau: what was approved, else the newest."""
        return self.signed.get(code) or self.newest(code)

    @property
    def signed(self) -> dict[str, File]:
        """Return the approvals that hold: not those of what was set aside since."""
        return {code: file for code, file in self.approved.items() if code not in self.void}

    def found(self, file: File | None) -> set[str]:
        """Return what there is to find in a file."""
        if file is None:
            return set()
        sent = [
            each.saved if self.believed(each) else self.came[each]
            for each in self.versions[file.code]
        ]
        late = {LATE} if min(sent) > DUE else set()
        return ({file.slip} & {WARNED, BROKEN}) | late

    def open(self, file: File) -> set[str]:
        return {each for each in self.found(file) if (file.code, each) not in self.explained}

    @property
    def received(self) -> list[str]:
        return [code for code in CODES if self.versions[code]]

    @property
    def stands(self) -> bool:
        """Tell whether what is approved is what was handed over."""
        return self.handed == {code: file.figures for code, file in self.signed.items()}


Fact = Callable[[Model], None]
Facts = list[Fact] | None
"""What a press adds, decided on one model and done to another; None where it is refused."""


def make_formats(_model: Model, _now: datetime, _code: str) -> Facts:
    return [lambda model: setattr(model, "formats", True)]


def distribute(model: Model, _now: datetime, _code: str) -> Facts:
    return [lambda model: setattr(model, "sent", True)] if model.formats else None


def meet(model: Model, now: datetime, _code: str) -> Facts:
    """Record the meeting; saying it twice is saying it once, whatever the clock says by then."""
    if model.met:
        return []
    had_one = model.sent or len(model.received) == len(CODES)
    if not had_one or now.date() < MEETING_DAY:
        return None
    return [lambda model: setattr(model, "met", True)]


def collect(model: Model, now: datetime, _code: str) -> Facts:
    if not model.formats:
        return None
    new = sorted(
        {*model.inbox} - model.known,
        key=lambda each: (each.timed, each.number if each.timed else 0, model.tie(each)),
    )
    run = 1 + max(model.run.values(), default=0)

    def came(model: Model) -> None:
        for file in new:
            if file not in model.known:
                model.known.add(file)
                if file.code:
                    model.came[file] = now
                    model.run[file] = run
                    model.moved[file.code] = "came"

    return [came]


def accept(model: Model, _now: datetime, code: str) -> Facts:
    """Explain everything that may be explained beside what counts and what is proposed."""
    explained = explainable(model, code)
    return [lambda model: model.explained.update((code, each) for each in explained)]


def explainable(model: Model, code: str) -> set[str]:
    return (model.found(model.counts(code)) | model.found(model.newest(code))) - {BROKEN}


def send_back(model: Model, _now: datetime, code: str) -> Facts:
    """Return what a bureau can mend, nobody can its lateness, and what was shown as it stands."""
    owing = [each for each in CODES if (file := model.newest(each)) and model.open(file) - {LATE}]
    if not (owing or code):
        return []
    chosen = [code] if code else [each for each in owing if not model.unseen(each)]
    if not chosen or any(each not in owing or model.unseen(each) for each in chosen):
        return None
    files = {each: model.versions[each][-1] for each in chosen}
    return [lambda model: model.returned.update(files)]


def approve(model: Model, _now: datetime, code: str) -> Facts:
    if code:
        file = model.newest(code)
        files = {} if file is None or model.open(file) or model.unsure(code) else {code: file}
        if not files or model.unseen(code):
            return None
    elif not model.received:
        return None
    else:
        first = [each for each in model.received if each not in model.approved]
        files = {
            each: file
            for each in first
            if not model.open(file := model.versions[each][-1])
            and not model.unsure(each)
            and not model.unseen(each)
        }

    def approved(model: Model) -> None:
        model.approved.update(files)
        gone = {code for code, file in files.items() if file in model.aside}
        model.void = (model.void - files.keys()) | gone

    return [approved]


def set_aside(model: Model, _now: datetime, code: str) -> Facts:
    """Set the newest file aside; saying it twice is saying it once, and it voids the approval."""
    code = code or CODES[0]
    if model.moved.get(code) == "aside":
        return []
    file = model.newest(code)
    if file is None:
        return None

    def gone(model: Model) -> None:
        model.aside = [*(each for each in model.aside if each != file), file]
        model.void |= {code} if model.approved.get(code) == file else set()
        model.moved[code] = "aside"

    return [gone]


def use_again(model: Model, _now: datetime, code: str) -> Facts:
    """Let the file that was set aside last count again; its approval stays void."""
    code = code or CODES[0]
    if model.moved.get(code) == "again":
        return []
    aside = [each for each in model.aside if each.code == code]
    if not aside:
        return None

    def back(model: Model) -> None:
        model.aside.remove(aside[-1])
        model.moved[code] = "again"

    return [back]


def hand_over(model: Model, _now: datetime, _code: str) -> Facts:
    if not model.received or any(code not in model.signed for code in model.received):
        return None
    handed = {code: model.signed[code].figures for code in model.received}
    return [lambda model: setattr(model, "handed", handed)]


def recap(model: Model, _now: datetime, _code: str) -> Facts:
    if not model.received:
        return None
    final = {*model.signed} == {*model.received} == {*CODES} and model.stands
    return [lambda model: setattr(model, "recap", final)]


SLIPS = (CLEAN, OTHER, WARNED, BROKEN)
