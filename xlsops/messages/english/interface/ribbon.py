"""The ribbon in English: what the buttons are called, what their tips say, and what the add-in itself says."""

GROUPS = {
    "Periode": "Period",
    "Format": "Forms",
    "Himpun dan Validasi": "Collect and Review",
    "Rekap": "Recap",
    "Bantuan": "Help",
}
"""The groups of the tab, by what they are called in Indonesian."""

SOP_STEPS = ("all SOP steps", "SOP step", "SOP steps")
"""How a tip names all steps, one, and several."""

BUTTONS = {
    "status": (
        "Refresh",
        "Works out anew from the journal where the period stands, then brings the sheets Beranda, Tahapan, "
        "Himpunan and Temuan of this workbook up to date. Your settings and decisions stay as they are.",
    ),
    "open": (
        "Open Period",
        "Records the order of the Sekretaris Daerah and begins the period as the sheet Pengaturan says. "
        "One entry is added to the folder jurnal. Pressing twice does not open two periods.",
    ),
    "record": (
        "Record Step",
        "Records what happened away from the computer: a disposition, a planned meeting, a meeting, the receipt "
        "of a form, or a handover, with its time and who did it. One entry is added to the folder jurnal; "
        "earlier entries are never changed.",
    ),
    "carry": (
        "Fetch Last Quarter",
        "Fetches figures of earlier quarters that were approved again after they were brought here, and writes "
        "them into the Master sheets. What was replaced is kept in the folder jurnal; figures you changed "
        "yourself are not overwritten, and the earlier quarter's folder is not changed.",
    ),
    "formats": (
        "Make Forms",
        "Makes one request form for each bureau, from the sheets Master Indikator, Master Program and Format. "
        "The files are written to the folder format. Submissions that came in already are not touched.",
    ),
    "distribute": (
        "Send Forms",
        "Makes a cover letter, a message and a draft e-mail with the form for each bureau in the folder berkas, "
        "then records that the forms were sent; from then on the time for filling in runs. One entry is added "
        "to the folder jurnal; the forms themselves do not change.",
    ),
    "remind": (
        "Send Reminders",
        "Makes a letter, a short message and a draft e-mail that remind each bureau which has not sent or not "
        "corrected its data; after the deadline with the number of days it is late. Written to the folder "
        "berkas; the bureaus' submissions are not touched.",
    ),
    "collect": (
        "Collect Submissions",
        "Reads all files in the folder masuk, keeps the originals in the folder arsip, then marks the answers "
        "that need attention. Files in the folder masuk are neither changed nor deleted.",
    ),
    "validate": (
        "Check Answers",
        "Checks all collected answers again with the rules that hold now, and brings the sheet Temuan up to "
        "date. The bureaus' answers and the decisions already saved do not change.",
    ),
    "try-rule": (
        "Try Rule",
        "Tries the rule in the selected row of the sheet Aturan, a draft too, on the submissions of this and "
        "earlier quarters: how often it would fire, where, and what became of those cells. Nothing is written.",
    ),
    "previous-finding": (
        "Previous Finding",
        "Jumps to the flagged cell before this one and shows the sentence of its finding. Nothing is written.",
    ),
    "next-finding": (
        "Next Finding",
        "Jumps to the next flagged cell, the most important first, and shows the sentence of its finding. "
        "Nothing is written.",
    ),
    "decide": (
        "Save Decisions",
        "Saves the decisions and notes you typed in the sheet Temuan: accepted with an explanation, or opened "
        "again. Decisions are added to the folder jurnal and earlier ones are not lost; cells whose findings "
        "are settled look as they did before.",
    ),
    "return": (
        "Return to Bureau",
        "Makes a copy to be corrected for the bureau whose Isian sheet is in front, or for all that still have "
        "open findings: only the flagged cells and their explanations can be filled in, with a cover letter. "
        "Written to the folder kembali; the originals stay whole in the folder arsip.",
    ),
    "approve": (
        "Approve Bureau",
        "Approves the data of the bureau whose Isian sheet is in front, or of all without open findings, and "
        "keeps their fingerprint. The approval is added to the folder jurnal; later changes will show and "
        "never overwrite what was approved.",
    ),
    "cell-history": (
        "Cell History",
        "Tells what the selected cell of an Isian sheet held in each version that was sent, in earlier quarters "
        "too, with its findings and what was decided about them. Nothing is written.",
    ),
    "compare": (
        "Compare Versions",
        "Compares the last two versions of the bureau whose Isian sheet is in front, cell by cell, with the "
        "findings before and after. Written to the folder berkas and opened; the data do not change.",
    ),
    "recap": (
        "Make Recap",
        "Works out the recap of each bureau and of the regional secretariat from the accepted answers. The recap "
        "workbook is written to the folder rekap and can be made again; the bureaus' answers do not change.",
    ),
    "trace": (
        "Where From?",
        "Tells where the number in the selected cell comes from, in the recap workbook or in a sheet of this "
        "workbook: bureau, original file, cell, what is written there and how it was worked out, then jumps to "
        "that cell. Nothing is written.",
    ),
    "hand-over": (
        "Hand Over",
        "Records that the approved performance data were handed to the Kasubbag; bureaus that have not sent "
        "theirs are named. One entry is added to the folder jurnal, and its minutes are printed with the proof "
        "documents (Berkas Bukti); the data do not change.",
    ),
    "documents": (
        "Proof Documents",
        "Makes the documents of every SOP step, to be printed and signed: dispositions, invitations, minutes and "
        "the report of the stages. Written to the folder berkas and can be made again; the data do not change.",
    ),
    "guide": (
        "Guide",
        "Opens the sheet Panduan: how one quarter goes, and answers to frequent problems, in Indonesian. "
        "The command xlsops guide tells the same in English. Nothing is written.",
    ),
    "verify": (
        "Verify Journal",
        "Holds journal, archive, sheets and outgoing files against each other: what was changed, lost, swapped "
        "or slipped in is named. A folder rewritten as a whole is noticed only if the journal's fingerprint is "
        "compared with an earlier printout. Nothing is written.",
    ),
    "selftest": (
        "Test All Rules",
        "Plants what every rule must find, and answers just within its bounds, in a new form of this office, "
        "reads it like a submission, then writes the report of the test to the folder berkas for printing. "
        "Data and journal do not change.",
    ),
    "doctor": (
        "Check Installation",
        "Examines Python, Excel, the add-in Kinerja and the working folder on this computer, then names the one "
        "thing to do where something is missing. Nothing is changed.",
    ),
}
"""Each button by its command: label, and what its tip says."""

