"""Every file that a bureau should not have sent and that the tests can make: one list for many proofs.

A new kind of bad file is one more generator in ``bad_files`` or, where it carries a valid seal and
may be taken, in ``heavy_files``.
"""

import zipfile
from collections.abc import Iterator, Mapping
from functools import cache
from io import BytesIO

from tests.files.xlsx.hostile import all_cases
from tests.growth.forms import GROWING, packed, parts_of
from tests.procedure.tiny import sending
from xlsops.excel.package.parts import put_together, take_apart

_DOCTYPE = b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]>'
_DISPENSABLE = ("docProps/app.xml", "xl/theme/theme1.xml")
"""Parts a workbook is whole without."""
_HEAVY = 0.1
"""A share of what the growth tests put into a form: the kinds matter here, their cost matters there."""


@cache
def bad_files() -> Mapping[str, bytes]:
    """Return files that are refused, by name; no two have the same bytes."""
    form = sending("HUKUM")
    found = [
        *((str(each), each.make()) for each in all_cases() if each.reason is not None),
        *_cut(form),
        *_without_a_part(form),
        *_with_a_spoilt_part(form),
        *_around(form),
        ("formulir triwulan lain", sending("HUKUM", quarter=1)),
    ]
    return {f"{number:03} {_plain(name)}.xlsx": data for number, (name, data) in enumerate(found)}


def heavy_files(form: bytes) -> Mapping[str, bytes]:
    """Return validly signed forms in which one thing stands very often: taken or refused, never in the way."""
    parts = parts_of(form)
    return {
        f"berat {number:02} {_plain(name)}.xlsx": packed(grow(parts, int(n * _HEAVY)))
        for number, (name, (grow, n)) in enumerate(GROWING.items())
    }


def _cut(form: bytes) -> Iterator[tuple[str, bytes]]:
    """A copy that broke off, or whose end was never written."""
    for share in range(1, 10):
        at = len(form) * share // 10
        yield f"terpotong {share}", form[:at]
        yield f"ekor nol {share}", form[:at] + bytes(len(form) - at)


def _without_a_part(form: bytes) -> Iterator[tuple[str, bytes]]:
    parts = take_apart(form)
    for name in parts:
        if name.endswith((".xml", ".rels")) and name not in _DISPENSABLE:
            yield (
                f"tanpa {name}",
                put_together({each: data for each, data in parts.items() if each != name}),
            )


def _with_a_spoilt_part(form: bytes) -> Iterator[tuple[str, bytes]]:
    parts = take_apart(form)
    for name, data in parts.items():
        if not name.endswith((".xml", ".rels")):
            continue
        head, mark, tail = data.partition(b"?>")
        spoilt = {
            "terpotong di": data[:-4],
            "kosong di": b"",
            "beralih ke luar di": head + mark + _DOCTYPE + tail,
            "huruf rusak di": data.replace(b"</", b"\xff</", 1)
            if b"</" in data
            else b"\xff" + data,
        }
        for how, content in spoilt.items():
            yield f"{how} {name}", put_together({**parts, name: content})


def _around(form: bytes) -> Iterator[tuple[str, bytes]]:
    """The form in something else."""
    yield "di belakang surat", b"X-Mailer: a\r\n\r\n" + form
    for wrapped in ("formulir.xlsx", "kiriman/formulir.xlsx"):
        found = BytesIO()
        with zipfile.ZipFile(found, "w") as file:
            file.writestr(zipfile.ZipInfo(wrapped), form)
        yield f"di dalam arsip {wrapped}", found.getvalue()


def _plain(name: str) -> str:
    """Return a name every file system takes."""
    return "".join(letter if letter.isascii() and letter.isalnum() else " " for letter in name)
