"""Many offices exported by many computers: what stands in the way of a cluster, and of its dataset."""

from pathlib import PurePath

from xlsops.messages.message import Message, entry


@entry
def no_library() -> Message:
    """What speaks with clusters is not installed."""
    return Message(
        "Bekerja dengan klaster memerlukan pustaka dask.distributed, yang belum terpasang.",
        'Jalankan di setiap komputernya: pip install "xlsops[cluster]", lalu ulangi; atau ulangi tanpa --cluster.',
    )


@entry
def unreachable(address: str) -> Message:
    """No scheduler answers at the address."""
    return Message(
        f"Klaster di {address} tidak dapat dihubungi.",
        "Jalankan penjadwalnya (dask scheduler) dan periksa alamatnya, misalnya tcp://komputer:8786; "
        "atau ulangi tanpa --cluster.",
    )


@entry
def no_workers(address: str) -> Message:
    """The scheduler has nobody to give work to."""
    return Message(
        f"Klaster di {address} tidak punya pekerja.",
        f"Jalankan di setiap komputer: dask worker {address} --nworkers -1 --nthreads 1, lalu ulangi.",
    )


@entry
def other_version(worker: str, name: str, theirs: str, ours: str) -> Message:
    """A worker has another version of a library, or none; results could differ."""
    held = f"memakai {name} {theirs}" if theirs else f"tidak punya {name}"
    return Message(
        f"Pekerja {worker} {held}, sedangkan di sini {ours}; hasilnya dapat berbeda.",
        "Pasang versi yang sama di semua komputer, lalu ulangi.",
    )


@entry
def other_program(computer: str) -> Message:
    """A worker runs another program than the one that gives it work."""
    return Message(
        f"Program xlsops di komputer {computer} lain dari yang di sini; hasilnya dapat berbeda.",
        "Pasang program dan pustaka yang sama di semua komputer, lalu ulangi.",
    )


@entry
def unseen(computer: str, folder: PurePath) -> Message:
    """A worker does not see a folder that is seen here."""
    return Message(
        f"Komputer {computer} tidak melihat {folder}.",
        "Taruh folder kantor dan dataset di folder jaringan yang alamatnya sama di semua komputer klaster, lalu ulangi.",
    )


@entry
def connection_lost(address: str) -> Message:
    """The scheduler is gone while work was going on."""
    return Message(
        f"Hubungan dengan klaster di {address} putus; yang sudah selesai tetap tersimpan.",
        "Jalankan lagi penjadwalnya, lalu ulangi perintah ini: yang selesai tidak dibaca lagi.",
    )


@entry
def workers_gone(address: str) -> Message:
    """All workers are gone while work was going on."""
    return Message(
        f"Semua pekerja klaster di {address} hilang; yang sudah selesai tetap tersimpan.",
        f"Jalankan lagi di setiap komputer: dask worker {address} --nworkers -1 --nthreads 1, lalu ulangi; "
        "yang selesai tidak dibaca lagi.",
    )


@entry
def not_a_dataset(folder: PurePath) -> Message:
    """The folder to be written holds something else."""
    return Message(
        f"Di {folder} sudah ada isi lain, bukan dataset dari perintah ini.",
        "Sebutkan sesudah --dataset folder baru atau folder kosong.",
    )


@entry
def busy(folder: PurePath) -> Message:
    """Another export writes the dataset at this moment; each would take away what the other wrote."""
    return Message(
        f"Dataset {folder} sedang ditulis oleh ekspor lain.",
        "Tunggu sampai selesai, lalu ulangi; atau sebutkan sesudah --dataset folder lain.",
    )


@entry
def other_subject(folder: PurePath, held: str, wanted: str) -> Message:
    """The dataset that lies there is about something else."""
    return Message(
        f"Dataset {folder} berisi {held}, bukan {wanted}.",
        f"Sebutkan sesudah --dataset folder lain, atau --what {held}.",
    )


@entry
def no_dataset_of(subject: str) -> Message:
    """What is wanted has other columns in every office, and fits no dataset."""
    return Message(
        f"Isi {subject} tidak dapat menjadi dataset, karena kolomnya berbeda menurut kantor.",
        "Pilih --what jawaban atau temuan, atau tulis sebagai berkas dengan --to.",
    )


@entry
def one_target() -> Message:
    """It must be said what to write: a file, or a dataset."""
    return Message(
        "Yang ditulis belum jelas.",
        "Sebutkan --to BERKAS untuk satu berkas, atau --dataset FOLDER untuk banyak kantor; salah satu saja.",
    )


@entry
def dataset_only() -> Message:
    """A cluster writes no single file."""
    return Message(
        "Klaster hanya dapat menulis dataset, bukan satu berkas.",
        "Ganti --to dengan --dataset FOLDER, atau ulangi tanpa --cluster.",
    )


KILLER = "proses yang membacanya mati, juga ketika dicoba lagi sendiri"
"""Why a folder is passed over."""


def written(folder: PurePath, rows: int, what: str, files: int, folders: int) -> str:
    return f"Ditulis: dataset {folder}, {rows} {what} dari {files} kiriman di {folders} folder."


def done(read: int, kept: int) -> str:
    return f"{read} folder dibaca, {kept} folder tidak berubah sejak ekspor sebelumnya."


def of_period(period: str, folders: int, files: int) -> str:
    return f"{period}: {folders} folder, {files} kiriman."


def lost(workers: int) -> str:
    return (
        f"  {workers} pekerja hilang di tengah pekerjaan; yang sedang dikerjakannya sudah diulang."
    )
