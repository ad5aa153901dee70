"""The examination says what is wrong first, and everything in few lines."""

import pytest

from xlsops.addin.examination import report
from xlsops.addin.examination.installation import Check
from xlsops.addin.examination.report import examination

CHECKS = (
    Check("Python", ok=True, sentence="Dapat dipakai."),
    Check("Antivirus", ok=None, sentence="Tidak berlaku."),
    Check("Kunci kantor", ok=False, sentence="Terbuka.", remedy="Tutup."),
    Check("Tanda unduhan", ok=None, sentence="Tidak berlaku."),
    Check("OneDrive", ok=None, sentence="Ada di OneDrive.", remedy="Tunggu."),
    Check("Izin tulis", ok=True, sentence="Dapat ditulisi."),
)


def examined(*checks: Check) -> report.Outcome:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(report, "examine_installation", lambda _folder: checks)
        return examination()


def test_what_is_wrong_is_told_first_and_what_is_fine_in_one_line() -> None:
    outcome = examined(*CHECKS)
    assert outcome.lines == (
        "✖ Kunci kantor: Terbuka. Tutup.",
        "– Antivirus, Tanda unduhan: Tidak berlaku.",
        "– OneDrive: Ada di OneDrive. Tunggu.",
        "✔ Baik: Dapat dipakai. Dapat ditulisi.",
    )
    assert outcome.attention
    assert [each["name"] for each in outcome.data["checks"]] == [each.name for each in CHECKS]


def test_where_nothing_is_fine_nothing_is_said_to_be() -> None:
    assert examined(CHECKS[2]).lines == ("✖ Kunci kantor: Terbuka. Tutup.",)
