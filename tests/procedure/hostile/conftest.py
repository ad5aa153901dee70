"""Here files are judged as the program does it: by processes that can be ended."""

import pytest


@pytest.fixture(scope="module", autouse=True)
def files_are_judged_here() -> None:
    """Leave the judging to processes: what a hostile file may do to its own is part of the proof."""
