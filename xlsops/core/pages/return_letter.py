"""The letter that goes with a returned copy, as text for mail, WhatsApp or print."""

from xlsops.core.checks.causes import first_of_each
from xlsops.core.journal.kinds import Returned
from xlsops.core.pages.plain_letter import (
    addressee_of,
    plain_fingerprint,
    plain_head,
    plain_signature,
)
from xlsops.core.pages.return_note import (
    bureau_of,
    counted,
    nothing_to_fill,
    outside,
    place,
    to_mend,
)
from xlsops.core.pages.view import BureauView, View
from xlsops.core.terms.findings import Finding
from xlsops.core.values.numbers import whole
from xlsops.core.values.periods import long_date


def letter_subject(view: View) -> str:
    """Return what the letter is about."""
    return f"Pengembalian Data Kinerja {view.spec.period.title}"


def return_letter(view: View, each: BureauView, copy: str) -> str:
    """Return the letter to a bureau; ``copy`` is the name of the file that goes with it."""
    findings, more = first_of_each(to_mend(each.findings), bureau_of)
    return "\n".join(
        (
            *plain_head(view, letter_subject(view), addressee_of(view.spec, each.bureau)),
            *_opening(view, each),
            "",
            *(_item(number, each, finding) for number, finding in enumerate(findings, 1)),
            *(f"{sentence}; selnya juga diwarnai di berkas terlampir." for sentence in more),
            "",
            "Langkah perbaikan:",
            *_steps(view, each, copy),
            "",
            "Atas perhatian dan kerja sama Saudara, kami sampaikan terima kasih.",
            "",
            *plain_signature(view),
            *plain_fingerprint(view, Returned),
        )
    )


def _opening(view: View, each: BureauView) -> tuple[str, ...]:
    came = view.local(each.record.at if each.record else view.now)
    errors, warnings = counted(each.findings)
    parts = [f"{whole(errors)} galat yang harus diperbaiki"] if errors else []
    parts += (
        [f"{whole(warnings)} peringatan yang perlu diperbaiki atau dijelaskan"] if warnings else []
    )
    return (
        f"Data kinerja {each.bureau.name} {view.spec.period.title} yang kami terima pada "
        f"{long_date(came)} pukul {came:%H.%M} telah diperiksa. Terdapat {' dan '.join(parts)}, yaitu:",
    )


def _steps(view: View, each: BureauView, copy: str) -> tuple[str, ...]:
    """Return what the bureau does with the copy; where that has mended all, it only sends it back."""
    opened = f"1. Buka berkas terlampir: {copy}."
    if nothing_to_fill(each):
        return (
            f"{opened} Semuanya sudah dipulihkan di situ dan tidak ada yang perlu diisi.",
            f"2. Kirim kembali berkas itu apa adanya {_until(view, each)}.",
        )
    return (
        f"{opened} Hanya sel yang ditandai, penjelasan angkanya, dan identitas pengisi yang "
        "dapat diisi; isian lain sama seperti yang Saudara kirim.",
        "2. Perbaiki setiap galat. Untuk peringatan, perbaiki angkanya atau tulis penjelasan "
        "pada kolom yang disebutkan.",
        f"3. Simpan, lalu kirim kembali berkas itu {_until(view, each)}.",
    )


def _item(number: int, each: BureauView, finding: Finding) -> str:
    cell = finding.cell if outside(finding) else place(each.layout, finding)
    about = f" ({finding.subject})" if finding.subject else ""
    return (
        f"{number}. [{finding.severity.value}] Lembar {cell.sheet}, sel {cell.address}{about}: "
        f"{finding.message} {finding.advice}"
    )


def _until(view: View, each: BureauView) -> str:
    """Return until when, as status, Tahapan and reminder reckon it."""
    due = view.local(view.clocks.correction_due(each.bureau.code))
    told = f"{long_date(due)} pukul {due:%H.%M}"
    if due < view.now:
        return f"secepatnya, karena batas waktu {told} sudah lewat"
    return f"paling lambat {told}"
