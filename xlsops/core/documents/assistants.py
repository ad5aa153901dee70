"""The recap of each Asisten, to be signed: what the bureaus below add up to (step 9)."""

from collections.abc import Iterator

from xlsops import messages
from xlsops.core.documents.handover import summary_table
from xlsops.core.documents.parts.document import Document, DocumentSource, Standing, hash_in_groups
from xlsops.core.documents.parts.letterhead import (
    Signer,
    field,
    letterhead,
    paragraph,
    title,
    write_signatures,
)
from xlsops.core.documents.parts.paper import UNITS, blank, finished_paper
from xlsops.core.results.by_assistant import by_assistant
from xlsops.core.results.recap import Recap
from xlsops.core.review.tiers import TierStanding
from xlsops.core.sheet.sheet import Sheet
from xlsops.core.spec.spec import Official
from xlsops.core.terms.steps import Step
from xlsops.core.terms.tiers import TierReach
from xlsops.core.values.caseless import caseless
from xlsops.core.values.periods import long_time

_STEPS = (Step.RECAP,)
_FIELDS = (1, 10, UNITS)


def assistant_recaps(source: DocumentSource) -> tuple[Document, ...]:
    """Return a paper for each Asisten who signs and of whose bureaus something came; none where none signs."""
    return tuple(_documents(source))


def _documents(source: DocumentSource) -> Iterator[Document]:
    recaps = {caseless(name): recap for name, recap in by_assistant(source.view.recap).items()}
    signing = [
        each for each in source.view.tiers if each.tier.reach is TierReach.ASSISTANT and each.codes
    ]
    for number, each in enumerate(signing, 1):
        recap = recaps.get(caseless(each.assistant))
        if recap is None:
            continue
        day = source.day(each.record.at) if each.signed and each.record else None
        standing = Standing.PRESENT if each.signed else Standing.PROVISIONAL
        first = [one.who for one in each.first]
        note = "" if each.signed else messages.tier_words.waiting(each.who, first)
        page = _page(source, each, recap, number)
        name = messages.tier_words.recap_of(each.assistant)
        yield Document(_STEPS, name, page, day, recap.coverage, standing, note)


def _page(source: DocumentSource, each: TierStanding, recap: Recap, number: int) -> Sheet:
    words = source.words(
        "rekap_asisten", {"nama_asisten": each.assistant, "cakupan": recap.coverage}
    )
    paper = blank(f"9 Asisten {number}")
    letterhead(paper, source)
    title(paper, words("judul"), *words.all("subjudul"))
    paragraph(paper, words("isi"), indented=True)
    codes = {one.bureau.code for one in recap.bureaus}
    beneath = [one for one in source.view.bureaus if one.bureau.code in codes]
    summary_table(paper, recap, beneath)
    paper.gap(8)
    record = each.record
    when = long_time(source.view.local(record.at)) if record else ""
    told = messages.tier_words.standing(each.who, when, record.by) if each.signed and record else ""
    field(paper, messages.tier_words.LEVELS, told or messages.tier_words.NOT_SIGNED, _FIELDS)
    if record and each.signed:
        field(paper, "Sidik data (SHA-256)", hash_in_groups(record.hash), _FIELDS)
    day = source.day(record.at) if record and each.signed else None
    person = each.official or Official(each.role, each.assistant)
    write_signatures(paper, Signer((source.dated(day), words("tanda_tangan")), person, 17, UNITS))
    footer = source.footer(messages.tier_words.recap_of(each.assistant))
    return finished_paper(paper, source.paper, footer, one_page=True)
