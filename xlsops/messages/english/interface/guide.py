"""The guide in English: how a quarter goes, and what to do in trouble, in the order of ``core.terms.guidance``."""

STEPS_HEADING = "The nine steps of one quarter"
STEP_HEADINGS = ("No", "SOP step", "Who", "Buttons on the tab Kinerja", "Read", "Written")
COMMANDS = "Commands"
STEPS_TOLD = (
    (
        "Order to collect performance data",
        "Sekretaris Daerah to the Asisten Administrasi Umum",
        "Buka Periode, Catat Langkah",
        "Sheets Pengaturan, Catatan",
        "Journal: period and disposition",
    ),
    (
        "Order to make the request forms",
        "Asisten Administrasi Umum to the Kabag",
        "Catat Langkah, Buat Format",
        "Sheets Catatan, Master Bagian, Master Indikator, Master Program, Format, Aturan",
        "Folder format: one file for each bureau",
    ),
    (
        "Sending the forms",
        "Kasubbag to the staff (Jabatan Pelaksana) of each bureau",
        "Sampaikan Format, Catat Langkah",
        "Folder format, sheet Catatan",
        "Folder berkas: cover letters and draft e-mails; journal: receipt by each bureau",
    ),
    (
        "Meeting about filling in the forms",
        "Kabag, Kasubbag, staff (Jabatan Pelaksana)",
        "Catat Langkah",
        "Sheet Catatan",
        "Journal: plan (invitation), attendance, minutes",
    ),
    (
        "Filling in performance data",
        "Staff (Jabatan Pelaksana) of each bureau",
        "(sel putih diisi di Excel), Ingatkan Bagian, Himpun Kiriman, Kembalikan ke Bagian",
        "The bureau's form",
        "Submissions, put into the folder masuk; folder berkas: reminders",
    ),
    (
        "Recap of each bureau's performance data",
        "Staff (Jabatan Pelaksana) of each bureau",
        "Himpun Kiriman, Buat Rekap",
        "Folder masuk",
        "Folder arsip; sheets Isian and Rekap of each bureau; folder rekap",
    ),
    (
        "Collecting and reviewing",
        "Kabag",
        "Himpun Kiriman, Periksa, Temuan Sebelumnya, Temuan Berikutnya, Riwayat Sel, Beda Versi, "
        "Simpan Keputusan, Kembalikan ke Bagian, Sahkan Bagian",
        "Sheets Himpunan and Temuan",
        "Journal: decisions; folder kembali: copies to be corrected and letters",
    ),
    (
        "Handing over performance data",
        "Kabag to the Kasubbag",
        "Serah Terima, Catat Langkah",
        "The approved data of the bureaus, sheet Catatan",
        "Folder berkas: minutes of the handover",
    ),
    (
        "Recap of the regional secretariat's performance data",
        "Staff (Jabatan Pelaksana) under the Kasubbag",
        "Buat Rekap, Berkas Bukti",
        "The data that were handed over",
        "Folder rekap and folder berkas",
    ),
)
"""Each step: what it is, who does it, the buttons by their Indonesian labels, what is read and written."""

OTHERS = {"(sel putih diisi di Excel)": "(white cells are filled in in Excel)"}
"""What stands among the buttons and is none."""

TROUBLES_HEADING = "If the tab Kinerja is missing, or its buttons do not work"
TROUBLES = (
    (
        "The tab Kinerja does not appear",
        "Excel was not opened again, or the add-in is disabled",
        "Close all Excel windows and open Excel again. If it is still missing: File > Options > Add-ins "
        "> Disabled Items, enable Kinerja; then xlsops addin status",
    ),
    (
        "The buttons are grey",
        "The open workbook is not Kendali Kinerja",
        "Point at a button; its tip says why",
    ),
    ('Yellow bar "Protected View"', "The file came by e-mail or WhatsApp", "Click Enable Editing"),
    (
        'Red bar "Microsoft has blocked macros"',
        "Kinerja.xlam was downloaded, not installed",
        "Install it with xlsops addin install; do not enable all macros",
    ),
    (
        "Kinerja.xlam disappears by itself",
        "The antivirus put it into quarantine",
        "Ask the IT administrator to exempt the file by its hash (what is built is always the same); meanwhile "
        "use the commands with --active",
    ),
    (
        '"This button cannot be run"',
        "A policy forbids Excel to start other programs",
        "Use the commands with --active: Python calls Excel, without macros",
    ),
    (
        '"Could not find Interpreter"',
        "Python was moved or installed again",
        "python -m pip install . then python -m xlsops addin install",
    ),
    (
        '"was opened straight from OneDrive or SharePoint"',
        "The workbook was opened from an address on the web",
        'Save the period folder on the disk, or choose "Always keep on this device", then open it from that '
        "folder",
    ),
    (
        '"Excel is busy"',
        "A cell is being edited or a dialog is open",
        "Press Enter or Esc, close the dialog, try again; nothing is left half done",
    ),
    (
        "Mac: permission to control Excel is asked for, or error -1743",
        "Automation was not allowed yet",
        "System Settings > Privacy & Security > Automation: allow Microsoft Excel",
    ),
    (
        "A message about the version of xlwings",
        "Xlwings was updated by itself",
        "xlsops addin install",
    ),
)
"""Each: what is seen, the usual cause, what to do; in the order in which people meet them."""
