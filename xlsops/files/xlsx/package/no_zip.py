"""What a file that is no zip container really is, told from its first bytes."""

import re

from xlsops.core.terms.refused_files import Reason, Refusal
from xlsops.core.values.foreign_text import cited

_MAGIC = (
    (b"%PDF", "dokumen PDF"),
    (b"\x89PNG", "gambar PNG"),
    (b"\xff\xd8\xff", "gambar JPEG"),
    (b"GIF8", "gambar GIF"),
    (b"II*\x00", "gambar TIFF"),
    (b"MM\x00*", "gambar TIFF"),
    (b"{\\rtf", "dokumen RTF"),
    (b"ID;P", "berkas SYLK (.slk)"),
    (b"\x09\x00\x04\x00", "Excel lama (.xls)"),
    (b"\x09\x02\x06\x00", "Excel lama (.xls)"),
    (b"\x09\x04\x06\x00", "Excel lama (.xls)"),
    (b"\x09\x08", "Excel lama (.xls)"),
)
_ARCHIVES = (
    (b"Rar!", "RAR"),
    (b"7z\xbc\xaf\x27\x1c", "7z"),
    (b"\x1f\x8b", "gzip"),
    (b"BZh", "bzip2"),
    (b"\xfd7zXZ\x00", "xz"),
    (b"MSCF", "CAB"),
)
_SHORTCUTS = (
    (b"L\x00\x00\x00\x01\x14\x02\x00", "pintasan (shortcut) Windows"),
    (b"[InternetShortcut]", "pintasan (shortcut) internet"),
    (b'{"url":', "pintasan Google Drive"),
)
_OUTLOOK = (b"\x78\x9f\x3e\x22", "winmail.dat dari Outlook")
_HEADERS = ("from:", "to:", "subject:", "received:", "return-path:", "delivered-to:", "reply-to:")
_WEB_PAGE = ("x-document-type:", "snapshot-content-location:", "<saved by")
_HEADER = re.compile(r"[a-z][a-z0-9-]*:")
_ATTACHED = re.compile(rb'name="?([^"\r\n;]{1,200}\.xlsx)"?', re.IGNORECASE)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("Workbook", "Excel 97–2003 (.xls)"),
    ("Book", "Excel 5/95 (.xls)"),
    ("WordDocument", "dokumen Word lama (.doc)"),
    ("PowerPoint Document", "presentasi PowerPoint lama (.ppt)"),
)
_LETTER = "__substg1.0_"
_RIGHTS = ("DRMEncryptedTransform", "DRMEncryptedDataSpace", "DRMDataSpace", "DRMTransform")
_HEAD = 4_096


def sniff(data: bytes) -> Refusal:
    """Return the refusal of bytes that are no zip container, naming the real format if known."""
    if data.startswith(_COMPOUND):
        return _compound(data)
    if data[4:8] == b"ftyp":
        return Refusal(Reason.FORMAT, "gambar atau video")
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Refusal(Reason.FORMAT, "gambar WebP")
    if data.startswith(b"BM") and data[6:10] == bytes(4):
        return Refusal(Reason.FORMAT, "gambar BMP")
    if known := _known(data):
        return known
    if not data.strip(b"\x00"):
        return Refusal(Reason.RUSAK, "seluruh isinya nol")
    if b"PK\x05\x06" in data[-66_000:]:
        return Refusal(Reason.RUSAK, "ada data asing di depan isi berkas")
    return _text(data)


def _known(data: bytes) -> Refusal | None:
    """Return the refusal of bytes that open with the mark of a known format."""
    for known, reason in (
        (_MAGIC, Reason.FORMAT),
        (_ARCHIVES, Reason.ARSIP),
        (_SHORTCUTS, Reason.PINTASAN),
        ((_OUTLOOK,), Reason.SURAT),
    ):
        for magic, name in known:
            if data.startswith(magic):
                return Refusal(reason, name)
    return Refusal(Reason.ARSIP, "TAR") if data[257:262] == b"ustar" else None


def _compound(data: bytes) -> Refusal:
    if any(word.encode("utf-16-le") in data for word in _RIGHTS):
        return Refusal(Reason.HAK_AKSES, "")
    if _LETTER.encode("utf-16-le") in data:
        return Refusal(Reason.SURAT, "surel Outlook (.msg)")
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Refusal(Reason.SANDI, "")
    for stream, name in _STREAMS:
        if stream.encode("utf-16-le") in data:
            return Refusal(Reason.FORMAT, name)
    return Refusal(Reason.FORMAT, "berkas Office lama")


def _text(data: bytes) -> Refusal:
    head = _decoded(data[:_HEAD])
    if head is None:
        return Refusal(Reason.RUSAK, "isinya tidak dikenali")
    lowered = head.lstrip().casefold()
    if "urn:schemas-microsoft-com:office:spreadsheet" in lowered and "<html" not in lowered:
        return Refusal(Reason.FORMAT, "XML Spreadsheet 2003")
    if "urn:oasis:names:tc:opendocument" in lowered:
        return Refusal(Reason.OPENDOCUMENT, "OpenDocument Spreadsheet (.fods)")
    if _is_letter(lowered):
        return Refusal(Reason.SURAT, _letter(data))
    if lowered.startswith("mime-version:") or _WEB_PAGE[1] in lowered:
        return Refusal(Reason.FORMAT, "halaman web (MHTML)")
    if any(mark in lowered for mark in ("<html", "<!doctype html", "<table", "<body", "<meta")):
        return Refusal(Reason.FORMAT, "halaman web (HTML)")
    if lowered.startswith("<"):
        return Refusal(Reason.FORMAT, "berkas XML")
    return Refusal(Reason.FORMAT, "teks biasa atau CSV")


def _is_letter(lowered: str) -> bool:
    """Tell whether a text opens with the headers of a mail, which a saved web page has, too."""
    lines = lowered.splitlines()
    until = lines.index("") if "" in lines else len(lines)
    headers = "\n".join(lines[:until])
    opens = _HEADER.match(headers) is not None or headers.startswith("from ")
    named = any(f"\n{header}" in f"\n{headers}" for header in _HEADERS)
    return opens and named and not any(mark in headers for mark in _WEB_PAGE)


def _letter(data: bytes) -> str:
    """Return that it is a mail, and the name of a workbook attached to it."""
    attached = _ATTACHED.search(data)
    name = "" if attached is None else cited(attached[1].decode("utf-8", "replace"), 60)
    return f"surel dengan lampiran {name}" if name else "surel (.eml)"


def _decoded(head: bytes) -> str | None:
    """Return the text of a head that looks written, or None where it looks like binary data."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    if any(code < 9 or 13 < code < 32 for code in head):  # noqa: PLR2004 - ASCII controls
        return None
    return head.decode("utf-8", "replace")
