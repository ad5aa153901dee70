"""How a quarter goes, what may go wrong with the tab Kinerja, what Periksa Jejak can know: as Panduan says it."""

INSTALL = (
    "Di terminal (Command Prompt): python -m pip install . lalu python -m xlsops addin install.",
    "Tutup semua jendela Excel, lalu buka lagi: tab Kinerja ada di sebelah kanan.",
    "xlsops doctor memeriksa komputer ini; xlsops addin remove mencabut semuanya.",
)

STEPS_HEADING = "Sembilan langkah dalam satu triwulan"
STEP_HEADINGS = (
    "No",
    "Langkah SOP",
    "Pelaksana",
    "Tombol di tab Kinerja",
    "Yang dibaca",
    "Yang ditulis",
)
STEPS_TOLD = (
    (
        "Perintah pengumpulan data kinerja",
        "Sekretaris Daerah kepada Asisten Administrasi Umum",
        "Buka Periode, Catat Langkah",
        "Pengaturan, Catatan",
        "Jurnal: periode dan disposisi",
    ),
    (
        "Perintah pembuatan format permintaan data",
        "Asisten Administrasi Umum kepada Kabag",
        "Catat Langkah, Buat Format",
        "Catatan, Master Bagian, Master Indikator, Master Program, Format, Aturan",
        "Folder format: satu berkas tiap bagian",
    ),
    (
        "Penyampaian format",
        "Kasubbag kepada Jabatan Pelaksana tiap bagian",
        "Sampaikan Format, Catat Langkah",
        "Folder format, Catatan",
        "Folder berkas: surat pengantar dan draf surel; jurnal: tanda terima tiap bagian",
    ),
    (
        "Rapat pembahasan pengisian format",
        "Kabag, Kasubbag, Jabatan Pelaksana",
        "Catat Langkah",
        "Catatan",
        "Jurnal: rencana (undangan), daftar hadir, notulen",
    ),
    (
        "Pengisian data kinerja",
        "Jabatan Pelaksana tiap bagian",
        "(sel putih diisi di Excel), Ingatkan Bagian, Himpun Kiriman, Kembalikan ke Bagian",
        "Format bagian",
        "Kiriman, ditaruh di folder masuk; folder berkas: pengingat",
    ),
    (
        "Rekapitulasi data kinerja bagian",
        "Jabatan Pelaksana tiap bagian",
        "Himpun Kiriman, Buat Rekap",
        "Folder masuk",
        "Folder arsip; lembar Isian dan Rekap tiap bagian; folder rekap",
    ),
    (
        "Penghimpunan dan validasi",
        "Kabag",
        "Himpun Kiriman, Periksa, Temuan Sebelumnya, Temuan Berikutnya, Riwayat Sel, Beda Versi, "
        "Simpan Keputusan, Kembalikan ke Bagian, Sahkan Bagian",
        "Lembar Himpunan dan Temuan",
        "Jurnal: keputusan; folder kembali: salinan perbaikan dan surat",
    ),
    (
        "Penyampaian data kinerja",
        "Kabag kepada Kasubbag",
        "Serah Terima, Catat Langkah",
        "Data bagian yang disahkan, Catatan",
        "Folder berkas: berita acara serah terima",
    ),
    (
        "Rekapitulasi data kinerja Sekretariat Daerah",
        "Jabatan Pelaksana di bawah Kasubbag",
        "Buat Rekap, Berkas Bukti",
        "Data yang diserahterimakan",
        "Folder rekap dan folder berkas",
    ),
)
"""Each of the nine steps of a quarter: what it is, who does it, the buttons, what is read and written."""

