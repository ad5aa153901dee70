"""What a bundle for computers without internet holds to be read: a paper, in Indonesian everywhere."""

from collections.abc import Sequence


def of_bundle(version: str, name: str, python: str, packages: Sequence[str]) -> str:
    return "\n".join(
        (
            f"xlsops {version} untuk {name} dengan Python {python}, tanpa internet",
            "",
            f"1. Pasang Python {python} dari pemasangnya sendiri bila belum ada.",
            f"2. Di folder ini jalankan: python pasang.py (Windows: py -{python} pasang.py).",
            "3. Cobalah: python -m xlsops demo",
            "",
            "pasang.py memeriksa komputer dan sidik (SHA-256) setiap paket sebelum memasangnya:",
            *packages,
        )
    )
