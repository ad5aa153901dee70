"""The English of what is told at the computer, by choice: ``XLSOPS_LANG=en``.

For ``xlsops/messages/ROOM/MODULE.py`` it stands here in ``ROOM/MODULE.py``, with the same names, the same
parameters and the same kinds; the catalogue hands that module over instead. ``interface`` holds the English
of tables that are said where the thing is: the help of commands, the ribbon, the guide. Nothing here may be
written into a file of the office: its papers are Indonesian.

What stands on the office's sheets and in its files is quoted as it stands: names of sheets, columns, settings,
folders and states, findings, reasons and steps. A button is named as the English ribbon labels it, with what
the sheets call it in brackets: Collect Submissions (Himpun Kiriman); ``core.terms.told_operations.NAMED`` has
them all. ``xlsops decide`` and its like are told as ``Run: xlsops collect`` or ``First run: xlsops collect``,
which a message box turns into the button. ``words`` counts and lists, ``buttons`` names the buttons.

One English word stands for each Indonesian one:

====================  =======================  ====================  =======================
bagian                bureau                   kiriman               submission
Kabag, Kasubbag, ...  as they are              menghimpun            collect
triwulan              quarter                  memeriksa             check
periode               period                   temuan                finding
langkah               step                     galat, peringatan     error, warning
disposisi             disposition              keputusan             decision
rapat                 meeting                  terima dgn penjelasan accept with explanation
format                form                     mengembalikan         return
isian                 answers                  salinan pengembalian  returned copy
menyampaikan format   send forms               memperbaiki           correct
tanda terima          receipt                  mengesampingkan       set aside
surat pengantar       cover letter             usulan revisi         proposed revision
pengingat             reminder                 mengesahkan           approve
batas waktu           deadline                 pengesahan gugur      approval is void
lembar, baris, sel    sheet, row, cell         jenjang               tier
buku kerja            workbook                 membuka pengesahan    reopen an approval
berkas                file                     serah terima          handover
aturan, syarat        rule, condition          rekap                 recap
timbul (aturan)       fire                     sementara, final      provisional, final
target, realisasi     target, actual           Berkas Bukti          proof documents
pagu, serapan         budget ceiling,          bukti                 evidence
                      absorption               jurnal, catatan       journal, record
capaian               achievement              jejak                 audit trail
lambang daerah        coat of arms             arsip                 archive
templat               template                 sidik                 fingerprint
tambahan              add-in                   cetakan               printout
pengelola TI          IT administrator         tanda tangan, diaku   signature, claimed
cadangan              backup                   kunci pribadi         private key
====================  =======================  ====================  =======================

A module of the catalogue is either told or written, and only the told ones have a twin. Without one are:

- findings and what stands beside them on sheets, in notes of cells and in the journal: ``checks_answers``,
  ``checks_form``, ``checks_history``, ``impact``, ``mended``, ``notes``, ``parts``, ``thread_words``;
- why a file was refused or a figure is unknown, kept in the journal or in a cell: ``clauses``, ``intake``;
- what is wrong in the office's own sheets, painted beside the rows as well as told: ``conditions``,
  ``phrases``, ``spec``, ``typed``;
- rules and tiers as sheets and papers tell them: ``rule_texts``, ``rule_words``, ``planted``, ``tier_words``;
- pages and papers: ``clock``, ``comparison``, ``gaps``, ``letters``, ``movement``, ``outbox``, ``pages``,
  ``read_me``, ``recap``, ``report``, ``tracing``.
"""

from importlib import import_module
from pkgutil import iter_modules
from types import ModuleType

ROOMS = ("auditing", "checking", "computer", "data", "sheets", "shown", "steps")


def twins() -> dict[str, ModuleType]:
    """Return every module of the catalogue that has an English twin, by its name."""
    rooms = [each.name for each in iter_modules(__path__) if each.name in ROOMS]
    return {
        each.name: import_module(f"{__name__}.{room}.{each.name}")
        for room in rooms
        for each in iter_modules(import_module(f"{__name__}.{room}").__path__)
    }
