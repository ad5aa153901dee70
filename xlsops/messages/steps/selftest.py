"""What is told of the self-test of rules: what was planted, what was found, what could not be planted."""

from pathlib import PurePath

from xlsops.messages.message import Message, entry

# What is told of the whole.


def heading(planted: int, clean: int) -> str:
    return (
        f"Uji diri aturan: {planted} format ditanami kesalahan atau batasnya, {clean} diisi benar; "
        "semuanya dibaca seperti kiriman. Tidak ada yang masuk ke folder periode."
    )


def counted(proved: int, failed: int, not_planted: int, not_in_force: int) -> str:
    return (
        f"{proved} aturan terbukti, {failed} tidak terbukti, {not_planted} tidak dapat ditanam, "
        f"{not_in_force} tidak berlaku."
    )


def proved(
    code: str,
    proof: str,
    place: str,
    wrong: str,
    right: str,
    why: str,
    *,
    found: bool,
    inside: bool,
) -> str:
    """Return what was planted for a rule and whether it was found, what lies just inside and whether it was not."""
    seen = "ditemukan" if found else "TIDAK ditemukan"
    quiet = "diam" if inside else "TIDAK diam"
    return f"{code}: {proof}. {place}, {wrong}: {seen}; {right}: {quiet}. {why}".rstrip()


def not_planted(code: str, why: str) -> str:
    return f"{code}: tidak ditanam. {why}"


def written(file: PurePath) -> str:
    return f"Berita uji diri ditulis ke {file.name}."


@entry
def no_workbook(name: str) -> Message:
    """A certificate is to be written into a file that is no workbook."""
    return Message(
        f"{name} bukan nama buku kerja.",
        'Beri nama yang berakhir .xlsx, misalnya --to "Uji Diri Aturan.xlsx"; PDF-nya dibuat di sampingnya.',
    )
