"""The certificate of a self-test: rule by rule what was planted, whether it was found, whether its edge was silent."""

from xlsops.core.checks.selftest.verdicts import Proof, SelfTest, Verdict
from xlsops.core.documents.parts import style
from xlsops.core.documents.parts.document import DocumentSource
from xlsops.core.documents.parts.letterhead import (
    PaperColumn,
    PaperTable,
    Signer,
    letterhead,
    paragraph,
    title,
    write_signatures,
)
from xlsops.core.documents.parts.paper import blank, finished_paper
from xlsops.core.sheet.sheet import Sheet, Shown
from xlsops.core.sheet.styles import ERROR_INK, Look
from xlsops.core.values.structs import replace

TITLE = "Uji Diri Aturan"
_WIDTHS = (5.0, 8.0, 48.0, 26.0, 14.0, 11.5, 23.0, 7.0, 15.0)
_LONGEST = 400
_YES, _NO = "ya", "TIDAK"
_TABLE = PaperTable(
    (
        PaperColumn("No", 1, style.CELL_CENTRE),
        PaperColumn("Kode", 1, style.CELL_CENTRE),
        PaperColumn("Aturan"),
        PaperColumn("Yang ditanam"),
        PaperColumn("Bagian, sel", 1, style.CELL_CENTRE),
        PaperColumn("Ditemukan", 1, style.CELL_CENTRE),
        PaperColumn("Tepat di dalam batas"),
        PaperColumn("Diam", 1, style.CELL_CENTRE),
        PaperColumn("Hasil", 1, style.CELL_CENTRE),
    )
)


def certificate(source: DocumentSource, result: SelfTest) -> Sheet:
    """Return the certificate of the day the view is of, signed by the Kabag."""
    words = source.words("uji_diri", _counts(result))
    paper = blank(TITLE, _WIDTHS)
    letterhead(paper, source)
    title(paper, words("judul"), words("subjudul"))
    paragraph(paper, words("pengantar"))
    heading = _TABLE.head(paper)
    for number, verdict in enumerate(result.verdicts, 1):
        looks = (None, None, None, None, None, None, None, None, _look(verdict))
        _TABLE.row(paper, number, *_cells(verdict), looks=looks)
    paper.gap(6)
    paragraph(paper, words("kesimpulan_gagal" if result.count(Proof.FAILED) else "kesimpulan"))
    today = source.view.now.date()
    signer = Signer((source.dated(today), words("tanda_tangan")), source.official("KABAG"), 7, 9)
    write_signatures(paper, signer)
    return finished_paper(
        paper, source.paper, source.footer(TITLE), landscape=True, title_rows=(heading, heading)
    )


def _counts(result: SelfTest) -> dict[str, str]:
    return {
        "aturan": str(len(result.verdicts)),
        "terbukti": str(result.count(Proof.PROVED)),
        "gagal": str(result.count(Proof.FAILED)),
        "tidak_ditanam": str(result.count(Proof.NOT_PLANTED)),
        "tidak_berlaku": str(result.count(Proof.NOT_IN_FORCE)),
        "ditanam": str(result.planted),
        "bersih": str(result.clean),
    }


def _cells(verdict: Verdict) -> tuple[Shown, ...]:
    rule, example = verdict.rule, verdict.example
    told = rule.message or rule.condition
    told = told if len(told) <= _LONGEST else f"{told[: _LONGEST - 1]}…"
    if example is None:
        return rule.code, told, verdict.why, None, None, None, None, verdict.proof.value
    place = f"{example.bureau}\n{example.place or 'seluruh berkas'}"
    found, quiet = (_YES if each else _NO for each in (verdict.found, verdict.inside))
    result = "\n".join(filter(None, (verdict.proof.value, verdict.why)))
    return rule.code, told, example.wrong.told, place, found, example.right.told, quiet, result


def _look(verdict: Verdict) -> Look | None:
    """Return the look that makes a rule that was not proved stand out."""
    failed = verdict.proof is Proof.FAILED
    return replace(style.CELL_BOLD, ink=ERROR_INK, align="center") if failed else None