VBA = {
    "Tombol ini tidak dapat dijalankan (": "This button cannot be run (",
    "Di terminal, jalankan: xlsops doctor": "In a terminal, run: xlsops doctor",
    "Belum ada buku kerja yang terbuka untuk disunting. ": "No workbook is open for editing. ",
    "Buka Kendali Kinerja; bila ada bilah kuning, klik Aktifkan Pengeditan.": (
        "Open Kendali Kinerja; if there is a yellow bar, click Enable Editing."
    ),
    'Nama buku kerja ini memuat tanda baca (= % "" $ ` \\ |) yang tidak dapat ': (
        'The name of this workbook has a character (= % "" $ ` \\ |) that cannot '
    ),
    "diteruskan dengan aman. Simpan dengan nama lain.": (
        "be passed on safely. Save it under another name."
    ),
    " bukan Kendali Kinerja. ": " is not Kendali Kinerja. ",
    "Buka atau pilih dahulu buku kerja Kendali Kinerja.": (
        "First open or select the workbook Kendali Kinerja."
    ),
    "bukan perintah tombol": "not the command of a button",
    "pengaturannya tidak ditemukan": "its settings are not found",
    "Kinerja sedang bekerja...": "Kinerja is working...",
    "Tekan Ctrl+C untuk menyalin pesan ini.": "Press Ctrl+C to copy this message.",
    "Python untuk tombol Kinerja tidak ditemukan. ": "Python for the Kinerja buttons is not found. ",
    "Pasangan tombol Kinerja di luar Excel tidak ditemukan. ": (
        "What the Kinerja buttons need outside Excel is not found. "
    ),
    "Di terminal, jalankan: xlsops addin install": "In a terminal, run: xlsops addin install",
    "from xlsops import ribbon; ribbon.": "from xlsops import english, ribbon; ribbon.",
}
"""What the add-in's own VBA says, by its Indonesian; last, that its Python speaks English as the ribbon does."""
