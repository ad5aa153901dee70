"""What the sentences call the buttons: the English label, and in brackets what the sheets call the button."""

from xlsops.messages.english.interface.ribbon import BUTTONS


def _named(command: str, label: str) -> str:
    return f"{BUTTONS[command][0]} ({label})"


APPROVE = _named("approve", "Sahkan Bagian")
COLLECT = _named("collect", "Himpun Kiriman")
DECIDE = _named("decide", "Simpan Keputusan")
DOCUMENTS = _named("documents", "Berkas Bukti")
HAND_OVER = _named("hand-over", "Serah Terima")
OPEN_PERIOD = _named("open", "Buka Periode")
RECAP = _named("recap", "Buat Rekap")
REFRESH = _named("status", "Segarkan")
REMIND = _named("remind", "Ingatkan Bagian")
RETURN = _named("return", "Kembalikan ke Bagian")
SEND_FORMS = _named("distribute", "Sampaikan Format")
TRACE = _named("trace", "Dari Mana Angka Ini?")
VERIFY = _named("verify", "Periksa Jejak")


def typed(button: str, command: str) -> str:
    """Return how a button is called where its command is told, too."""
    return f"{button.removesuffix(')')}; {command})"
