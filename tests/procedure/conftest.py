"""A played demo and a period ready to collect, for the tests of the procedure."""

from collections.abc import Iterator
from functools import lru_cache

import pytest

from tests.quarter import finished, played, room
from xlsops.files import control_grids as control

__all__ = ["finished", "played", "room"]


@pytest.fixture(scope="session", autouse=True)
def same_bytes_are_read_once() -> Iterator[None]:
    """Read a control workbook once for all who load it: what it says follows from its bytes alone."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(control, "grids_of", lru_cache(maxsize=16)(control.grids_of))
        yield
