"""Who acted: keys, what was signed with them, what was only claimed."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.message import listed

_MOST = 5


def key_made(file: PurePath) -> str:
    return f"Kunci pribadi dibuat: {file}. Berkas itu rahasia: jangan ditaruh di folder periode dan jangan dikirim kepada siapa pun."


PASTE_KEY = "Tempel kunci publik ini di lembar Pejabat, kolom Kunci Publik, pada baris peran Anda:"


def keys_before(count: int) -> str:
    return f"{count} kunci lama di komputer ini tetap disimpan; yang sudah ditandatangani tetap dapat diperiksa."


NO_KEY = "Belum ada kunci pribadi di komputer ini. Buat dengan: xlsops key new"


def keys(count: int, folder: PurePath) -> str:
    return f"{count} kunci di {folder}:"


def key_listed(key: str, *, newest: bool) -> str:
    return f"{key} ({'terbaru' if newest else 'lama'})"


WHICH_SIGNS = (
    "Yang menandatangani adalah kunci yang tertulis di lembar Pejabat pada baris peran Anda; kunci lama "
    "disimpan dan hanya dipakai bila masih tertulis di sana."
)

RIGHTS_UNKNOWN = "Hak berkasnya tidak dapat diperiksa di Windows; pastikan folder itu hanya dapat dibuka akun Anda."


def readable_by_others(file: PurePath) -> str:
    return f'Kunci pribadinya dapat dibaca orang lain. Jalankan: chmod 600 "{file}"'


def signed(by: str, key: str, count: int) -> str:
    return f"Ditandatangani dengan kunci {by} ({key}): {count} catatan."


def claimed(by: str, count: int) -> str:
    return (
        f"{count} catatan tersimpan sebagai diaku, tanpa tanda tangan: kunci {by} ada di lembar Pejabat, "
        "tetapi kunci pribadinya tidak ada di komputer ini. Periksa Jejak akan menyebutnya."
    )


def act(what: str, by: str, moment: str) -> str:
    return f"{what} oleh {by}, {moment}"


def with_others_key(act: str, key: str, owner: str, by: str) -> str:
    """``owner`` is whose key it is, empty where it never stood in ``Pejabat``."""
    whose = f"milik {owner}" if owner else "yang tidak pernah tercatat di lembar Pejabat"
    return (
        f"{act} ditandatangani dengan kunci {key} {whose}, bukan kunci "
        f"{by}. Tanyakan kepada {by} apakah itu perbuatannya."
    )


def unchecked(count: int) -> str:
    return f'{count} tanda tangan belum diperiksa. Jalankan: pip install "xlsops[sign]", lalu periksa lagi.'


def exchanged(role: str, key: str, moment: str) -> str:
    return (
        f"Kunci {role} di lembar Pejabat bukan yang terakhir tercatat di jurnal ({key}, "
        f"{moment}). Tanyakan kepada pejabatnya apakah ia yang menggantinya."
    )


def unendorsed(role: str, keys: Sequence[str]) -> str:
    return (
        f"Peran {role} punya {len(keys)} kunci, dan yang kemudian tidak ditandatangani dengan yang "
        f"sebelumnya: {listed(keys, mark='; ')}. Tanyakan kepada pejabatnya mana yang miliknya (xlsops key show); "
        "yang bertanda tangan dengan kunci lain bukan perbuatannya."
    )


def key_since(key: str, moment: str) -> str:
    return f"{key}, {moment}"


def unauthorised(acts: Sequence[str]) -> str:
    return (
        f"{len(acts)} tindakan oleh peran yang menurut lembar Wewenang sekarang tidak berwenang: "
        f"{listed(acts, _MOST, '; ')}. Tanyakan siapa yang melakukannya; yang berwenang memutuskannya lagi."
    )


def unsigned(acts: Sequence[str]) -> str:
    return (
        f"{len(acts)} tindakan diaku, tanpa tanda tangan, padahal kunci perannya ada di lembar Pejabat: "
        f"{listed(acts, _MOST, '; ')}. Tanyakan kepada yang bersangkutan; bila benar, "
        "ulangi di komputer yang menyimpan kuncinya."
    )


def counted(signed: int, claimed: int) -> str:
    rest = f", {claimed} diaku" if claimed else ""
    return f"Siapa yang bertindak: {signed} catatan bertanda tangan{rest}."


def none_signed(claimed: int) -> str:
    return (
        f"Siapa yang bertindak: {claimed} catatan diaku, tidak ada yang bertanda tangan karena lembar "
        "Pejabat belum memuat kunci (xlsops key new)."
    )


def key_known(role: str, name: str, key: str, moment: str, *, standing: bool) -> str:
    """``standing`` tells whether it still is in ``Pejabat``."""
    who = f"{role} ({name})" if name else role
    now = "" if standing else "; sekarang tidak lagi di lembar Pejabat"
    return f"Kunci {who}: {key}, tercatat {moment}{now}."
