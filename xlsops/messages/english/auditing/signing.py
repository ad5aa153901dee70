"""Who acted: keys, what was signed with them, what was only claimed."""

from collections.abc import Sequence
from pathlib import PurePath

from xlsops.messages.english import buttons, words
from xlsops.messages.english.words import are, listed

_MOST = 5


def key_made(file: PurePath) -> str:
    return (
        f"Private key made: {file}. That file is secret: do not put it into a period folder, and do not send "
        "it to anyone."
    )


PASTE_KEY = (
    "Paste this public key into the sheet Pejabat, column Kunci Publik, in the row of your role:"
)


def keys_before(count: int) -> str:
    return (
        f"{words.counted(count, 'earlier key')} on this computer {are(count)} kept; what was signed can still "
        "be verified."
    )


NO_KEY = "No private key on this computer yet. Make one with: xlsops key new"


def keys(count: int, folder: PurePath) -> str:
    return f"{words.counted(count, 'key')} in {folder}:"


def key_listed(key: str, *, newest: bool) -> str:
    return f"{key} ({'newest' if newest else 'earlier'})"


WHICH_SIGNS = (
    "The key that signs is the one on the sheet Pejabat in the row of your role; earlier keys are kept, and "
    "used only if they still stand there."
)

RIGHTS_UNKNOWN = "File permissions cannot be examined on Windows; make sure that only your account can open that folder."


def readable_by_others(file: PurePath) -> str:
    return f'Others can read the private key. Run: chmod 600 "{file}"'


def signed(by: str, key: str, count: int) -> str:
    return f"Signed with the key of {by} ({key}): {words.counted(count, 'record')}."


def claimed(by: str, count: int) -> str:
    return (
        f"{words.counted(count, 'record')} kept as claimed, without a signature: the key of {by} is on the "
        f"sheet Pejabat, but the private key is not on this computer. {buttons.VERIFY} will mention it."
    )


def act(what: str, by: str, moment: str) -> str:
    return f"{what} by {by}, {moment}"


def with_others_key(act: str, key: str, owner: str, by: str) -> str:
    whose = f"which belongs to {owner}" if owner else "which never stood on the sheet Pejabat"
    return f"{act}: signed with the key {key}, {whose}, not with the key of {by}. Ask {by} whether they did this."


def unchecked(count: int) -> str:
    return f'{words.counted(count, "signature")} not checked. Run: pip install "xlsops[sign]", then verify again.'


def exchanged(role: str, key: str, moment: str) -> str:
    return (
        f"The key of {role} on the sheet Pejabat is not the last one in the journal ({key}, {moment}). Ask the "
        "official whether they changed it."
    )


def unendorsed(role: str, keys: Sequence[str]) -> str:
    return (
        f"The role {role} has {words.counted(len(keys), 'key')}, and a later one is not signed with the one "
        f"before: {listed(keys, mark='; ')}. Ask the official which one is theirs (xlsops key show); what is "
        "signed with another key was not done by them."
    )


def key_since(key: str, moment: str) -> str:
    return f"{key}, {moment}"


def unauthorised(acts: Sequence[str]) -> str:
    return (
        f"{words.counted(len(acts), 'act')} by roles that have no authority by the sheet Wewenang as it is now: "
        f"{listed(acts, _MOST, '; ')}. Ask who did this; someone with authority decides it again."
    )


def unsigned(acts: Sequence[str]) -> str:
    return (
        f"{words.counted(len(acts), 'act')} claimed, without a signature, though the key of the role is on the "
        f"sheet Pejabat: {listed(acts, _MOST, '; ')}. Ask the person named; if it is right, repeat it on the "
        "computer that holds the key."
    )


def counted(signed: int, claimed: int) -> str:
    rest = f", {claimed} claimed" if claimed else ""
    return f"Who acted: {words.counted(signed, 'signed record')}{rest}."


def none_signed(claimed: int) -> str:
    return (
        f"Who acted: {words.counted(claimed, 'claimed record')}, none of them signed, because the sheet Pejabat "
        "holds no key (xlsops key new)."
    )


def key_known(role: str, name: str, key: str, moment: str, *, standing: bool) -> str:
    who = f"{role} ({name})" if name else role
    now = "" if standing else "; no longer on the sheet Pejabat"
    return f"Key of {who}: {key}, recorded {moment}{now}."
