"""Here files are judged as the program does it: by processes that can be ended."""

import pytest


@pytest.fixture(scope="module", autouse=True)
def files_are_judged_here() -> None:
    """Leave the judging to processes: what befalls them is what is proved."""
