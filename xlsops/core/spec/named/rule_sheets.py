"""The sheets people added that conditions name, and the rules that name them."""

from collections.abc import Iterable, Iterator

from xlsops import messages
from xlsops.core.formula.explained import CONDITIONS
from xlsops.core.formula.parsing import parse
from xlsops.core.formula.tokens import FormulaError
from xlsops.core.formula.tree import names
from xlsops.core.spec.named.elsewhere import reach_of
from xlsops.core.spec.sources import parts_of
from xlsops.core.spec.spec import Rule, RuleState
from xlsops.core.values.caseless import caseless


def sheets_named(rules: Iterable[Rule], *, drafts: bool = False) -> tuple[str, ...]:
    """Return the sheets people added that conditions name, those of ``drafts`` too where they count.

    One that cannot be read names none.
    """
    found = (sheet for _, sheet in _naming(rules, drafts=drafts))
    return tuple(dict.fromkeys(each for each in found if reach_of(each) is None))


def rules_naming(sheet: str, rules: Iterable[Rule]) -> tuple[str, ...]:
    """Return the codes of the rules whose condition names a sheet."""
    found = (
        rule.code for rule, each in _naming(rules, drafts=True) if caseless(each) == caseless(sheet)
    )
    return tuple(dict.fromkeys(found))


def shadowed(rules: Iterable[Rule], sheets: Iterable[str]) -> tuple[str, ...]:
    """Return a sentence for each rule that names a sheet by a word that means something else here.

    Who added a sheet called ``Setda`` means it by ``[Setda].[Pagu]``, and would get a sum instead.
    """
    there = {caseless(each): each for each in sheets}
    found = dict.fromkeys(
        (rule.code, there[caseless(word)], reach)
        for rule, word in _naming(rules)
        if (reach := reach_of(word)) and caseless(word) in there
    )
    return tuple(
        messages.conditions.source_shadowed(code, sheet, reach.told) for code, sheet, reach in found
    )


def _naming(rules: Iterable[Rule], *, drafts: bool = False) -> Iterator[tuple[Rule, str]]:
    """Yield what stands in the first of two pairs of brackets, beside the rule that says so."""
    for rule in rules:
        if not rule.condition or (rule.state is RuleState.DRAFT and not drafts):
            continue
        try:
            used = names(parse(rule.condition, CONDITIONS))
        except FormulaError:
            continue
        yield from ((rule, parts[0]) for each in used if (parts := parts_of(each)))
