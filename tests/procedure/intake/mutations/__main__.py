"""Prints the mutation table: ``python -m tests.procedure.intake.mutations [BUREAU ...]``."""

import sys

from tests.procedure.intake.mutations.damages import MUTATIONS
from tests.procedure.intake.mutations.forms import BUREAUS, LAYOUTS, clean, examined, told_of


def main(bureaus: list[str]) -> None:
    """Print for each damage in how many forms it was told, and what is told of it first."""
    caught, tried = 0, 0
    alarms = sum(bool(told_of(examined(clean(each)))) for each in bureaus)
    for name, damage in MUTATIONS.items():
        told = [told_of(examined(damage.mutate(clean(each), LAYOUTS[each]))) for each in bureaus]
        hit = sum(any(damage.told in one for one in each) for each in told)
        caught, tried = caught + hit, tried + len(told)
        sys.stdout.write(f"{name:42} {hit}/{len(told)}  {' '.join(told[0])[:110]}\n")
    sys.stdout.write(f"recall {caught}/{tried}; alarms on clean forms {alarms}/{len(bureaus)}\n")


if __name__ == "__main__":
    main(sys.argv[1:] or list(BUREAUS))
