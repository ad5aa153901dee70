"""What a file that is no zip container really is, told from its first bytes."""

from xlsops.core.outcomes import Reason, Refusal

_MAGIC = (
    (b"%PDF", "dokumen PDF"),
    (b"\x89PNG", "gambar PNG"),
    (b"\xff\xd8\xff", "gambar JPEG"),
    (b"GIF8", "gambar GIF"),
    (b"II*\x00", "gambar TIFF"),
    (b"MM\x00*", "gambar TIFF"),
    (b"{\\rtf", "dokumen RTF"),
    (b"Rar!", "arsip RAR"),
    (b"7z\xbc\xaf\x27\x1c", "arsip 7z"),
    (b"\x1f\x8b", "arsip gzip"),
    (b"ID;P", "berkas SYLK (.slk)"),
    (b"L\x00\x00\x00\x01\x14\x02\x00", "pintasan (shortcut) Windows"),
    (b"[InternetShortcut]", "pintasan (shortcut) internet"),
    (b"\x09\x00\x04\x00", "Excel lama (.xls)"),
    (b"\x09\x02\x06\x00", "Excel lama (.xls)"),
    (b"\x09\x04\x06\x00", "Excel lama (.xls)"),
    (b"\x09\x08", "Excel lama (.xls)"),
)
_COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_STREAMS = (
    ("Workbook", "Excel 97–2003 (.xls)"),
    ("Book", "Excel 5/95 (.xls)"),
    ("WordDocument", "dokumen Word lama (.doc)"),
    ("PowerPoint Document", "presentasi PowerPoint lama (.ppt)"),
    ("__substg1.0_", "pesan Outlook (.msg)"),
)
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
    for magic, name in _MAGIC:
        if data.startswith(magic):
            return Refusal(Reason.FORMAT, name)
    if not data.strip(b"\x00"):
        return Refusal(Reason.RUSAK, "seluruh isinya nol")
    if b"PK\x05\x06" in data[-66_000:]:
        return Refusal(Reason.RUSAK, "ada data asing di depan isi berkas")
    return _text(data)


def _compound(data: bytes) -> Refusal:
    if "EncryptedPackage".encode("utf-16-le") in data:
        return Refusal(Reason.SANDI)
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
        return Refusal(Reason.FORMAT, "OpenDocument XML (.fods)")
    if lowered.startswith("mime-version:"):
        return Refusal(Reason.FORMAT, "halaman web (MHTML)")
    if any(mark in lowered for mark in ("<html", "<!doctype html", "<table", "<body", "<meta")):
        return Refusal(Reason.FORMAT, "halaman web (HTML)")
    if lowered.startswith("<"):
        return Refusal(Reason.FORMAT, "berkas XML")
    return Refusal(Reason.FORMAT, "teks biasa atau CSV")


def _decoded(head: bytes) -> str | None:
    """Return the text of a head that looks written, or None where it looks like binary data."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head.decode("utf-16", "replace")
    if any(code < 9 or 13 < code < 32 for code in head):  # noqa: PLR2004 - ASCII controls
        return None
    return head.decode("utf-8", "replace")
