"""The add-in, built once for all tests that only look at it."""

from pathlib import Path

import pytest

from xlsops.addin.build import build


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The path of a freshly built Kinerja.xlam."""
    return build(tmp_path_factory.mktemp("addin"))
