"""The help of commands and options in English, each by its Indonesian, which stands where the command is."""

FRAME = (
    (r"COMMAND \[ARGS\]\.\.\.", "COMMAND ..."),
    (r"Show this message and exit\.", "Show this help."),
    (r"(\d+)<=x<=(\d+)", r"\1 to \2"),
    (r"\{([A-Z]+)\}", r"\1"),
    (r"\{folder\}|(?<=\[)folder(?=\])", "FOLDER"),
)
"""What the command library's own words become."""

NUMBER, TEXT, EXAMPLES, PARAMETER = "NUMBER", "TEXT", "Examples", "option"

TAKEN = {
    "ALAMAT": "ADDRESS",
    "BAGIAN": "BUREAU",
    "BARIS": "ROW",
    "BERKAS": "FILE",
    "FOLDER": "FOLDER",
    "[FOLDER]": "[FOLDER]",
    "ISI": "CONTENT",
    "KODE": "CODE",
    "KOLOM": "COLUMN",
    "KUNCI": "KEY",
    "NAMA": "NAME",
    "SEL": "CELL",
    "SISTEM": "SYSTEM",
    "VERSI": "VERSION",
}
"""What an option or an argument takes."""

_HERE = "if none is named, the current folder."
HELP = {
    # the program, and what many commands take
    "Pengumpulan data kinerja triwulanan: buku kerja masuk, format keluar, temuan dan rekap.": (
        "Quarterly performance data: forms go out, workbooks come in, findings and recap."
    ),
    "Tampilkan versi program.": "Show the version of the program.",
    "Folder periode; bila tidak disebut, folder sekarang.": f"Period folder; {_HERE}",
    "Pakai Kendali Kinerja yang sedang terbuka di Excel.": (
        "Use the Kendali Kinerja that is open in Excel."
    ),
    "Waktu yang dipakai, misalnya 2026-07-10T09:00+07:00.": (
        "The time to act at, such as 2026-07-10T09:00+07:00."
    ),
    "Peran yang bertindak, misalnya Kasubbag.": "The role that acts, such as Kasubbag.",
    "Cetak satu objek JSON saja di stdout.": "Print one JSON object only, to stdout.",
    "Kode bagian.": "Code of the bureau.",
    "Kode bagian; boleh berulang.": "Code of a bureau; may be repeated.",
    "Tulis juga satu halaman .html untuk pimpinan, di berkas atau folder ini.": (
        "Also write one .html page for those who lead, to this file or folder."
    ),
    "Tulis hari, bulan, dan tahun lengkap, seperti 9 Desember 2026 atau 09/12/2026.": (
        "Write day, month and year in full, such as 9 Desember 2026 or 09/12/2026."
    ),
    "Tahunnya harus antara 2000 dan 2099.": "Its year must lie between 2000 and 2099.",
    # record
    "Langkah yang dicatat: 1, 2, 4, atau 8; tanpa ini, baris lembar Catatan.": (
        "The step to record: 1, 2, 4 or 8; without it, the rows of the sheet Catatan."
    ),
    "Langkah itu dilewati; alasannya di --notes.": "That step is skipped; the reason in --notes.",
    "Rapat itu baru direncanakan: tanggal, jam, tempat undangannya.": (
        "The meeting is only planned: date, time and place of its invitation."
    ),
    "Kode bagian yang sudah menerima formatnya.": "Code of the bureau that has received its form.",
    "Lewat apa formatnya diterima.": "By which channel the form was received.",
    "Kode bagian yang kirimannya dikesampingkan.": "Code of the bureau whose submission is set aside.",
    "Kode bagian yang kirimannya dipakai lagi.": "Code of the bureau whose submission is used again.",
    "Temuan sendiri pada sel ini, misalnya Indikator!N12; isinya di --notes.": (
        "A finding of your own at this cell, such as Indikator!N12; what it says in --notes."
    ),
    "Kode bagian yang isiannya diberi temuan.": "Code of the bureau whose answers get the finding.",
    "Temuan itu peringatan, bukan galat.": "The finding is a warning, not an error.",
    "Temuan sendiri pada sel itu dicabut.": "Your own finding at that cell is withdrawn.",
    "Kode bagian yang pengesahannya dibuka oleh peran yang bertindak; alasannya di --notes.": (
        "Code of the bureau whose approval is reopened by the role that acts; the reason in --notes."
    ),
    "Nama berkas kiriman yang dimaksud; tanpa ini, yang terakhir.": (
        "Name of the submission's file; without it, the latest."
    ),
    "Tanggalnya; bila tidak disebut, hari ini.": "Its date; if none is named, today.",
    "Jamnya, misalnya 09.00.": "Its time, such as 09.00.",
    "Tempat rapat; dengan --set-aside sel yang perbaikan bacaannya dibatalkan.": (
        "Place of the meeting; with --set-aside the cell whose repair in reading is taken back."
    ),
    "Nomor surat atau agenda.": "Number of the letter or in the agenda.",
    "Peserta atau penerima, misalnya nama (ORG); boleh berulang.": (
        "Who took part or received, such as name (ORG); may be repeated."
    ),
    "Isi arahan, notulen, alasan, atau temuan.": (
        "The text of the instruction, minutes, reason or finding."
    ),
    "Catatan jurnal hilang dan cadangannya tidak ada; alasannya di --notes.": (
        "Entries of the journal are lost and there is no backup; the reason in --notes."
    ),
    # carry, distribute, approve, recap, trace, verify
    "Folder triwulan yang lalu, bila dipindah atau belum tercatat.": (
        "Folder of the earlier quarter, if it was moved or is not recorded yet."
    ),
    "Timpa juga angka yang diubah di sini.": "Also overwrite figures that were changed here.",
    "Lewat apa, misalnya WhatsApp.": "By which channel, such as WhatsApp.",
    "Asisten yang bagiannya disahkan, seperti di lembar Master Bagian; dengan --as Asisten.": (
        "The Asisten whose bureaus are approved, as in the sheet Master Bagian; with --as Asisten."
    ),
    "Tulis juga bahan LKjIP sebagai dokumen Word di rekap/: bab per sasaran, grafik, angka yang terikat "
    "pada rekap.": (
        "Also write the material for LKjIP as a Word document in rekap/: a chapter for each objective, charts, "
        "figures bound to the recap."
    ),
    "Periksa dokumen Word itu saja: setiap angka terikat yang tidak lagi sama dengan rekap disebut, dan "
    "ditandai di salinannya.": (
        "Only check that Word document: each bound figure that no longer equals the recap is named, and marked "
        "in a copy."
    ),
    'Lembar dan selnya, misalnya "Rekap Setda!H12"; tanpa lembar, Rekap Setda.': (
        'Sheet and cell, such as "Rekap Setda!H12"; without a sheet, Rekap Setda.'
    ),
    "Cocokkan dengan rekap, Berkas Bukti, halaman status, atau surat terdahulu, atau dengan sidik yang "
    "tercetak di situ. Hanya ini yang menemukan jurnal yang ditulis ulang atau dipotong oleh pemegang "
    "folder dan kuncinya.": (
        "Compare with an earlier recap, proof documents (Berkas Bukti), status page or letter, or with the "
        "fingerprint printed there. Only this finds a journal that was rewritten or cut by whoever holds the "
        "folder and its key."
    ),
    # findings, guide, diff, history
    "Sebut temuan terbuka seurut Temuan Berikutnya: tempat, pesan, Dampak, saran, umur, percakapan. Tidak "
    "ada yang ditulis.": (
        "List the open findings in the order of Next Finding (Temuan Berikutnya): place, message, effect "
        "(Dampak), advice, age, thread. Nothing is written."
    ),
    "Temuan terbuka menurut Dampak": "Open findings, by effect (Dampak)",
    "Hanya yang sesudah temuan ini; kuncinya tertulis di bawah setiap temuan.": (
        "Only those after this finding; its key stands below each finding."
    ),
    "Hanya yang ditelaah orang ini.": "Only those this person reviews.",
    "Sebut sembilan langkah satu triwulan dengan tombol dan perintahnya, dan yang dilakukan bila tombol "
    "tidak jalan.": (
        "Tell the nine steps of a quarter with their buttons and commands, and what to do if a button does not "
        "work."
    ),
    "Panduan: langkah satu triwulan": "Guide: the steps of a quarter",
    "Tampilkan setiap sel yang berbeda antara dua versi kiriman satu bagian, dan temuannya.": (
        "Show each cell that differs between two versions a bureau sent, and its findings."
    ),
    "Bandingkan dua versi kiriman": "Compare two versions of a submission",
    "Versi lama; bila tidak disebut, dua yang terakhir.": (
        "The older version; if none is named, the last two."
    ),
    "Versi baru; bila tidak disebut, yang terakhir.": "The newer version; if none is named, the last.",
    "Tulis juga sebagai lembar di buku kerja ini (.xlsx).": (
        "Also write it as a sheet in this workbook (.xlsx)."
    ),
    "Tampilkan nilai satu sel di setiap versi, temuannya, dan keputusannya; tanpa kolom, satu baris setiap "
    "triwulan.": (
        "Show the value of one cell in each version, its findings and decisions; without a column, one row in "
        "each quarter."
    ),
    "Riwayat satu sel isian, atau satu baris": "History of one answer, or of one row",
    "Kode indikator atau sub kegiatan.": "Code of the indicator or sub-activity.",
    "Kolom: namanya di lembar Format, atau judulnya. Tanpa kolom: setiap triwulan yang diketahui.": (
        "Column: its name in the sheet Format, or its heading. Without one: each quarter that is known."
    ),
    "Folder periode; bila tidak disebut, folder sekarang. Boleh diulang, dari yang lama.": (
        f"Period folder; {_HERE[:-1]}. May be repeated, from the oldest on."
    ),
    # new, bundle, export, demo, doctor
    "Buat folder periode baru dengan buku kerja kendali; periodenya dibuka dengan open.": (
        "Make a new period folder with its control workbook; the period is opened with open."
    ),
    "Buat folder periode baru": "Make a new period folder",
    "Folder periode yang akan dibuat.": "The period folder to make.",
    "Tahun anggaran.": "Budget year.",
    "Triwulan 1 sampai 4.": "Quarter 1 to 4.",
    "Batas kirim, misalnya 10 Juli 2026 atau 2026-07-10; boleh diisi nanti di lembar Pengaturan.": (
        "Deadline for sending, such as 10 Juli 2026 or 2026-07-10; may be filled in later in the sheet "
        "Pengaturan."
    ),
    "Folder triwulan sebelumnya; Master dan realisasinya dibawa.": (
        "Folder of the quarter before; its Master sheets and achieved figures are brought along."
    ),
    "Unduh semua yang diperlukan komputer kantor tanpa internet untuk memasang program ini.": (
        "Download all that an office computer without internet needs to install this program."
    ),
    "Siapkan pemasangan tanpa internet": "Prepare installing without internet",
    "Folder yang akan dibuat, misalnya di flash disk.": "The folder to make, such as on a USB stick.",
    "Sistem komputer itu: windows, mac, atau linux.": (
        "The system of that computer: windows, mac or linux."
    ),
    "Python di komputer itu, misalnya 3.11. Bila tidak disebut, versi Python ini.": (
        "Python on that computer, such as 3.11. If none is named, the version of this Python."
    ),
    "Tulis jawaban, temuan, atau rekap satu atau banyak periode sebagai tabel; folder hanya dibaca.": (
        "Write answers, findings or recap of one or many periods as a table; the folders are only read."
    ),
    "Tulis data untuk analis": "Write data for analysts",
    "Folder periode, atau folder yang memuat banyak folder periode; boleh beberapa. Bila tidak disebut, "
    "folder sekarang.": (
        "Period folder, or a folder that holds many period folders; may be several. If none is named, the "
        "current folder."
    ),
    "Berkas yang ditulis: .xlsx untuk Excel dan pivot; .csv (pemisah koma, desimal titik) dan .parquet "
    "untuk program lain.": (
        "The file to write: .xlsx for Excel and pivots; .csv (commas between, decimal points) and .parquet for "
        "other programs."
    ),
    "Untuk banyak kantor: folder berisi .parquet menurut tahun, triwulan, dan kantor. Bila diulang, hanya "
    "folder periode yang berubah dibaca lagi.": (
        "For many offices: a folder of .parquet by year, quarter and office. When repeated, only period folders "
        "that changed are read again."
    ),
    "Alamat penjadwal dask, misalnya tcp://komputer:8786: dataset dikerjakan oleh banyak komputer yang "
    "melihat folder-folder itu di alamat yang sama.": (
        "Address of a dask scheduler, such as tcp://komputer:8786: the dataset is made by many computers that "
        "see those folders under the same path."
    ),
    "Isinya: jawaban (satu baris satu isian), temuan, atau rekap (baris lembar Data-nya).": (
        "What to write: jawaban (answers, one a row), temuan (findings), or rekap (the rows of its sheet Data)."
    ),
    "Mainkan satu triwulan penuh dengan data contoh.": "Play one whole quarter with sample data.",
    "Folder contoh yang akan dibuat.": "The sample folder to make.",
    "Berhenti pada langkah ini: 7 berhenti di meja Kabag, dengan temuan terbuka.": (
        "Stop at this step: 7 stops at the desk of the Kabag, with open findings."
    ),
    "Ganti demo yang lebih dahulu di folder itu, bila tidak ada yang diubah.": (
        "Replace the earlier demo in that folder, if nothing in it was changed."
    ),
    "Periksa Python, Excel, tambahan Kinerja, dan folder di komputer ini.": (
        "Examine Python, Excel, the add-in Kinerja and the folder on this computer."
    ),
    "Periksa Instalasi": "Check Installation",
    "Folder periode yang ikut diperiksa; bila tidak disebut, folder sekarang.": (
        f"Period folder to examine too; {_HERE}"
    ),
    # addin, key
    "Tambahan Kinerja untuk Excel: buat, pasang, cabut.": (
        "The add-in Kinerja for Excel: build, install, remove."
    ),
    "Buat Kinerja.xlam dari sumbernya.": "Build Kinerja.xlam from its source.",
    "Folder tempat Kinerja.xlam ditulis.": "The folder to write Kinerja.xlam to.",
    "Pasang tambahan Kinerja di Excel komputer ini.": (
        "Install the add-in Kinerja in Excel on this computer."
    ),
    "Cabut tambahan Kinerja; buku kerja dan data tidak tersentuh.": (
        "Remove the add-in Kinerja; workbooks and data are not touched."
    ),
    "Tunjukkan apakah tambahan Kinerja terpasang dengan lengkap.": (
        "Show whether the add-in Kinerja is installed completely."
    ),
    "Kunci tanda tangan Anda: buat, tampilkan.": "Your signing key: make, show.",
    "Buat kunci baru; kunci publiknya untuk lembar Pejabat.": (
        "Make a new key; its public key is for the sheet Pejabat."
    ),
    "Tampilkan kunci publik Anda, periksa hak berkasnya.": (
        "Show your public key, check who may read its file."
    ),
    # rules, forms
    "Aturan pemeriksaan: hasilnya selama ini, uji coba.": "Checking rules: how they did so far, trials.",
    "Sebut setiap aturan dengan hasilnya: timbul, diperbaiki, diterima, disahkan walau terbuka.": (
        "List each rule with what came of it: fired, corrected, accepted, approved while open."
    ),
    "Folder periode, boleh beberapa; aturan diambil dari yang pertama.": (
        "Period folder, may be several; the rules are those of the first."
    ),
    "Coba satu aturan atas kiriman yang tersimpan: berapa kali timbul, di mana, dan jadi apa.": (
        "Try one rule on the stored submissions: how often it fires, where, and what became of that."
    ),
    "Kode aturan di lembar Aturan, boleh yang masih draf.": (
        "Code of the rule in the sheet Aturan, a draft too."
    ),
    "Folder periode yang kirimannya dipakai mencoba; boleh diulang. Bila tidak disebut, folder ini.": (
        "Period folder whose submissions it is tried on; may be repeated. If none is named, this folder."
    ),
    "Tanam kesalahan setiap aturan di format baru, baca seperti kiriman, dan sebut yang ditemukan; data "
    "tidak berubah.": (
        "Plant what each rule must find in a new form, read it like a submission, and tell what was found; the "
        "data do not change."
    ),
    "Tulis berita ujinya ke buku kerja .xlsx ini untuk dicetak, dengan PDF di sampingnya.": (
        "Write the report of the test to this .xlsx workbook for printing, with a PDF beside it."
    ),
    "Sebut aturan, petunjuk, daftar pilihan, dan pesan yang saling bertentangan, dan yang diperiksa pada "
    "tiap kolom.": (
        "List rules, hints, choices and messages that contradict each other, and what is checked in each column."
    ),
    "Folder periode atau satu buku kerja kendali; bila tidak disebut, folder sekarang.": (
        f"Period folder or one control workbook; {_HERE}"
    ),
    "Formulir resmi: ambil templatnya, bandingkan.": "Official forms: take their template, compare.",
    "Salin templat formulir ke templates/ folder periode untuk diubah di Excel; ID barisnya sudah terisi.": (
        "Copy a form's template to templates/ of the period folder to change it in Excel; the IDs of its rows "
        "are filled in."
    ),
    "Salin templat formulir untuk diubah": "Copy a form's template to change it",
    "Formulirnya, misalnya E.81 atau E.81 (17 kolom).": "The form, such as E.81 or E.81 (17 kolom).",
    "Sebut beda formulir kantor dengan formulir resmi yang lebih baru, kolom demi kolom; tidak mengubah "
    "apa pun.": (
        "Tell how the office's form differs from a newer official form, column by column; changes nothing."
    ),
    "Sebut beda formulir kantor dengan yang baru": "Tell how the office's form differs from a newer one",
    "Formulir resmi yang lebih baru (.xlsx); templat kantor diperiksa pula isinya.": (
        "The newer official form (.xlsx); what stands in the office's template is checked, too."
    ),
    "Formulir kantor yang dibandingkan, menurut nama lembarnya. Bila tidak disebut, yang paling mirip.": (
        "The office's form to compare, by the name of its sheet. If none is named, the most alike."
    ),
}
"""What commands, options and arguments say of themselves, and of a day that was mistyped."""
