"""The delivered report: what its template is called, and the columns of its tables."""

from typing import NamedTuple

NAME = "bahan-laporan.docx"


class Column(NamedTuple):
    """A column: its heading, what stands in each row, its width in cm, to which side."""

    heading: str
    text: str
    width: float
    side: str = "left"


BUREAUS = (
    Column("No", "{{ b.no }}", 0.9, "center"),
    Column("Bagian", "{{ b.nama }}", 6.9),
    Column("Indikator terukur", "{{ b.terukur }} dari {{ b.jumlah }}", 2.4, "center"),
    Column("Rata-rata capaian (%)", "{{ b.capaian }}", 2.4, "right"),
    Column("Predikat", "{{ b.predikat }}", 2.6, "center"),
    Column("Keadaan", "{{ b.keadaan }}", 1.8, "center"),
)
OBJECTIVE = (
    Column("No", "{{ i.no }}", 0.8, "center"),
    Column("Indikator kinerja", "{{ i.nama }}", 4.6),
    Column("Satuan", "{{ i.satuan }}", 1.7, "center"),
    Column("Target s.d. {{ triwulan }}", "{{ i.target }}", 1.8, "right"),
    Column("Realisasi s.d. {{ triwulan }}", "{{ i.realisasi }}", 1.8, "right"),
    Column("Capaian (%)", "{{ i.capaian }}", 1.6, "right"),
    Column(
        "Predikat",
        "{{ i.predikat }}{% if i.keterangan %} ({{ i.keterangan }}){% endif %}",
        2.4,
        "center",
    ),
    Column("Bagian", "{{ i.kode_bagian }}", 2.3, "center"),
)
MONEY = (
    Column("No", "{{ b.no }}", 0.9, "center"),
    Column("Bagian", "{{ b.nama }}", 6.5),
    Column("Pagu yang dilaporkan", "{{ b.pagu }}", 3.7, "right"),
    Column("Realisasi", "{{ b.realisasi }}", 3.7, "right"),
    Column("Serapan (%)", "{{ b.serapan }}", 2.2, "right"),
)
OPEN = (
    Column("No", "{{ t.no }}", 0.8, "center"),
    Column("Bagian", "{{ t.kode_bagian }}", 2.1, "center"),
    Column("Indikator atau sub kegiatan", "{{ t.indikator }}", 3.4),
    Column("Hambatan", "{{ t.hambatan }}", 2.7),
    Column("Rencana tindak lanjut", "{{ t.tindak_lanjut }}", 2.8),
    Column("Penanggung jawab", "{{ t.penanggung_jawab }}", 2.3),
    Column(
        "Batas",
        "{% if t.batas %}{{ t.batas }}{% else %}tidak disebut{% endif %}{% if t.lewat %} ({{ t.lewat }}){% endif %}",
        1.5,
        "center",
    ),
    Column("Umur", "{{ t.umur }}", 1.4, "center"),
)
UNANSWERED = OPEN
WHO = (
    Column("Bagian", "{{ b.nama }}", 5.4),
    Column("Petugas pengisi", "{{ b.petugas }}", 4.2),
    Column("Diterima", "{{ b.diterima }}", 2.4, "center"),
    Column(
        "Disahkan",
        "{{ b.disahkan }}{% if b.disahkan_oleh %} ({{ b.disahkan_oleh }}){% endif %}",
        3.0,
        "center",
    ),
    Column("Keadaan", "{{ b.keadaan }}", 2.0, "center"),
)
