"""What the rows of built-in rules say as they are delivered, so that what an office wrote there is known.

Old workbooks keep the texts they came with: a text that is replaced in ``rules.csv`` stays here.
"""

from collections.abc import Mapping

_DELIVERED: Mapping[str, tuple[str, ...]] = {
    "V01": (
        "Versi format tidak sesuai dengan yang dibagikan. Pindahkan isian ke format terbaru, lalu kirim ulang.",
    ),
    "V02": (
        "Baris indikator atau sub kegiatan hilang, ditambahkan, atau ganda. Kembalikan susunan baris seperti format yang dibagikan.",
    ),
    "V03": (
        'Kolom terkunci "{kolom}" berubah dari "{lama}" menjadi "{baru}". Kembalikan isinya; usul perubahan disampaikan kepada Kasubbag.',
        "Kolom terkunci berubah. Kembalikan isinya; usul perubahan disampaikan kepada Kasubbag.",
    ),
    "V04": (
        "Identitas belum lengkap atau NIP tidak valid: {alasan}. Lengkapi nama petugas, NIP 18 angka, dan tanggal pengisian.",
        "Nama petugas, NIP 18 angka, atau tanggal pengisian kosong atau tidak mungkin benar.",
    ),
    "V05": (
        "Realisasi {TW} belum diisi. Isi 0 bila memang nihil.",
        "Isian wajib belum diisi. Isi 0 bila memang nihil.",
    ),
    "V06": (
        'Nilai "{v}" bukan angka. Tulis angkanya saja, tanpa satuan dan tanpa rumus yang galat.',
        "Nilainya bukan angka, atau tidak ada di daftar pilihan kolomnya.",
    ),
    "V07": (
        '"{v}" dibaca sebagai {angka}. Pastikan benar, atau ketik ulang sebagai angka.',
        "Angka ditulis sebagai teks. Yang hanya punya satu bacaan dibaca dan ditanyakan; yang dapat berarti dua angka ditolak.",
    ),
    "V08": ("Realisasi tidak boleh kurang dari 0. Periksa tanda minusnya.",),
    "V09": (
        "Nilai persentase di luar 0–100 atau mungkin tertulis sebagai pecahan. Tulis 85 untuk 85 %, bukan 0,85.",
        "Persentase di atas 100 tanpa penjelasan di Keterangan, atau mungkin tertulis sebagai pecahan. Tulis 85 untuk 85 %, bukan 0,85.",
        "Persentase di atas 100 tanpa penjelasan di Keterangan, atau mungkin tertulis sebagai pecahan. Tulis 85 untuk 85%, bukan 0,85.",
        "Persentase di atas 100 tanpa penjelasan di Keterangan (di atas penjelasan_batas juga dengan penjelasan), atau mungkin tertulis sebagai pecahan. Tulis 85 untuk 85%, bukan 0,85.",
    ),
    "V10": (
        "Satuan tertulis di dalam nilai, atau tidak ada di lembar Daftar. Tulis angkanya saja.",
        "Satuan tertulis di dalam nilai. Tulis angkanya saja.",
    ),
    "V11": (
        "Capaian {x}% tidak wajar (di atas 150 % atau di bawah 50 %). Periksa angkanya; bila benar, jelaskan di Keterangan.",
        "Capaian di atas 150 % atau di bawah 50 % tanpa penjelasan di Keterangan.",
        "Capaian di atas 150% atau di bawah 50% tanpa penjelasan di Keterangan.",
        "Capaian di atas 150% atau di bawah 50% tanpa penjelasan di Keterangan; di luar penjelasan_batas juga dengan penjelasan.",
    ),
    "V12": (
        "Nilai {TW} lebih kecil daripada {TW-1}, padahal indikator ini tidak boleh turun. Isi angka kumulatif sejak Januari.",
        "Nilai lebih kecil daripada triwulan sebelumnya, padahal indikator ini tidak boleh turun.",
    ),
    "V13": (
        "Isian sama persis dengan triwulan sebelumnya. Pastikan bukan salinan; perbarui angkanya.",
    ),
    "V14": (
        "Realisasi triwulan yang sudah dikunci berubah. Kembalikan angka lama; koreksi dimintakan kepada Kasubbag.",
    ),
    "V15": (
        "Triwulan {n} belum dibuka. Kosongkan isiannya.",
        "Triwulan yang belum dibuka terisi. Kosongkan isiannya.",
    ),
    "V16": (
        "Realisasi anggaran melebihi pagu. Periksa angkanya, atau sampaikan perubahan pagu kepada Kasubbag.",
    ),
    "V17": (
        "Realisasi anggaran s.d. {TW} turun dari triwulan sebelumnya. Isi angka kumulatif sejak Januari.",
        "Realisasi anggaran s.d. triwulan ini turun dari triwulan sebelumnya. Isi angka kumulatif sejak Januari.",
    ),
    "V18": (
        "Periksa satuan rupiah: tulis rupiah penuh tanpa desimal, bukan ribuan atau juta.",
        "Rupiah tidak bulat, atau terlalu kecil terhadap pagu tanpa penjelasan di Keterangan: tulis rupiah penuh, bukan ribuan atau juta.",
    ),
    "V19": (
        "Selisih capaian dan serapan {x} poin. Jelaskan sebabnya di Keterangan.",
        "Capaian dan serapan berselisih lebih dari 20 poin tanpa penjelasan di Keterangan.",
    ),
    "V20": (
        "Anggaran terserap tetapi keluaran 0, atau sebaliknya. Lengkapi keluarannya, atau jelaskan di Keterangan.",
        "Anggaran terserap tetapi keluaran 0, atau sebaliknya, tanpa penjelasan di Keterangan. Pada TW IV yang pertama memblokir.",
    ),
    "V21": (
        "Capaian di bawah 100 %: faktor penghambat dan rencana tindak lanjut wajib diisi.",
        "Capaian di bawah 100%: faktor penghambat dan rencana tindak lanjut wajib diisi.",
    ),
    "V22": (
        "Faktor pendorong belum diisi, padahal capaian 100 % atau lebih. Tulis apa yang mendorongnya.",
        "Faktor pendorong belum diisi, padahal capaian 100% atau lebih. Tulis apa yang mendorongnya.",
    ),
    "V23": (
        "Bukti dukung belum dicantumkan atau berkasnya tidak ditemukan. Tulis nomor dan tanggal dokumen, atau lampirkan berkasnya.",
        "Bukti dukung belum dicantumkan, atau menunjuk berkas di komputer pengirim. Memblokir untuk IKU.",
    ),
    "V24": (
        "Keterangan kurang memadai. Tulis sebab atau langkah yang nyata, paling sedikit 10 huruf.",
        "Uraian kurang dari 10 huruf, atau lebih panjang daripada yang dapat ditampilkan sebuah sel.",
        "Uraian terlalu pendek atau tidak menjelaskan apa pun (penjelasan_huruf, penjelasan_kata, penjelasan_kosong di Pengaturan), atau lebih panjang daripada yang dapat ditampilkan sebuah sel.",
    ),
    "V25": ("Target triwulan tidak sesuai target tahunan. Samakan di lembar Master Indikator.",),
    "V26": (
        "Rumus pada {sel} diganti angka. Salin kembali rumusnya dari format yang dibagikan.",
        "Rumus di format diganti, dihapus, atau diubah.",
    ),
    "V27": (
        "Ada sel gabungan atau baris/kolom tersembunyi di dalam tabel. Pisahkan selnya dan tampilkan kembali.",
    ),
    "V28": (
        "Rekap tidak sama dengan isian. Buat ulang rekapnya.",
        "Baris Jumlah di lembar tidak sama dengan jumlah isiannya. Gunakan format asli.",
    ),
    "V29": ("Pengukuran tahunan atau semesteran; belum ada nilai pada triwulan ini.",),
    "V30": (
        "Terlambat {n} hari kerja. Catat alasannya.",
        "Kiriman pertama datang sesudah batas waktu.",
    ),
    "V31": (
        "File ini milik {bagian} {TW}. Kirim berkas bagian dan triwulan yang benar.",
        "Berkas milik bagian atau triwulan lain. Kirim berkas bagian dan triwulan yang benar.",
    ),
    "V32": ("Penanggung jawab belum diisi. Tulis nama atau jabatannya.",),
    "V33": (
        "Jauh dari yang biasa menurut triwulan-triwulan sebelumnya (sedikitnya tiga), tanpa penjelasan di Keterangan.",
    ),
    "V34": (
        "Perbandingan dengan triwulan sebelumnya lain dari umumnya baris di kantor ini (sedikitnya 20 baris). Cocokkan dengan SPJ atau SP2D.",
    ),
    "V35": (
        "Sama persis dengan triwulan sebelumnya, padahal selama ini selalu berubah atau bertambah.",
    ),
    "V36": (
        "Menurut triwulan-triwulan sebelumnya mungkin persen yang tertulis sebagai pecahan, tanpa penjelasan di Keterangan.",
    ),
    "V37": (
        "Menurut triwulan-triwulan sebelumnya mungkin seribu atau sejuta kali terlalu kecil atau besar, tanpa penjelasan di Keterangan.",
    ),
    "V38": (
        "Menurut triwulan-triwulan sebelumnya mungkin dua angkanya tertukar tempat, tanpa penjelasan di Keterangan.",
    ),
    "V39": (
        "Menurut triwulan-triwulan sebelumnya mungkin angka baris di sebelahnya, tanpa penjelasan di Keterangan.",
    ),
}
"""The texts of each built-in rule's row by its code, the one delivered today last."""


def written_by_office(code: str, text: str) -> str:
    """Return what an office wrote beside a built-in rule; empty where the row is as delivered, or blank."""
    plain = " ".join(text.split())
    return "" if plain in _DELIVERED.get(code, (plain,)) else plain


def behind_facts(facts: str, sentence: str) -> str:
    """Return what a finding says with the office's own sentence behind its facts."""
    return f"{facts} {sentence}" if sentence else facts
