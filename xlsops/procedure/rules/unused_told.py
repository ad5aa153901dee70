"""What every operation tells besides what it did: the rules that are not run, for their rows are wrong."""

from xlsops import messages
from xlsops.core.spec.spec import Spec
from xlsops.core.terms.outcome import Outcome
from xlsops.core.terms.unused_rules import UnusedRules
from xlsops.core.values.structs import replace

KEY = "unused_rules"


def beside_unused(outcome: Outcome, spec: Spec) -> Outcome:
    """Return an outcome that first tells which rules are not run, and every cell to mend for it."""
    unused = spec.unused
    if not unused.faults:
        return outcome
    lines = (*unused_lines(unused), *outcome.lines)
    return replace(outcome, lines=lines, data={**outcome.data, KEY: _data(unused)}, attention=True)


def unused_lines(unused: UnusedRules) -> tuple[str, ...]:
    """Return which rules are not run, and below it what is to be mended, a line each; nothing where all is right."""
    if not unused.faults:
        return ()
    heading = messages.rule_words.unused(unused.codes, unused.as_delivered, len(unused.faults))
    return (heading, *(f"  {each}" for each in unused.told))


def _data(unused: UnusedRules) -> dict[str, list[str]]:
    return {
        "not_run": list(unused.codes),
        "as_delivered": list(unused.as_delivered),
        "faults": list(unused.told),
    }
