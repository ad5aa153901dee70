"""What the parts of a file are called to a person: by what they hold, never by their names inside."""

_WORDS = (
    ("xl/worksheets/_rels/", "susunan berkas"),
    ("xl/worksheets/", "isi lembar"),
    ("xl/workbook", "daftar lembar"),
    ("xl/sharedstrings", "daftar teks"),
    ("xl/styles", "format sel"),
    ("xl/theme/", "tema warna"),
    ("xl/media/", "gambar"),
    ("xl/drawings/", "gambar"),
    ("xl/charts/", "grafik"),
    ("xl/comments", "catatan sel"),
    ("xl/threadedcomments/", "komentar berutas"),
    ("xl/diagrams/", "diagram SmartArt"),
    ("xl/slicer", "pemotong (slicer)"),
    ("xl/timeline", "garis waktu (timeline)"),
    ("xl/ctrlprops/", "tombol atau kendali formulir"),
    ("xl/activex/", "kendali ActiveX"),
    ("xl/embeddings/", "objek tertanam"),
    ("xl/ink/", "coretan tinta"),
    ("xl/model/", "model data"),
    ("xl/pivot", "tabel pivot"),
    ("xl/tables/", "tabel (Insert > Table)"),
    ("xl/vbaproject", "makro"),
    ("xl/querytables/", "koneksi data"),
    ("xl/connections", "koneksi data"),
    ("xl/webextensions/", "panel add-in Office"),
    ("docprops/", "keterangan berkas"),
    ("docmetadata/", "label kerahasiaan"),
    ("customxml/", "data tambahan Office"),
    ("_xmlsignatures/", "tanda tangan digital"),
)
_ABOUT = (".rels", "[content_types].xml")


def piece(name: str) -> str:
    """Return what a part of this name holds, in a person's words."""
    low = name.casefold()
    found = (word for start, word in _WORDS if low.startswith(start))
    return next(found, "susunan berkas" if low.endswith(_ABOUT) else "bagian dalam berkas")
