"""The procedure as its SOP tells it, in plain dicts: what a press does, or that it is refused.

Written from the procedure alone, without a look at the program's own state.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime

from tests.procedure.tiny import BROKEN, CLEAN, CODES, OTHER, WARNED
from tests.quarter import DUE

LATE = "terlambat"
MEETING_DAY = date(2026, 7, 2)


@dataclass(frozen=True, slots=True)
class File:
    """What a bureau sent: the number is when; strangers have no bureau."""

    code: str
    slip: str
    number: int

    @property
    def figures(self) -> str:
        """Return what its figures amount to; a remark is no figure."""
        return CLEAN if self.slip == WARNED else self.slip


@dataclass(slots=True)
class Model:
    """What has happened."""

    formats: bool = False
    sent: bool = False
    met: bool = False
    inbox: list[File] = field(default_factory=list)
    known: set[File] = field(default_factory=set)
    came: dict[File, datetime] = field(default_factory=dict)
    aside: list[File] = field(default_factory=list)
    moved: dict[str, str] = field(default_factory=dict)
    void: set[str] = field(default_factory=set)
    explained: set[tuple[str, str]] = field(default_factory=set)
    approved: dict[str, File] = field(default_factory=dict)
    returned: dict[str, File] = field(default_factory=dict)
    handed: dict[str, str] | None = None
    recap: bool | None = None
    shown: dict[str, object] = field(default_factory=dict)

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
        return file is not None and self.signed.get(code) != file and self.shown.get(code) != self.look(code)

    @property
    def versions(self) -> dict[str, list[File]]:
        """Return the files of each bureau that count or could, in the order they came."""
        return {
            code: [each for each in self.came if each.code == code and each not in self.aside]
            for code in CODES
        }

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
        late = {LATE} if min(self.came[each] for each in self.versions[file.code]) > DUE else set()
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
    had_one = model.sent or len(model.received) == len(CODES)
    if not had_one or now.date() < MEETING_DAY:
        return None
    return [lambda model: setattr(model, "met", True)]


def collect(model: Model, now: datetime, _code: str) -> Facts:
    if not model.formats:
        return None
    new = sorted({*model.inbox} - model.known, key=lambda each: each.number)

    def came(model: Model) -> None:
        for file in new:
            if file not in model.known:
                model.known.add(file)
                if file.code:
                    model.came[file] = now
                    model.moved[file.code] = "came"

    return [came]


def accept(model: Model, _now: datetime, code: str) -> Facts:
    """Explain everything that may be explained beside what counts and what is proposed."""
    explained = explainable(model, code)
    return [lambda model: model.explained.update((code, each) for each in explained)]


def explainable(model: Model, code: str) -> set[str]:
    return (model.found(model.counts(code)) | model.found(model.newest(code))) - {BROKEN}


def send_back(model: Model, _now: datetime, code: str) -> Facts:
    owing = [each for each in CODES if (file := model.newest(each)) and model.open(file)]
    chosen = [code] if code else owing
    if not owing or any(each not in owing for each in chosen):
        return None
    files = {each: model.versions[each][-1] for each in chosen}
    return [lambda model: model.returned.update(files)]


def approve(model: Model, _now: datetime, code: str) -> Facts:
    if code:
        file = model.newest(code)
        files = {} if file is None or model.open(file) else {code: file}
        if not files or model.unseen(code):
            return None
    elif not model.received:
        return None
    else:
        first = [each for each in model.received if each not in model.approved]
        files = {
            each: model.versions[each][-1] for each in first
            if not model.open(model.versions[each][-1]) and not model.unseen(each)
        }  # fmt: skip

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
