"""The delivered report: what its template is called, and the columns of its tables."""

from typing import NamedTuple

NAME = "bahan-laporan.docx"


class TemplateColumn(NamedTuple):
    """A column: its heading, what stands in each row, its width in cm, to which side."""

    heading: str
    text: str
    width: float
    side: str = "left"


BUREAUS = (
    TemplateColumn("No", "{{ b.no }}", 0.9, "center"),
    TemplateColumn("Bagian", "{{ b.nama }}", 6.9),
    TemplateColumn("Indikator terukur", "{{ b.terukur }} dari {{ b.jumlah }}", 2.4, "center"),
    TemplateColumn("Rata-rata capaian (%)", "{{ b.capaian }}", 2.4, "right"),
    TemplateColumn("Predikat", "{{ b.predikat }}", 2.6, "center"),
    TemplateColumn("Keadaan", "{{ b.keadaan }}", 1.8, "center"),
)
OBJECTIVE = (
    TemplateColumn("No", "{{ i.no }}", 0.9, "center"),
    TemplateColumn("Indikator kinerja", "{{ i.nama }}", 4.2),
    TemplateColumn("Satuan", "{{ i.satuan }}", 1.9, "center"),
    TemplateColumn("Target s.d. {{ triwulan }}", "{{ i.target }}", 1.8, "right"),
    TemplateColumn("Realisasi s.d. {{ triwulan }}", "{{ i.realisasi }}", 1.9, "right"),
    TemplateColumn("Capaian (%)", "{{ i.capaian }}", 1.8, "right"),
    TemplateColumn(
        "Predikat",
        "{{ i.predikat }}{% if i.keterangan %} ({{ i.keterangan }}){% endif %}",
        2.4,
        "center",
    ),
    TemplateColumn("Bagian", "{{ i.kode_bagian }}", 2.1, "center"),
)
MONEY = (
    TemplateColumn("No", "{{ b.no }}", 0.9, "center"),
    TemplateColumn("Bagian", "{{ b.nama }}", 6.5),
    TemplateColumn("Pagu yang dilaporkan", "{{ b.pagu }}", 3.7, "right"),
    TemplateColumn("Realisasi", "{{ b.realisasi }}", 3.7, "right"),
    TemplateColumn("Serapan (%)", "{{ b.serapan }}", 2.2, "right"),
)
OPEN = (
    TemplateColumn("No", "{{ t.no }}", 0.8, "center"),
    TemplateColumn("Bagian", "{{ t.kode_bagian }}", 2.0, "center"),
    TemplateColumn("Indikator atau sub kegiatan", "{{ t.indikator }}", 3.7),
    TemplateColumn("Hambatan", "{{ t.hambatan }}", 2.6),
    TemplateColumn("Rencana tindak lanjut", "{{ t.tindak_lanjut }}", 2.6),
    TemplateColumn("Penanggung jawab", "{{ t.penanggung_jawab }}", 2.4),
    TemplateColumn(
        "Batas",
        "{% if t.batas %}{{ t.batas }}{% else %}tidak disebut{% endif %}{% if t.lewat %} ({{ t.lewat }}){% endif %}",
        1.5,
        "center",
    ),
    TemplateColumn("Umur", "{{ t.umur }}", 1.4, "center"),
)
UNANSWERED = (*OPEN[:-1], TemplateColumn("Keadaan", "{{ t.keadaan }}", 1.4, "center"))
WHO = (
    TemplateColumn("Bagian", "{{ b.nama }}", 5.4),
    TemplateColumn("Petugas pengisi", "{{ b.petugas }}", 4.2),
    TemplateColumn("Diterima", "{{ b.diterima }}", 2.4, "center"),
    TemplateColumn(
        "Disahkan",
        "{{ b.disahkan }}{% if b.disahkan_oleh %} ({{ b.disahkan_oleh }}){% endif %}",
        3.0,
        "center",
    ),
    TemplateColumn("Keadaan", "{{ b.keadaan }}", 2.0, "center"),
)
