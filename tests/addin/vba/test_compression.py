"""The compression: a decompressor of our own, Microsoft's examples, and the files xlwings ships."""

import random
from importlib.util import find_spec
from io import BytesIO
from pathlib import Path

import olefile
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.addin.reading import decompress, parts, vba_modules
from xlsops.addin.vba.compression import compress

SHIPPED = ("addin/xlwings.xlam", "quickstart_addin_ribbon.xlam", "quickstart_addin.xlam")


def shipped(name: str) -> dict[str, bytes]:
    """The streams of a project another program wrote; olefile reads it, ours is too strict."""
    spec = find_spec("xlwings")
    assert spec is not None
    assert spec.origin is not None
    project = parts(Path(spec.origin).parent / name)["xl/vbaProject.bin"]
    with olefile.OleFileIO(BytesIO(project)) as ole:
        return {"/".join(path): ole.openstream(path).read() for path in ole.listdir()}


def test_the_examples_of_the_rules_come_out_as_printed() -> None:
    assert compress(b"abcdefghijklmnopqrstuv.").hex() == (
        "0119b000616263646566676800696a6b6c6d6e6f70007172737475762e"
    )
    assert compress(b"a" * 73).hex() == "0103b002614500"


def test_the_example_with_equal_matches_comes_out_as_short_as_printed() -> None:
    # Among equal matches the printed bytes take another one; the rules leave that open.
    text = b"#aaabcdefaaaaghijaaaaaklaaamnopqaaaaaaaaaaaarstuvwxyzaaa"
    printed = bytes.fromhex(
        "012fb000236161616263646582660070616768696a013808616b6c00306d6e6f70"
        "0671027004107273747576107778797a003c"
    )
    assert decompress(printed) == text
    assert decompress(compress(text)) == text
    assert len(compress(text)) == len(printed)


@pytest.mark.parametrize("name", SHIPPED)
def test_the_list_of_a_shipped_project_comes_out_byte_for_byte(name: str) -> None:
    stream = shipped(name)["VBA/dir"]
    assert compress(decompress(stream)) == stream


@pytest.mark.parametrize("name", SHIPPED)
def test_every_shipped_module_comes_back(name: str) -> None:
    for each in vba_modules(shipped(name)):
        text = each.text.encode("cp1252")
        assert decompress(compress(text)) == text


@pytest.mark.parametrize("size", [0, 1, 2, 3, 4095, 4096, 4097, 8191, 8192, 8193])
def test_text_around_a_chunk_comes_back(size: int) -> None:
    text = (b"    Dim value As Variant\r\n" * 400)[:size]
    assert decompress(compress(text)) == text


def test_a_whole_chunk_without_repetition_is_stored_plain() -> None:
    noise = random.Random(5).randbytes(4096)  # noqa: S311
    packed = compress(noise)
    assert packed[:3].hex() == "01ff3f"
    assert decompress(packed) == noise


@given(st.text("ab \r\n=()", max_size=9000).map(str.encode))
@settings(max_examples=60, deadline=None)
def test_any_text_comes_back(text: bytes) -> None:
    assert decompress(compress(text)) == text


@given(st.binary(max_size=3600))
@settings(max_examples=60, deadline=None)
def test_any_short_bytes_come_back(data: bytes) -> None:
    assert decompress(compress(data)) == data
