"""The wording of the documents: the program's own, over which an office lays its own."""

import re
import tomllib
from collections.abc import Mapping

from msgspec import Struct

from xlsops import messages

Wording = str | tuple[str, ...]
Sections = Mapping[str, Mapping[str, Wording]]

COMMON = frozenset(
    {
        "pemerintah",
        "perangkat_daerah",
        "alamat",
        "tempat",
        "prosedur",
        "nomor_sop",
        "periode",
        "triwulan",
        "tahun",
        "batas",
        "keadaan",
        "sekda",
        "asisten",
        "kabag",
        "kasubbag",
        "pelaksana",
    }
)
"""The words in braces that every document fills."""

_ADDRESSED = frozenset({"bagian", "kepala_bagian", "hubungi", "lampiran", "berkas"})
_REMINDING = _ADDRESSED | {
    "hari_ini",
    "batas_bagian",
    "dikembalikan",
    "alasan",
    "berkas_ditolak",
    "jumlah_ditolak",
    "diterima",
    "sebab",
    "pengingat_lalu",
    "terlambat",
}

SPECIAL: Mapping[str, frozenset[str]] = {
    "daftar_format": frozenset({"jumlah"}),
    "pengantar": _ADDRESSED | {"triwulan_lalu", "jumlah_hambatan"},
    "tanda_terima": frozenset({"jumlah"}),
    "undangan": frozenset({"hari", "waktu", "tempat_rapat"}),
    "rekap_kiriman": frozenset({"cakupan"}),
    "daftar_temuan": frozenset({"cakupan", "galat", "peringatan"}),
    "surat_pengembalian": _ADDRESSED
    | {"diterima", "temuan", "galat", "peringatan", "batas_bagian", "tenggat", "pengembalian_lalu"},
    "pengingat": _REMINDING,
    "keterlambatan": _REMINDING,
    "berita_acara": frozenset(
        {"hari_tanggal", "tempat_serah", "cakupan", "galat", "peringatan", "belum", "kekurangan"}
    ),
    "uji_diri": frozenset(
        {"aturan", "terbukti", "gagal", "tidak_ditanam", "tidak_berlaku", "ditanam", "bersih"}
    ),
    "rekap_asisten": frozenset({"nama_asisten", "cakupan"}),
    "pengesahan": frozenset(
        {"cakupan", "capaian", "serapan", "galat", "peringatan", "belum", "kekurangan"}
    ),
}
"""The words in braces that only one document fills."""

_RETIRED = frozenset({("umum", "lambang")})
"""Texts earlier versions had; a file that still holds them is no worse for it."""
_BRACES = re.compile(r"\{([^{}]*)\}")


class Words(Struct, frozen=True):
    """The wording of one document with the values of its words in braces."""

    wording: Mapping[str, Wording]
    values: Mapping[str, str]

    def __call__(self, key: str) -> str:
        """Return one text, filled."""
        text = self.wording[key]
        return self._filled(text if isinstance(text, str) else "\n".join(text))

    def all(self, key: str) -> tuple[str, ...]:
        """Return a list of texts, filled."""
        texts = self.wording[key]
        return tuple(self._filled(each) for each in ((texts,) if isinstance(texts, str) else texts))

    def _filled(self, text: str) -> str:
        return _BRACES.sub(lambda found: self.values.get(found[1], found[0]), text)


class Texts(Struct, frozen=True):
    """The wording of all documents by section of the file."""

    sections: Sections

    def of(self, section: str, values: Mapping[str, str]) -> Words:
        """Return the wording of one document."""
        return Words(self.sections[section], values)


def usual_texts(text: str) -> Texts:
    """Return the program's own wording; raises ValueError where the file is no TOML."""
    return Texts(_sections(tomllib.loads(text)))


def own_texts(usual: Texts, text: str) -> tuple[Texts, tuple[str, ...]]:
    """Return the usual wording with an office's own laid over it, and every fault of that file."""
    try:
        own = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        return usual, (messages.letters.wording_unreadable(str(error)),)
    faults = tuple(
        fault for section, wording in own.items() for fault in _faults(usual, section, wording)
    )
    if faults:
        return usual, faults
    laid = _sections(own)
    merged = {
        section: {**wording, **laid.get(section, {})} for section, wording in usual.sections.items()
    }
    return Texts(merged), ()


def _sections(parsed: Mapping[str, Mapping[str, str | list[str]]]) -> Sections:
    return {
        section: {
            key: text if isinstance(text, str) else tuple(text) for key, text in wording.items()
        }
        for section, wording in parsed.items()
    }


def _faults(usual: Texts, section: str, wording: object) -> list[str]:
    """Return what is wrong with one section of an office's own file, in Indonesian."""
    known = usual.sections.get(section)
    if known is None or not isinstance(wording, dict):
        return [messages.letters.wording_section(section)]
    allowed = COMMON | SPECIAL.get(section, frozenset())
    found = []
    for key, text in wording.items():
        where = f"[{section}] {key}"
        if (section, key) in _RETIRED:
            continue
        if key not in known:
            found.append(messages.letters.wording_key(where))
        elif not _like(text, known[key]):
            found.append(messages.letters.wording_kind(where, one=isinstance(known[key], str)))
        else:
            whole = text if isinstance(text, str) else "\n".join(text)
            strange = sorted(set(_BRACES.findall(whole)) - allowed)
            found += [messages.letters.wording_fact(where, f"{{{word}}}") for word in strange]
            if set(_BRACES.sub("", whole)) & set("{}"):
                found.append(messages.letters.wording_braces(where))
    return found


def _like(text: object, usual: Wording) -> bool:
    if isinstance(usual, str):
        return isinstance(text, str)
    return isinstance(text, list) and all(isinstance(each, str) for each in text)
