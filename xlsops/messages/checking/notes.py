"""What is worth saying of a bureau's file: of one that is taken all the same, of a sheet that lacks."""

SIGNED = "Berkas bertanda tangan digital; tanda tangannya tidak diperiksa."
ADD_IN = "Berkas membawa panel add-in Office; panel itu tidak dijalankan dan tidak ikut disalin."


def trailing(count: int) -> str:
    return f"Ada {count} byte asing di belakang isi berkas; diabaikan."


def blank_cells(sheet: str, count: str) -> str:
    return f"Lembar {sheet}: {count} sel berformat tetapi kosong; diabaikan."


def number_format_too_long(most: int) -> str:
    return (
        f"Ada format angka yang lebih panjang daripada batas Excel, {most} huruf, jadi tidak diuraikan; "
        "angka di sel yang memakainya dibaca apa adanya. Cocokkan angkanya."
    )


def reaches_far(sheet: str, row: int, column: int) -> str:
    return f"Lembar {sheet}: isi sampai baris {row}, kolom {column}; sel terpencil ikut dibaca."


def cells_on_network(sheet: str, cells: str, target: str) -> str:
    return (
        f"Sel {cells} pada lembar {sheet} bertautan ke folder jaringan {target}; tautannya tidak dibuka. "
        "Pastikan buktinya terjangkau dari kantor, atau lampirkan salinannya."
    )


def picture_on_network(target: str) -> str:
    return f"Sebuah gambar bertautan ke folder jaringan {target}; tautannya tidak dibuka."


def more_on_network(count: int) -> str:
    return f"Ada {count} tautan lagi ke folder jaringan lain; semuanya tidak dibuka."


def cells_of_other_book(sheet: str, cells: str, target: str) -> str:
    return (
        f"Sel {cells} pada lembar {sheet} mengambil nilainya dari buku kerja lain ({target}); buku itu tidak "
        "dibuka, yang dihitung adalah nilai yang tersimpan di berkas ini. Cocokkan nilainya."
    )


def linked_to_book(target: str) -> str:
    return f"Berkas menyimpan tautan ke buku kerja lain ({target}); buku itu tidak dibuka."


def sheet_missing(sheet: str) -> str:
    return f"Lembar {sheet} tidak ada di berkas ini. Isi kembali di format asli, lalu kirim ulang."


def sheet_copied(sheet: str, copies: str) -> str:
    return (
        f"Lembar {sheet} ada lebih dari satu ({copies}), sehingga tidak jelas mana yang berlaku. "
        "Hapus salinannya, lalu kirim ulang."
    )
