"""Who must do what next, and what is still to be set before forms go out."""

OPEN_PERIOD = "membuka periode"
SEND_DATA = "mengisi dan mengirim data kinerja"
MAKE_RECAP = "membuat rekapitulasi seluruh bagian"
NO_ORDER = "disposisi belum dicatat"
CHANGED_SINCE_HANDOVER = "berubah sesudah diserahkan"


def sentence(who: str, what: str, until: str) -> str:
    """Return an action as a sentence; ``until`` is empty where nothing says until when."""
    return f"{who} {what}, {until}." if until else f"{who} {what}."


def until(due: str, lateness: str) -> str:
    return f"batas {due}, {lateness}" if lateness else f"batas {due}"


def make_formats(lacking: int) -> str:
    return f"membuat format permintaan data ({lacking} bagian belum ada)"


def order(title: str, what: str) -> str:
    return f"memerintahkan {title} {what}"


def send_formats(waiting: int) -> str:
    return f"menyampaikan format kepada {waiting} bagian"


def hold_meeting(planned: str) -> str:
    return f"mengadakan rapat pembahasan{f' {planned}' if planned else ''}, lalu mencatatnya"


def planned(day: str, hour: str, place: str) -> str:
    """Return when and where a meeting is planned."""
    return f"pada {day}{f' pukul {hour}' if hour else ''} di {place}"


def send_newer_forms(bureaus: str, *, made: bool) -> str:
    what = "menyampaikan" if made else "membuat dan menyampaikan"
    return f"{what} format terbaru kepada {bureaus}, karena Master diubah sesudah formatnya disampaikan"


def mend(findings: int) -> str:
    what = f"{findings} temuan" if findings else "data"
    return f"memperbaiki {what} dan mengirim kembali"


def choose_files(bureaus: str) -> str:
    return f"memilih berkas {bureaus} yang berlaku, lihat lembar Isian"


def decide(count: int, noun: str, listed: str) -> str:
    return f"memutuskan {count} {noun} ({listed})"


def approve(bureaus: str) -> str:
    return f"mengesahkan {bureaus}"


def decide_revisions(bureaus: str) -> str:
    return f"memutuskan usulan revisi {bureaus}"


def settle(count: int, listed: str) -> str:
    return (
        f"menyelesaikan {count} temuan yang terbuka sesudah disahkan ({listed}): "
        "kembalikan, terima dengan penjelasan, atau cabut temuan sendiri"
    )


def approve_again(bureaus: str) -> str:
    return f"mengesahkan lagi {bureaus}, yang berubah"


def hand_over(title: str, without: str) -> str:
    return f"menyerahkan data kepada {title}{f' tanpa {without}' if without else ''}"


def skipped(by: str, reason: str) -> str:
    """Return who left a step out, and why."""
    return f"dilewati oleh {by}: {reason}"


def came_to_meeting(day: str, there: int, asked: int) -> str:
    """Return when the meeting was, and how many bureaus came where not all did."""
    return f"{day}, {there}/{asked} bagian hadir" if there < asked else day


def planned_on(day: str) -> str:
    return f"rencana {day}"


def sent_out(sent: int, asked: int, confirmed: int) -> str:
    """Return how many forms went out, and how many were confirmed."""
    parts = (out_of(sent, asked) if sent else "", f"{confirmed} tanda terima" if confirmed else "")
    return ", ".join(part for part in parts if part)


def out_of(count: int, asked: int) -> str:
    return f"{count}/{asked} bagian"


def validated(approved: int, received: int, errors: int, changed: int) -> str:
    """Return how far the checking is: what blocks, else what was approved; what changed since."""
    told = f"{errors} galat terbuka" if errors else f"{approved}/{received} disahkan"
    return f"{told}, {changed} berubah sesudahnya" if changed else told
