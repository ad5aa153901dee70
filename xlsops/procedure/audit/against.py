"""Holds what was printed earlier against the journal: what was rewritten or cut off since is missed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from xlsops import messages
from xlsops.core.journal.events import Event, of_kind, seen_from
from xlsops.core.journal.fingerprint import EXAMPLE, code_of, mistyped, nearest, typed
from xlsops.core.journal.kinds import RecapMade
from xlsops.core.spec.reading import WIB
from xlsops.core.terms.fates import shown
from xlsops.core.values.periods import long_time
from xlsops.errors import XlsopsError
from xlsops.files.archive import digest
from xlsops.procedure.period.printed import print_of
from xlsops.procedure.period.records import SHORT, opened_as

_NO_TEXT = (".pdf", ".doc", ".docx", ".jpg", ".jpeg", ".png", ".msg", ".mht", ".mhtml")


@dataclass(frozen=True, slots=True)
class Witness:
    """What was printed earlier: its name, the beginnings of ids it tells, the hash of a recap.

    ``typed`` says that a person typed them.
    """

    name: str
    heads: tuple[str, ...]
    recap: str = ""
    typed: bool = False


def witness_of(text: str, events: Sequence[Event]) -> Witness:
    """Return what a file tells, or the code that was typed from it; raises AgainstError."""
    path = Path(text)
    if not _is_file(path):
        return _typed(text, events)
    if path.suffix.casefold() in _NO_TEXT:
        raise XlsopsError(messages.journal.not_comparable(path.name, _unread(path), _instead(path)))
    try:
        data = path.read_bytes()
    except OSError as error:
        raise XlsopsError(
            messages.journal.not_comparable(path.name, "tidak boleh dibaca")
        ) from error
    found = print_of(data, path.name)
    if found is None:
        raise XlsopsError(
            messages.journal.not_comparable(path.name, "rusak atau bukan buatan program ini")
        )
    period = opened_as(events)
    if found.of_other(period):
        told = ", ".join(sorted(found.periods))
        raise XlsopsError(
            messages.journal.not_comparable(
                path.name, f"dari {told}, sedangkan folder ini {period}"
            )
        )
    if not found.heads:
        raise XlsopsError(messages.journal.not_comparable(path.name, "tidak memuat sidik jurnal"))
    return Witness(path.name, found.heads, digest(data) if found.footer else "")


def _is_file(path: Path) -> bool:
    """Tell whether there is such a file; what is too long for a name is none."""
    try:
        return path.is_file()
    except (OSError, ValueError):
        return False


def _typed(text: str, events: Sequence[Event]) -> Witness:
    """Return what a person typed; raises where it is no code, or one of this journal with a slip in it."""
    heads, again = typed(text), f"Ketik lagi seperti yang tercetak, misalnya {EXAMPLE}."
    known = {each.id for each in events}
    for part in text.split(","):
        near = nearest(part, events)
        if why := mistyped(part):
            alike = f"Yang mirip di jurnal ini: {near}. " if near else ""
            raise XlsopsError(
                messages.journal.not_comparable(
                    f'Sidik "{part.strip()}"', f"salah ketik: {why}", alike + again
                )
            )
        lost = [head for head in typed(part) if not any(each.startswith(head) for each in known)]
        if lost and near:
            raise XlsopsError(messages.journal.not_comparable(f'Sidik "{part.strip()}"', f"tampaknya salah ketik: di jurnal ini ada yang hampir sama, {near}", "Bandingkan dengan cetakannya huruf demi huruf, lalu ketik lagi."))  # fmt: skip
    if not heads:
        raise XlsopsError(
            messages.journal.not_comparable(
                f'"{shown(text)}"', "bukan berkas yang ada dan bukan sidik jurnal"
            )
        )
    return Witness(f"cetakan bersidik {', '.join(map(code_of, heads))}", heads, typed=True)


def _unread(path: Path) -> str:
    kind = path.suffix.removeprefix(".").upper()
    return f"tidak dibaca: isi berkas {kind} tidak terbaca program ini"


def _instead(path: Path) -> str:
    """Return what to give in place of a file that is not read: the code on it, or the workbook beside it."""
    beside = path.with_suffix(".xlsx")
    book = f'"{beside}"' if beside.is_file() else "berkas .xlsx yang dibuat bersamanya"
    return (
        f"Ketik sidik jurnal yang tercetak di dalamnya (xlsops verify --against {EXAMPLE}), "
        f"atau sebut {book}."
    )


def missed(witness: Witness, events: Sequence[Event]) -> Iterator[str]:
    """Yield what was there when it was printed and is not now."""
    known = [event.id for event in events]
    last = max((event.at for event in events), default=None)
    until = f", terakhir {long_time(last.astimezone(WIB))} WIB" if last else ""
    for head in witness.heads:
        if any(each.startswith(head) for each in known):
            continue
        if witness.typed:
            yield (
                f"Sidik {code_of(head)} yang diketik tidak ada di jurnal ini ({len(known)} catatan{until}). "
                "Periksa dahulu apakah ketikannya sama dengan cetakan. Bila sama, jurnal ini dipotong, "
                "ditulis ulang, atau bukan yang mencetaknya: simpan folder ini apa adanya dan bandingkan "
                "dengan cadangan."
            )
        else:
            yield (
                f"Catatan jurnal {head[:SHORT]} ({code_of(head)}), yang terakhir ketika {witness.name} dibuat, "
                f"tidak ada di jurnal ini ({len(known)} catatan{until}). Jurnal ini dipotong, ditulis ulang, "
                "atau bukan yang mencetaknya. Simpan folder ini apa adanya dan bandingkan dengan cadangan."
            )


def unrecorded(witness: Witness, events: Sequence[Event]) -> Iterator[str]:
    """Yield that the journal does not tell of the making of a recap."""
    made = {told.sha for _, told in of_kind(events, RecapMade)}
    if witness.recap and witness.recap not in made:
        yield (
            f"Pembuatan {witness.name} tidak tercatat di jurnal: catatannya dibuang, atau berkas itu "
            "disimpan lagi sesudah dibuat."
        )


def agreed(witness: Witness, events: Sequence[Event]) -> str:
    """Return that the journal goes on from what was printed, and how far it went since."""
    then = len(seen_from(events, _whole(witness, events)))
    since = len(events) - then
    more = f"ditambah {since} catatan sesudahnya" if since else "tanpa catatan lain sesudahnya"
    return f"Cocok dengan {witness.name}: {then} catatan waktu itu masih sama, {more}."


def _whole(witness: Witness, events: Sequence[Event]) -> Iterator[str]:
    return (event.id for event in events if event.id.startswith(witness.heads))
