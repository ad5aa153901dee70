"""How a state machine of the procedure is played: the same examples on every run."""

from functools import cache

import pytest
from hypothesis import HealthCheck, settings
from hypothesis.stateful import RuleBasedStateMachine, run_state_machine_as_test

from xlsops.procedure.intake import examining as intake


def play(machine: type[RuleBasedStateMachine], examples: int, steps: int) -> None:
    """Play so many examples of so many steps; the same bytes are read once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(intake, "take", cache(intake.take))
        run_state_machine_as_test(
            machine,
            settings=settings(
                max_examples=examples,
                stateful_step_count=steps,
                deadline=None,
                derandomize=True,
                database=None,
                suppress_health_check=list(HealthCheck),
            ),
        )
