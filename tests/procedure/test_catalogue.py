"""The list of operations: every function it names is there, and gives an outcome."""

from typing import get_type_hints

import pytest

from xlsops.core.terms.outcome import Outcome
from xlsops.procedure.catalogue import TASKS, Lazy


@pytest.mark.parametrize("name", TASKS)
def test_every_operation_is_where_the_catalogue_says_and_gives_an_outcome(name: str) -> None:
    run = TASKS[name].run
    assert isinstance(run, Lazy)
    assert issubclass(get_type_hints(run.found())["return"], Outcome)


def test_what_begins_ahead_is_where_the_catalogue_says() -> None:
    ahead = TASKS["collect"].ahead
    assert isinstance(ahead, Lazy)
    assert callable(ahead.found())
