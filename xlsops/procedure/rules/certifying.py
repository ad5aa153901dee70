"""The self-test of a period's rules told, and printed as a certificate where that is wanted."""

from collections.abc import Mapping
from pathlib import Path

from xlsops import messages
from xlsops.core.checks.selftest.verdicts import Proof, SelfTest, Verdict
from xlsops.core.documents.certificate import TITLE, certificate
from xlsops.core.documents.parts.document import DocumentSource
from xlsops.core.documents.parts.facts import facts_of
from xlsops.core.terms.outcome import Outcome, Progress, silent
from xlsops.errors import FileOpenError, NotWritableError, XlsopsError, reason_of
from xlsops.excel.writer.documents import make_bundle
from xlsops.files.emblem import emblem_of
from xlsops.files.folders import lock_of, open_elsewhere, require_place
from xlsops.files.writing import make_folder, write_whole
from xlsops.procedure.papers.documenting import document_texts, print_beside
from xlsops.procedure.period.loaded import LoadedPeriod
from xlsops.procedure.period.viewing import view_of
from xlsops.procedure.rules.selftesting import self_test
from xlsops.procedure.rules.unused_told import beside_unused

_FIRST = (Proof.FAILED, Proof.NOT_PLANTED, Proof.NOT_IN_FORCE, Proof.PROVED)


def selftest(
    period: LoadedPeriod, progress: Progress = silent, *, to: Path | None = None
) -> Outcome:
    """Return what the self-test of all rules found; ``to`` is where its certificate is written.

    Nothing that was planted comes into the folder or the journal, and no file a period keeps is
    written over: raises before anything is planted where ``to`` is one.
    """
    _require_target(to)
    return _tested(period, progress, to)


def certified(period: LoadedPeriod, progress: Progress = silent) -> Outcome:
    """Return the same, with the certificate in the folder of papers."""
    quarter = period.spec.period
    name = f"{TITLE} TW{quarter.number} {quarter.year}.xlsx"
    to = period.folder.papers / name
    if open_elsewhere(to):
        raise FileOpenError(to, lock_of(to))
    return _tested(period, progress, to)


def _tested(period: LoadedPeriod, progress: Progress, to: Path | None) -> Outcome:
    result = self_test(period, progress)
    printed = _printed(period, result, to) if to else ()
    outcome = Outcome(
        (*_counted(result), *printed, *_lines(result)),
        {
            "planted": result.planted,
            "clean": result.clean,
            "rules": {each.rule.code: _data(each) for each in result.verdicts},
            "file": str(to) if to else None,
        },
        attention=result.count(Proof.FAILED) > 0,
    )
    return beside_unused(outcome, period.spec)


def _require_target(to: Path | None) -> None:
    if to is None:
        return
    if to.suffix.casefold() != ".xlsx":
        raise XlsopsError(messages.selftest.no_workbook(to.name))
    try:
        require_place(to)
    except OSError as error:  # a name no folder can hold
        raise NotWritableError(to.parent, reason_of(error)) from error


def _printed(period: LoadedPeriod, result: SelfTest, to: Path) -> tuple[str, ...]:
    view = view_of(period)
    source = DocumentSource(
        view, facts_of(view), document_texts(period.folder), emblem_of(period.folder)
    )
    data = make_bundle((certificate(source, result),), TITLE, period.now)
    make_folder(to.parent)
    changed = write_whole(to, data)
    return messages.selftest.written(to), print_beside(to, data, changed=changed)


def _counted(result: SelfTest) -> tuple[str, ...]:
    return (
        messages.selftest.heading(result.planted, result.clean),
        messages.selftest.counted(*(result.count(each) for each in Proof)),
    )


def _lines(result: SelfTest) -> list[str]:
    """Return a line for each rule, those somebody must look at first."""
    return [_line(each) for proof in _FIRST for each in result.verdicts if each.proof is proof]


def _line(verdict: Verdict) -> str:
    code, example = verdict.rule.code, verdict.example
    if example is None:
        return messages.selftest.not_planted(code, verdict.why)
    place = f"{example.bureau} {example.place}" if example.place else example.bureau
    return messages.selftest.proved(
        code,
        verdict.proof.value,
        place,
        example.wrong.told,
        example.right.told,
        verdict.why,
        found=verdict.found,
        inside=verdict.inside,
    )


def _data(verdict: Verdict) -> Mapping[str, object]:
    example = verdict.example
    return {
        "proof": verdict.proof.name.casefold(),
        "found": verdict.found,
        "inside": verdict.inside,
        "clean": verdict.clean,
        "why": verdict.why,
        "bureau": example.bureau if example else None,
        "cell": str(example.place) if example and example.place else None,
        "planted": example.wrong.told if example else None,
        "edge": example.right.told if example else None,
    }
