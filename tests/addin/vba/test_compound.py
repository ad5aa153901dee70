"""The compound file: a strict reader of our own and olefile find what was written."""

from io import BytesIO

import olefile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.addin.reading import Compound
from xlsops.addin.vba.compound import HEADER_PLACES, Storage, compound_file

SIZES = (0, 1, 63, 64, 65, 511, 512, 513, 4032, 4095, 4096, 4097, 5000, 65536, 70000, 1_000_003)

NAMES = st.text("abcdefghijklmnopqrstuvwxyz0123456789_", min_size=1, max_size=31)
STREAMS = st.binary(max_size=200) | st.integers(0, 9000).map(lambda size: b"\xa5" * size)
TREES = st.dictionaries(NAMES, STREAMS | st.dictionaries(NAMES, STREAMS, max_size=8), max_size=12)


def filled(size: int) -> bytes:
    return bytes(number * 7 % 251 for number in range(size))


@pytest.mark.parametrize("size", SIZES)
def test_a_stream_of_any_size_comes_back(size: int) -> None:
    data = compound_file({"one": filled(size), "VBA": {"two": filled(size)}})
    assert Compound(data).streams == {"one": filled(size), "VBA/two": filled(size)}


@pytest.mark.parametrize("number", [1, 2, 3, 4, 5, 40, 127, 128, 129, 300])
def test_any_number_of_streams_comes_back(number: int) -> None:
    tree = {f"Sheet{index}": filled(index * 13) for index in range(number)}
    assert Compound(compound_file({"VBA": tree})).streams == {
        f"VBA/{name}": data for name, data in tree.items()
    }


@pytest.mark.parametrize("sectors", range(118, 135))
def test_the_table_counts_itself_around_its_first_boundary(sectors: int) -> None:
    data = compound_file({"big": filled(sectors * 512)})
    assert Compound(data).streams["big"] == filled(sectors * 512)


@given(TREES)
@settings(max_examples=150, deadline=None)
def test_a_strict_reader_finds_every_tree(tree: dict[str, bytes | dict[str, bytes]]) -> None:
    expected = {}
    for name, held in tree.items():
        below = (
            {f"{name}/{inner}": data for inner, data in held.items()}
            if isinstance(held, dict)
            else {name: held}
        )
        expected.update(below)
    assert Compound(compound_file(tree)).streams == expected


def test_olefile_finds_the_same_streams() -> None:
    tree: Storage = {"VBA": {"dir": filled(900), "Module1": filled(9000)}, "PROJECT": filled(70)}
    with olefile.OleFileIO(
        BytesIO(compound_file(tree)), raise_defects=olefile.DEFECT_UNSURE
    ) as ole:
        assert sorted(map("/".join, ole.listdir())) == ["PROJECT", "VBA/Module1", "VBA/dir"]
        assert ole.openstream("VBA/Module1").read() == filled(9000)
        assert ole.openstream("VBA/dir").read() == filled(900)
        assert ole.root.getmtime() is None


def test_the_last_size_that_fits_is_written_and_the_next_refused() -> None:
    room = HEADER_PLACES * 128 - HEADER_PLACES - 1
    assert Compound(compound_file({"big": bytes(room * 512)})).streams["big"] == bytes(room * 512)
    with pytest.raises(ValueError, match="too many"):
        compound_file({"big": bytes((room + 1) * 512)})


@pytest.mark.parametrize("name", ["", "a" * 32, "a/b", "a\\b", "a:b", "a!b"])
def test_a_name_the_rules_forbid_is_refused(name: str) -> None:
    with pytest.raises(ValueError, match="no name"):
        compound_file({name: b""})


def test_names_that_differ_by_case_only_are_refused() -> None:
    with pytest.raises(ValueError, match="more than case"):
        compound_file({"Module": b"", "MODULE": b""})