TROUBLES_HEADING = "Bila tab Kinerja tidak ada, atau tombolnya tidak jalan"
TROUBLES = (
    (
        "Tab Kinerja tidak muncul",
        "Excel belum dibuka ulang, atau tambahan dimatikan",
        "Tutup semua jendela Excel, buka lagi. Bila tetap tidak ada: File > Opsi > Add-in "
        "> Item Nonaktif, aktifkan Kinerja; lalu xlsops addin status",
    ),
    (
        "Tombol kelabu",
        "Buku kerja yang terbuka bukan Kendali Kinerja",
        "Arahkan penunjuk ke tombol; sebabnya tertulis di keterangannya",
    ),
    (
        'Bilah kuning "Tampilan Terproteksi"',
        "Berkas datang dari surel atau WhatsApp",
        "Klik Aktifkan Pengeditan",
    ),
    (
        'Bilah merah "Microsoft telah memblokir makro"',
        "Kinerja.xlam diunduh, bukan dipasang",
        "Pasang dengan xlsops addin install; jangan menyalakan semua makro",
    ),
    (
        "Kinerja.xlam hilang sendiri",
        "Dikarantina antivirus",
        "Minta pengelola TI mengecualikan berkas itu menurut sidiknya (hasil build selalu "
        "sama); sementara itu pakai perintah dengan --active",
    ),
    (
        '"Tombol ini tidak dapat dijalankan"',
        "Kebijakan melarang Excel menjalankan program lain",
        "Pakai perintah dengan --active: Python yang memanggil Excel, tanpa makro",
    ),
    (
        '"Could not find Interpreter"',
        "Python dipindah atau dipasang ulang",
        "python -m pip install . lalu python -m xlsops addin install",
    ),
    (
        '"dibuka langsung dari OneDrive atau SharePoint"',
        "Buku kerja dibuka dari alamat web",
        'Simpan folder periode di disk, atau pilih "Selalu simpan di perangkat ini", lalu '
        "buka dari folder itu",
    ),
    (
        '"Excel sedang sibuk"',
        "Sel sedang diisi atau ada kotak dialog",
        "Tekan Enter atau Esc, tutup dialognya, ulangi; tidak ada yang setengah jadi",
    ),
    (
        "Mac: diminta izin mengendalikan Excel, atau galat -1743",
        "Izin Automasi belum diberikan",
        "Pengaturan Sistem > Privasi & Keamanan > Automasi: izinkan Microsoft Excel",
    ),
    ("Pesan versi xlwings", "Xlwings diperbarui sendiri", "xlsops addin install"),
)
"""Each: what is seen, the usual cause, what to do; in the order in which people meet them."""

TRAIL = (
    (
        "Ditemukan",
        "Catatan jurnal atau berkas arsip yang diubah, hilang, tertukar, atau terselip; kiriman yang "
        "tercatat lain dari berkasnya; angka, pengesahan, serah terima, rekap, format, dan salinan "
        "pengembalian yang lain dari yang tercatat; tanda tangan yang tidak cocok; lembar Riwayat yang hilang; "
        "cetakan di folder itu yang menyebut catatan yang tidak ada lagi.",
    ),
    (
        "Tidak ditemukan dari folder itu saja",
        "Jurnal, lembar, dan cetakan yang ditulis ulang seluruhnya, atau folder yang dikembalikan ke "
        "keadaan lama, oleh orang yang boleh menulis di folder itu (kuncinya ada di situ). Juga tidak: siapa yang "
        "sebenarnya bertindak bila tidak bertanda tangan, jam komputer yang keliru, isi surat dan Berkas Bukti, isian bagian yang tidak benar.",
    ),
    (
        "Penahannya",
        "Simpan rekap, Berkas Bukti, halaman status, atau surat di tempat lain, di tangan orang lain. "
        "Sidik jurnal yang tercetak di situ (empat kali empat huruf) dicocokkan dengan: xlsops verify "
        "--against BERKAS, atau diketik di tempat BERKAS (PDF tidak dibaca: ketik sidik yang tercetak di "
        "dalamnya). Sidik hari ini tampil pada Segarkan dan Periksa Jejak.",
    ),
)
"""Each: a heading, and what verifying finds, does not find, and how that is made good."""
