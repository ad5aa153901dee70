"""What is printed of the words about a file: what happened, and nothing that was to be done then."""

import re

from xlsops import messages
from xlsops.core.journal.state import FileRecord, State
from xlsops.core.review.doubts import SHORT, doubt

_CHOOSE = re.compile(r"Bila berkas ini yang benar: .*?taruh lagi di folder masuk\.")
_TO_DO = re.compile(
    r"(?:^|(?<=\. ))(?:Aktifkan|Batasnya|Bila|Buka|Cocokkan|Di Excel|Di Numbers|Hapus|Isi|Keluarkan|"
    r"Kesampingkan|Kirim|Minta|Pastikan|Pindahkan|Salin|Simpan|Tutup)\b.*?\.(?= |$)"
)
_LOOK = "PERIKSA: "


def happened_to(record: FileRecord, state: State) -> str:
    """Return what was said of a file when it came, a doubt of then as it stands now."""
    text = record.message
    if text.startswith(f"{_LOOK}{messages.pages.NEWER_UNKNOWN}"):
        text = _doubt(record, state) + _behind_doubt(record, state)
    return what_happened(_CHOOSE.sub("", text.removeprefix(_LOOK)))


def what_happened(text: str) -> str:
    """Return the sentences of a message that say what happened, without those that say what to do."""
    text = _TO_DO.sub("", text)
    text = " ".join(text.split())
    return text[:1].upper() + text[1:]


def _doubt(record: FileRecord, state: State) -> str:
    unsure = state.unsure(record.bureau)
    if record in unsure:
        return doubt(unsure, state.order(record.bureau).repeats)
    counts = state.current(record.bureau)
    told = "berkas ini" if record == counts else counts.name if counts else "tidak ada"
    return messages.pages.newer_known_since(told)


def _behind_doubt(record: FileRecord, state: State) -> str:
    """Return what was said of a file besides the doubt, which ends with the file taken meanwhile."""
    own = [each for each in state.files.values() if each.bureau == record.bureau]
    names = sorted({name for each in own for name in (each.name, each.sha[:SHORT])}, key=len)
    ends = "|".join(re.escape(each) for each in reversed(names))
    found = re.search(rf" Sementara dihitung (?:{ends})\.", record.message)
    return record.message[found.end() :] if found else ""
