"""What the rules of an office cost at intake: ``python -m tests.benchmarks.many_rules``.

Forty rules that each ask much are judged over one bureau's ten thousand rows; printed are seconds of
processor time without and with them, and what a rule costs a row.
"""

import argparse
from collections.abc import Sequence
from datetime import date, datetime
from time import process_time

from tests.benchmarks.corpus import KEY, answered_forms, office_of
from xlsops.core.spec.reading import WIB
from xlsops.core.spec.rules import compile_rules
from xlsops.core.spec.spec import Rule
from xlsops.core.values.structs import replace
from xlsops.procedure.intake.examining import examine

_DAY = date(2026, 7, 6)
_NOW = datetime(2026, 7, 6, 9, tzinfo=WIB)
_DEAR = (
    "IF({n}>0;ROUND([Realisasi TW ini]/MAX([Target Tahun];{n});4)<=1000+{n};TRUE)",
    'LEN(SUBSTITUTE(TRIM(UPPER([Keterangan]));"A{n}";"B"))<=5000+{n}',
    "MEDIAN([Target TW I];[Target TW II];[Target TW III];[Target TW IV];{n})>=0",
    "XOR(MOD(INT([Realisasi TW ini]);{n}+2)<0;[Realisasi TW ini]>=0)",
    'IFERROR(VALUE(MID([Satuan];1;{n}));SEARCH("*";[Satuan]))>=0',
    "[Realisasi TW ini]<=[Bagian].[Realisasi TW ini]+{n}",
    "OR(ISBLANK([Keterangan]);EXACT(LEFT([Keterangan];{n});LEFT([Keterangan];{n})))",
    "AND(" + ";".join(["ABS([Realisasi TW ini]-[Target TW ini])<={n}+10^9"] * 8) + ")",
)


def main(arguments: Sequence[str] | None = None) -> None:
    """Print the cost of the rules."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--rules", type=int, default=40)
    options.add_argument("--rows", type=int, default=10_000)
    chosen = options.parse_args(arguments)
    spec = office_of(1, chosen.rows, 1)
    desk, ((_, form), *_) = answered_forms(spec)
    seconds = {}
    for count in (0, chosen.rules):
        rules = tuple(
            Rule(
                f"A{number:02}",
                "Peringatan",
                "Indikator",
                _DEAR[number % 8].format(n=number),
                "",
                "",
            )
            for number in range(count)
        )
        ruled = replace(spec, rules=rules)
        live, faults = compile_rules(ruled, _DAY)
        assert (len(live), faults) == (count, ()), faults
        began = process_time()
        examined = examine(form, replace(desk, spec=ruled, rules=live, key=KEY), _NOW)
        seconds[count] = process_time() - began
        assert examined.submission is not None, examined.message
    more = seconds[chosen.rules] - seconds[0]
    each = more / (chosen.rules * chosen.rows) * 1e6
    print(
        f"{chosen.rules} rules x {chosen.rows} rows: {seconds[0]:.2f} s without rules, "
        f"{seconds[chosen.rules]:.2f} s with them, {each:.2f} microseconds a rule and row"
    )


if __name__ == "__main__":
    main()
