"""Findings on figures that are not what their own history makes expect."""

from xlsops.messages.message import Message, entry

_EXPLAIN = "bila memang sekian, jelaskan di Keterangan."


def usual(low: str, high: str, season: str, *, added: bool) -> str:
    """Tell between which figures a cell usually lay, or what a quarter usually added to it."""
    between = low if low == high else f"{low} sampai {high}"
    usually = f"pada {season} biasanya" if season else "biasanya"
    return f"{usually} bertambah {between}" if added else f"{usually} {between}"


def added(much: str, so_far: str) -> str:
    """Tell what a quarter added to a figure, and what it became."""
    return f"bertambah {much} (menjadi {so_far})"


@entry
def unusual(words: str, written: str, points: int) -> Message:
    """V33: a figure far from its earlier ones."""
    return Message(
        f"{_sentence(words)} ({points} triwulan), kali ini {written}.",
        f"Cocokkan dengan bukti dukungnya; {_EXPLAIN}",
    )


@entry
def moved_unlike_others(ratio: str, usual_ratio: str, before: str) -> Message:
    """V34: money that moved unlike that of all other lines of the office."""
    return Message(
        f"Realisasi menjadi {ratio} kali {before}; baris lain di kantor ini umumnya {usual_ratio} kali.",
        "Cocokkan dengan SPJ atau SP2D sebelum mengesahkan.",
    )


@entry
def repeated(written: str, before: str, *, so_far: bool) -> Message:
    """V35: the figure of the quarter before once more."""
    if so_far:
        what = f"Tidak bertambah sejak {before} ({written}), padahal selama ini selalu bertambah."
    else:
        what = f"Sama persis dengan {before} ({written}), padahal selama ini selalu berubah."
    return Message(what, "Pastikan angkanya sudah diperbarui sebelum mengesahkan.")


@entry
def fraction(words: str, written: str, meant: str) -> Message:
    """V36: a percent that is probably written as a fraction."""
    return Message(
        f"{_sentence(words)}, kali ini {written}; mungkin persen yang tertulis sebagai pecahan.",
        f"Bila maksudnya {meant}%, tulis {meant}; {_EXPLAIN}",
    )


@entry
def thousands(words: str, written: str, meant: str, times: str, *, small: bool) -> Message:
    """V37: a figure a thousand or a million times too small or too large."""
    size = "kecil" if small else "besar"
    return Message(
        f"{_sentence(words)}, kali ini {written}; mungkin {times} kali terlalu {size}.",
        f"Bila maksudnya {meant}, tulis angka itu; {_EXPLAIN}",
    )


@entry
def swapped(words: str, written: str, meant: str) -> Message:
    """V38: a figure of which two digits are probably swapped."""
    return Message(
        f"{_sentence(words)}, kali ini {written}; mungkin dua angkanya tertukar tempat.",
        f"Bila maksudnya {meant}, tulis angka itu; {_EXPLAIN}",
    )


@entry
def neighbour(words: str, written: str, row: str) -> Message:
    """V39: a figure that probably belongs to the row above or below."""
    return Message(
        f'{_sentence(words)}, kali ini {written}; mungkin angka baris "{row}" di sebelahnya.',
        f"Periksa apakah isian bergeser satu baris; {_EXPLAIN}",
    )


def _sentence(words: str) -> str:
    return words[:1].upper() + words[1:]
