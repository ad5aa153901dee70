"""Proves the rules of an office on real files: mistakes are planted in fresh forms and read as intake reads.

The forms live in memory alone, sealed with a key no office has: none can be taken for one that was sent.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import islice

from msgspec import Struct, field

from xlsops import messages
from xlsops.core.checks.selftest.counterexamples import Tried, tried
from xlsops.core.checks.selftest.form_examples import ALL_EXAMPLES
from xlsops.core.checks.selftest.planting import CarefulForm, Example, FormKind, Planting
from xlsops.core.checks.selftest.source_examples import in_source, with_sources
from xlsops.core.checks.selftest.verdicts import SelfTest, Verdict
from xlsops.core.form.form_lines import layout_of
from xlsops.core.form.layout import Layout
from xlsops.core.spec.named.live_rule import LiveRule
from xlsops.core.spec.rules import rules_of_day
from xlsops.core.spec.spec import Rule, Spec
from xlsops.core.terms.findings import TOLD, Code, Finding
from xlsops.core.terms.outcome import Progress, silent
from xlsops.core.values.calendar import WIB
from xlsops.core.values.periods import Period
from xlsops.core.values.structs import replace
from xlsops.excel.form.forms import form_maker
from xlsops.excel.form.layout import Laid, lay_out
from xlsops.excel.form.planted import planted, uncalculated
from xlsops.files.emblem import emblem_of
from xlsops.procedure.intake.examined import Examined, IntakeContext
from xlsops.procedure.intake.examining import examine
from xlsops.procedure.intake.over_office import beside_others
from xlsops.procedure.papers.form_bytes import template_of
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.rules.careful_forms import beside_each_other, careful_forms, moment_of
from xlsops.procedure.rules.odd_line import odd_in, odd_line

_KEY = b"uji diri aturan"
_MINUTE = timedelta(minutes=1)
_SECOND_QUARTER, _MOST_SEEN = 2, 3


def self_test(period: LoadedPeriod, progress: Progress = silent) -> SelfTest:
    """Return what the rules of a period find of what is planted for each of them."""
    workshop = _workshop(period)
    forms = workshop.forms
    read = {each.bureau: workshop.read(each, Planting("")) for each in forms}
    workshop.clean.update(read)
    clean = [finding for each in read.values() for finding in each.findings]
    clean += [
        finding for code in read for finding in odd_in(period.spec, read, code, workshop.received)
    ]
    live = {each.rule.code: each for each in period.rules}
    rules, verdicts = period.spec.rules, list[Verdict]()
    for number, rule in enumerate(rules, 1):
        progress(messages.progress.PLANTING, number, len(rules))
        verdicts.append(_verdict(rule, live.get(rule.code), workshop, clean))
    return SelfTest(verdicts, workshop.planted[0], len(forms))


class _Workshop(Struct, frozen=True, dict=True):
    """What forms are made and read with; ``planted`` counts them, ``clean`` are readings of those filled with care."""

    laid: Laid
    spec: Spec
    rules: tuple[LiveRule, ...]
    forms: tuple[CarefulForm, ...]
    desk: IntakeContext
    received: datetime
    made: dict[tuple[str, FormKind], bytes] = field(default_factory=dict)
    planted: list[int] = field(default_factory=lambda: [0])
    clean: dict[str, Examined] = field(default_factory=dict)

    def under(self, rule: Rule) -> tuple[CarefulForm, ...]:
        """Return the forms of the bureaus for which a rule is in force."""
        day = self.received.astimezone(WIB).date()
        return tuple(each for each in self.forms if rule.applies_on(day, each.bureau))

    def form(self, code: str) -> CarefulForm:
        """Return the form of a bureau."""
        return next(each for each in self.forms if each.bureau == code)

    def seen(self, example: Example, planting: Planting) -> bool:
        """Tell whether a planting of an example is found, in a real file, where it must be."""
        self.planted[0] += 1
        examined = self.read(self.form(example.bureau), planting)
        if example.code == examined.code:
            return True
        found = [*examined.findings]
        if example.code == Code.V34.name:
            beside = {**self.clean, example.bureau: examined}
            found += odd_in(self.spec, beside, example.bureau, self.received)
        return any(
            each.code == example.code and example.place in {None, each.cell} for each in found
        )

    def read(self, form: CarefulForm, planting: Planting) -> Examined:
        """Return what intake makes of a form filled with care in which something was planted."""
        due = self.spec.settings.due
        received = self.received
        if due is not None and planting.form is FormKind.TODAY:
            received = due + _MINUTE if planting.late else min(received, due)
        cells = {**form.cells(form.answers), **planting.cells}
        data = planted(self._blank(form.layout, planting.form), cells, planting.hidden)
        past = {form.bureau: planting.past}
        desk = replace(self.desk, opened=received, past=past)
        if planting.sources:
            desk = replace(desk, rules=with_sources(desk.rules, planting.sources))
        return beside_others(examine(data, desk, received), received, desk, form.parts)

    def _blank(self, layout: Layout, kind: FormKind) -> bytes:
        key = layout.bureau.code, kind
        if key not in self.made:
            spec = _spec_of(kind, self.spec)
            of_kind = layout if kind is FormKind.TODAY else layout_of(spec, layout.bureau)
            made = form_maker(self.laid, spec, self.rules, _KEY)(of_kind)
            self.made[key] = uncalculated(made)
        return self.made[key]


def _workshop(period: LoadedPeriod) -> _Workshop:
    spec = period.spec
    laid = lay_out(template_of(period.folder), spec, emblem_of(period.folder))
    desk = IntakeContext(spec, period.layouts, period.rules, _KEY)
    asked = spec, period.layouts
    forms = careful_forms(*asked, period.now)
    forms = beside_each_other(forms, *asked, period.rules, period.now)
    received = moment_of(spec, period.now)
    rules = rules_of_day(period.rules, spec, received.astimezone(WIB).date())
    return _Workshop(laid, spec, rules, forms, desk, received)


def _spec_of(kind: FormKind, spec: Spec) -> Spec:
    """Return what a form of another kind asks."""
    if kind is FormKind.OLDER:
        return replace(
            spec,
            indicators=tuple(replace(each, name=f"{each.name} (lain)") for each in spec.indicators),
            programmes=tuple(replace(each, name=f"{each.name} (lain)") for each in spec.programmes),
        )
    if kind is FormKind.OTHER_QUARTER:
        number = 1 if spec.period.number > 1 else _SECOND_QUARTER
        other = Period(spec.period.year, number)
        return replace(spec, settings=replace(spec.settings, period=other))
    return spec


def _verdict(
    rule: Rule, live: LiveRule | None, workshop: _Workshop, clean: Sequence[Finding]
) -> Verdict:
    if rule.code in TOLD:
        return Verdict(rule, why=messages.planted.NO_RULE)
    forms = workshop.under(rule)
    rests = bool(workshop.forms) and not forms
    if rests or not rule.applies_on(workshop.received.astimezone(WIB).date()):
        return Verdict(rule, why=messages.planted.not_in_force(rule.state.value), in_force=False)
    all_forms, workshop = workshop.forms, replace(workshop, forms=forms)
    if rule.condition:
        return _of_condition(rule, live, workshop, clean)
    if rule.code == Code.V34.name:
        return _of_all(rule, workshop, all_forms, clean)
    if rule.code not in ALL_EXAMPLES:
        return Verdict(rule, why=_UNPLANTED.get(rule.code, messages.planted.lacking("")))
    cells = [str(each.cell) for each in clean if each.code == rule.code]
    expected = rule.code == Code.V29.name  # it only informs, and of what is right
    why = messages.planted.on_clean(cells) if cells and not expected else ""
    lacking = Verdict(rule, why=messages.planted.lacking(_LACKING.get(rule.code, "")))
    seen = list[Verdict]()
    for example in islice(_examples(rule.code, workshop), _MOST_SEEN):
        seen.append(_seen(Verdict(rule, example, clean=not why, why=why), workshop))
        if seen[-1].found:
            return seen[-1]
    return seen[0] if seen else lacking


def _of_all(
    rule: Rule, workshop: _Workshop, forms: Sequence[CarefulForm], clean: Sequence[Finding]
) -> Verdict:
    """Return the verdict on the rule that compares the money of all bureaus: one line of one form moves."""
    found = odd_line(forms, workshop.forms)
    if isinstance(found, str):
        return Verdict(rule, why=messages.planted.lacking(found))
    cells = [str(each.cell) for each in clean if each.code == rule.code]
    why = messages.planted.on_clean(cells) if cells else ""
    given = tuple(each for each in forms if each.bureau == found.bureau)
    return _seen(Verdict(rule, found, clean=not why, why=why), replace(workshop, forms=given))


def _examples(code: str, workshop: _Workshop) -> Iterator[Example]:
    exemplify = ALL_EXAMPLES[code]
    yield from filter(None, map(exemplify, workshop.forms))


def _of_condition(
    rule: Rule, live: LiveRule | None, workshop: _Workshop, clean: Sequence[Finding]
) -> Verdict:
    if live is None:
        return Verdict(rule, why=messages.planted.NEEDS_BEFORE)
    found = tried(live, workshop.forms)
    example = found.example(rule.code)
    if example is None and found.judged and not found.answered:
        example = in_source(live, workshop.forms)
    if example is None:
        alone = messages.planted.OF_ONE_BUREAU if live.office else ""
        return Verdict(rule, why=" ".join(filter(None, (why_not(found), alone))))
    cells = [str(each.cell) for each in clean if each.code == rule.code]
    why = messages.planted.beside(len(cells)) if cells else ""
    return _seen(Verdict(rule, example, clean=True, why=why), workshop)


def why_not(found: Tried) -> str:
    """Return why a condition has no example: it cannot be broken, not be kept, or is never judged."""
    if found.judged and not found.answered:
        return messages.planted.OF_OFFICE
    if not found.judged:
        return messages.planted.never_judged(found.times)
    if found.wrong is None:
        return messages.planted.never_fires(found.times)
    return messages.planted.always_fires(found.times)


def _seen(verdict: Verdict, workshop: _Workshop) -> Verdict:
    example = verdict.example
    if example is None:
        return verdict
    return replace(
        verdict,
        found=workshop.seen(example, example.wrong),
        inside=not workshop.seen(example, example.right),
    )


_UNPLANTED: Mapping[str, str] = {Code.V25.name: messages.planted.OF_MASTER}
"""Why no form shows a rule."""
_LACKING: Mapping[str, str] = {
    Code.V09.name: messages.planted.NO_PERCENT,
    Code.V12.name: messages.planted.NO_FALLING,
    Code.V13.name: messages.planted.NO_BEFORE,
    Code.V14.name: messages.planted.NO_CLOSED,
    Code.V15.name: messages.planted.NO_LATER,
    Code.V17.name: messages.planted.NO_BEFORE,
    Code.V20.name: messages.planted.BENEATH,
    Code.V29.name: messages.planted.ALL_DUE,
    Code.V35.name: messages.planted.NO_BEFORE,
    Code.V36.name: messages.planted.NO_FRACTION,
    Code.V39.name: messages.planted.NO_NEIGHBOUR,
    Code.V30.name: messages.planted.NO_DUE,
}
"""What an office lacks whose forms have no example of a rule."""
