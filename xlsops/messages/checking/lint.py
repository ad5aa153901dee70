"""What is advised about rules, columns and lists that contradict each other, before a form goes out."""

from collections.abc import Sequence

from xlsops.messages.message import Message, entry, listed


@entry
def never_fires(code: str, times: int) -> Message:
    """A rule no answers break."""
    return Message(
        f"Aturan {code} tidak pernah timbul: dari {times} isian yang dicoba tidak satu pun melanggarnya.",
        "Periksa syaratnya, atau hapus aturannya.",
    )


@entry
def always_fires(code: str, times: int) -> Message:
    """A rule no answers keep."""
    return Message(
        f"Aturan {code} selalu timbul: dari {times} isian yang dicoba tidak satu pun memenuhinya.",
        "Perbaiki syaratnya; bagian tidak dapat menghilangkan temuannya.",
    )


@entry
def never_judged(code: str, times: int) -> Message:
    """A rule whose condition no row lets be computed."""
    if not times:
        return Message(
            f"Aturan {code} tidak pernah dapat dinilai: tidak satu baris pun punya pembandingnya.",
            "Periksa kunci di lembar yang disebut syaratnya, atau Kode Sub Kegiatan di Master Indikator.",
        )
    return Message(
        f"Aturan {code} tidak pernah dapat dinilai: dari {times} isian yang dicoba syaratnya tidak terhitung.",
        "Periksa apakah kolom yang disebut berisi angka, dan ada baris yang diukur pada triwulan ini.",
    )


@entry
def out_of_time(code: str, until: str) -> Message:
    """An active rule whose time is over."""
    return Message(
        f"Aturan {code} berstatus aktif, padahal masa berlakunya habis {until}.",
        "Perpanjang tanggal Sampai, atau ubah statusnya menjadi ditangguhkan.",
    )


@entry
def same_meaning(code: str, first: str) -> Message:
    """Two rules that demand the same."""
    return Message(
        f"Aturan {code} meminta hal yang sama dengan {first}; satu kesalahan ditemukan dua kali.",
        "Hapus salah satunya.",
    )


@entry
def opposed(one: str, other: str) -> Message:
    """Two rules no row can keep both."""
    return Message(
        f"Aturan {one} dan {other} bertentangan: tidak ada isian yang memenuhi keduanya.",
        "Perbaiki salah satu syaratnya.",
    )


@entry
def message_figure(code: str, told: Sequence[str], constants: Sequence[str]) -> Message:
    """A message that names other figures than the condition."""
    return Message(
        f"Pesan aturan {code} menyebut {listed(told)}, padahal syaratnya memakai {listed(constants)}.",
        "Samakan pesan dengan syaratnya.",
    )


@entry
def item_refused(item: str, name: str, column: str, code: str) -> Message:
    """An item of a list that a rule on its column refuses."""
    return Message(
        f'Pilihan "{item}" di daftar {name} ditolak {code} pada kolom {column}.',
        "Hapus pilihannya, atau perbaiki aturannya.",
    )


@entry
def help_refused(column: str, bound: str, code: str) -> Message:
    """Help that allows what a rule refuses."""
    return Message(
        f"Petunjuk kolom {column} membolehkan {bound}, padahal {code} menolaknya.",
        "Samakan petunjuk dengan aturannya.",
    )


@entry
def help_wider(column: str, bound: str, code: str) -> Message:
    """Help that draws a bound at which no rule stands."""
    return Message(
        f"Petunjuk kolom {column} memberi batas {bound}, padahal aturan {code} memberi batas lain.",
        "Samakan petunjuk dengan aturannya.",
    )


@entry
def help_blank(column: str) -> Message:
    """Help that lets a required column be blank."""
    return Message(
        f"Petunjuk kolom {column} menyebut boleh kosong, padahal kolomnya wajib diisi (V05).",
        "Ubah petunjuknya, atau ubah Wajib menjadi tidak.",
    )


@entry
def help_filled(column: str) -> Message:
    """Help that demands what nothing demands."""
    return Message(
        f"Petunjuk kolom {column} menyebut wajib, padahal tidak ada yang memeriksa apakah terisi.",
        "Ubah Wajib menjadi ya, atau ubah petunjuknya.",
    )


@entry
def blank_refused(column: str, code: str) -> Message:
    """A column that need not be filled, of which a rule refuses every blank."""
    return Message(
        f"Kolom {column} tidak wajib diisi, padahal aturan {code} menolak yang kosong.",
        "Ubah Wajib menjadi ya, atau perbolehkan kosong di syaratnya.",
    )


@entry
def unchecked(column: str) -> Message:
    """A column nobody checks."""
    return Message(
        f"Isi kolom {column} tidak diperiksa aturan mana pun.",
        "Beri daftar pilihan, jadikan wajib, atau tulis aturannya; bila memang bebas, biarkan.",
    )


def column(block: str, label: str, covered: Sequence[str]) -> str:
    """Return which checks look at what of a column, in a line."""
    return f"{block}, {label}: {listed(covered, mark='; ')}."


def attribute(what: str, codes: Sequence[str]) -> str:
    return f"{what} {listed(codes, mark=' ') or '–'}"


COVERAGE = "Yang diperiksa pada setiap kolom isian:"
NOTHING = "Aturan, petunjuk, daftar pilihan, dan pesan tidak saling bertentangan."


def heading(count: int) -> str:
    return f"{count} hal perlu dilihat di buku kerja ini:"


def alike(place: str, count: int, first: str, told: str) -> str:
    """Return advice that holds in many places of one column, with the first of them."""
    return f"{place}: {count} tempat serupa. Di {first}: {told}"


def in_formats(count: int) -> str:
    return f"{count} saran atas aturan dan kolom format; jalankan xlsops rules lint untuk semuanya."
