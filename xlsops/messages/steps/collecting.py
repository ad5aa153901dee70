"""What collecting tells: the files of the inbox, and how many findings are open (steps 5 and 6)."""

from collections.abc import Sequence

from xlsops.messages.message import listed


def files(count: int, known: int, accepted: int, refused: int, deferred: int) -> str:
    return (
        f"{count} berkas di folder masuk: {known} sudah dikenal, "
        f"{accepted} baru diterima, {refused} baru ditolak, {deferred} ditunda."
    )


def file(name: str, fate: str, bureau: str, message: str) -> str:
    return f"{name}: {f'{fate} {bureau}'.rstrip()}. {message}".rstrip()


def still_refused(count: int) -> str:
    return f"{count} berkas lama tetap ditolak; alasannya di lembar Riwayat."


def missing(bureaus: Sequence[str]) -> str:
    return f"Belum mengirim: {listed(bureaus)}."


REVISED = "Usulan revisi sesudah disahkan, belum dihitung:"

STRAYED = "Berubah di luar sel yang dikembalikan:"


def strays(bureau: str, count: str, cells: str) -> str:
    return f"{bureau}: {count} sel ({cells}); satu per satu di lembar Temuan."


def answered(bureau: str, count: int) -> str:
    """A bureau wrote answers into the list of its returned copy."""
    return f"{bureau} menjawab {count} temuan; jawabannya di kolom Percakapan lembar Temuan."


def answered_nothing(bureau: str, count: int, texts: Sequence[str]) -> str:
    """A bureau answered findings that it does not have: the hidden keys of its list are not as we wrote them."""
    return (
        f"PERIKSA: {bureau} menulis {count} jawaban untuk temuan yang tidak ada padanya (kunci di lembar catatannya "
        f"berubah): {listed(texts, mark='; ')}. Jawaban itu hanya ada di lembar Riwayat; tanyakan temuan mana yang dimaksud."
    )


def open_ones(errors: int, warnings: int, infos: int, coverage: str) -> str:
    return (
        f"Temuan terbuka: {errors} galat, {warnings} peringatan, {infos} informasi "
        f"(kiriman {coverage})."
    )


def open_of(bureau: str, errors: int, warnings: int) -> str:
    return f"{bureau}: {errors} galat, {warnings} peringatan"
