"""Many offices exported by many computers: what stands in the way of a cluster, and of its dataset."""

from pathlib import PurePath

from xlsops.messages.english.words import are, counted
from xlsops.messages.message import Message, entry


@entry
def no_library() -> Message:
    return Message(
        "Working with a cluster needs the library dask.distributed, which is not installed.",
        'Run on each of its computers: pip install "xlsops[cluster]", then try again; or try again without '
        "--cluster.",
    )


@entry
def unreachable(address: str) -> Message:
    return Message(
        f"The cluster at {address} cannot be reached.",
        "Start its scheduler (dask scheduler) and check the address, for example tcp://computer:8786; or try "
        "again without --cluster.",
    )


@entry
def no_workers(address: str) -> Message:
    return Message(
        f"The cluster at {address} has no workers.",
        f"Run on each computer: dask worker {address} --nworkers -1 --nthreads 1, then try again.",
    )


@entry
def other_version(worker: str, name: str, theirs: str, ours: str) -> Message:
    held = f"uses {name} {theirs}" if theirs else f"has no {name}"
    return Message(
        f"The worker {worker} {held}, while here it is {ours}; the results could differ.",
        "Install the same version on all computers, then try again.",
    )


@entry
def other_program(computer: str) -> Message:
    return Message(
        f"The program xlsops on the computer {computer} is not the one here; the results could differ.",
        "Install the same program and libraries on all computers, then try again.",
    )


@entry
def unseen(computer: str, folder: PurePath) -> Message:
    return Message(
        f"The computer {computer} does not see {folder}.",
        "Put the folders of the offices and the dataset into a network folder with the same address on all "
        "computers of the cluster, then try again.",
    )


@entry
def connection_lost(address: str) -> Message:
    return Message(
        f"The connection to the cluster at {address} is lost; what was done is kept.",
        "Start its scheduler again, then repeat this command: what was done is not read again.",
    )


@entry
def workers_gone(address: str) -> Message:
    return Message(
        f"All workers of the cluster at {address} are gone; what was done is kept.",
        f"Run again on each computer: dask worker {address} --nworkers -1 --nthreads 1, then try again; what "
        "was done is not read again.",
    )


@entry
def not_a_dataset(folder: PurePath) -> Message:
    return Message(
        f"{folder} holds something else, not a dataset of this command.",
        "After --dataset, name a new or empty folder.",
    )


@entry
def busy(folder: PurePath) -> Message:
    return Message(
        f"Another export is writing the dataset {folder}.",
        "Wait until it is done, then try again; or name another folder after --dataset.",
    )


@entry
def other_subject(folder: PurePath, held: str, wanted: str) -> Message:
    return Message(
        f"The dataset {folder} holds {held}, not {wanted}.",
        f"Name another folder after --dataset, or --what {held}.",
    )


@entry
def no_dataset_of(subject: str) -> Message:
    return Message(
        f"What {subject} holds cannot be a dataset, because its columns differ from office to office.",
        "Choose --what jawaban or temuan, or write it as a file with --to.",
    )


@entry
def one_target() -> Message:
    return Message(
        "It is not clear what to write.",
        "Give --to FILE for one file, or --dataset FOLDER for many offices; only one of them.",
    )


@entry
def dataset_only() -> Message:
    return Message(
        "A cluster can only write a dataset, not a single file.",
        "Use --dataset FOLDER instead of --to, or try again without --cluster.",
    )


KILLER = "the process that read it died, also when it was tried again alone"


def written(folder: PurePath, rows: int, what: str, files: int, folders: int) -> str:
    return (
        f"Written: dataset {folder}, {what}: {rows}, from {counted(files, 'submission')} in "
        f"{counted(folders, 'folder')}."
    )


def done(read: int, kept: int) -> str:
    return f"{counted(read, 'folder')} read, {counted(kept, 'folder')} unchanged since the export before."


def of_period(period: str, folders: int, files: int) -> str:
    return f"{period}: {counted(folders, 'folder')}, {counted(files, 'submission')}."


def lost(workers: int) -> str:
    return (
        f"  {counted(workers, 'worker')} {are(workers, 'was', 'were')} lost during the work; what "
        f"{are(workers, 'it was', 'they were')} doing has been done again."
    )
