"""What an add-in would obey is known by its name, however it is written."""

import pytest

from xlsops.core.terms.powers import power_of_names, power_of_sheets


@pytest.mark.parametrize(
    "name", ["xlsops.conf", "XlsOps.CONF", " xlsops.conf ", "ｘlsops．conf", "x.py"]
)
def test_a_sheet_an_addin_obeys_is_named_as_it_stands(name: str) -> None:
    power = power_of_sheets(("Isian", name, "Anggaran"))
    assert power is not None
    assert power.startswith(f"lembar {name} berisi ")


@pytest.mark.parametrize("name", ["Isian", "conf", "py", "xlsops.conf.lama", "modul.pyc", ""])
def test_other_sheets_have_no_power(name: str) -> None:
    assert power_of_sheets((name,)) is None


@pytest.mark.parametrize("name", ["xlsops_kendali", "XLSOPS_KENDALI"])
def test_the_mark_of_a_control_workbook_is_a_power(name: str) -> None:
    assert power_of_names(("_xlnm.Print_Titles", name)) is not None


def test_other_names_have_no_power() -> None:
    assert power_of_names(("_xlnm.Print_Titles", "xlsops_lukisan_1", "kendali")) is None
