"""What is examined of a computer, in English, by what it is called in Indonesian."""

FINE = "Fine"
NAMES = {
    "Antivirus": "Antivirus",
    "Disk bersama": "Shared disk",
    "Excel": "Excel",
    "Folder periode": "Period folder",
    "Izin tulis": "Write permission",
    "Jam komputer": "Computer clock",
    "Kunci kantor": "Office key",
    "Kunci pribadi": "Private key",
    "Lokasi tepercaya": "Trusted locations",
    "OneDrive": "OneDrive",
    "Pengaturan asing": "Foreign settings",
    "Python": "Python",
    "Ruang disk": "Disk space",
    "Tambahan Kinerja": "Kinerja add-in",
    "Tanda unduhan": "Download mark",
    "Versi Python": "Python version",
    "xlwings": "xlwings",
}
