"""What the settings leave open when forms go out: no due date, no holidays, words of the sample."""

import re
from collections.abc import Iterator
from datetime import datetime

from xlsops.core.clock.reckoning import FILLED, Basis
from xlsops.core.spec.spec import PROPOSED, Spec
from xlsops.core.values.periods import long_date

_PRINTED = {
    "government": "Nama pemerintah daerah", "office": "Nama perangkat daerah", "address": "Alamat kantor",
    "place": "Tempat penandatanganan", "contact": "Yang dapat dihubungi", "procedure": "Nama prosedur",
    "sop_number": "Nomor SOP",
}  # fmt: skip
"""The settings that are printed on what bureaus get, as their rows are labelled."""
_SAMPLE = re.compile(
    r"\(\s*(?:nomor|alamat|telepon|nama|isi|contoh)\b[^()]*\)|^\s*\([^()]*\)\s*$", re.IGNORECASE
)


def unready(spec: Spec, due: datetime | None = None) -> tuple[str, ...]:
    """Return in a sentence each what is still to be set; ``due`` is what is reckoned without a date."""
    return tuple(_unready(spec, due))


def proposed_years(spec: Spec) -> str:
    """Return the years whose holidays are not in the sheet; empty where all are."""
    years = sorted({each.day.year for each in spec.holidays if each.kind == PROPOSED})
    return " dan ".join(map(str, years))


def _unready(spec: Spec, due: datetime | None) -> Iterator[str]:
    settings, years = spec.settings, proposed_years(spec)
    if settings.due is None:
        until = (
            f"{long_date(due)} pukul {due:%H.%M}" if due
            else f"{FILLED} menit kerja sejak bagian menerima format dan rapat selesai"
        )  # fmt: skip
        yield (
            f"Batas waktu kirim di lembar Pengaturan kosong, jadi yang berlaku {Basis.STANDARD.value}: {until}. "
            "Bila ada tanggalnya, isi sebelum Buat Format: batas itu tercetak di format dan surat."
        )
    if years:
        yield (
            f"Lembar Hari Libur tidak memuat satu hari pun pada tahun {years}; yang dihitung usulan program "
            "(perkiraan). Isi hari libur tahun itu menurut ketetapan pemerintah."
        )
    if not settings.sample:
        left = [
            f"{label} ({found[0].strip(' ()')})"
            for key, label in _PRINTED.items() if (found := _SAMPLE.search(getattr(settings, key)))
        ]  # fmt: skip
        if left:
            yield (
                f"Lembar Pengaturan masih berisi teks contoh yang ikut tercetak di format dan surat: "
                f"{'; '.join(left)}. Ganti dengan yang sebenarnya, lalu Buat Format lagi."
            )
