"""Pasang xlsops dari folder ini, tanpa internet:  python pasang.py.

It runs alone, on the office's computer, under whatever Python 3 there is: it imports nothing of xlsops.
"""

import hashlib
import json
import platform
import subprocess
import sys
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
LIST, PACKAGES = "paket.json", "paket"


def main() -> None:
    """Install what lies here, or say why not."""
    try:
        wanted = json.loads((HERE / LIST).read_text("utf-8"))
    except (OSError, ValueError):
        sys.exit(f"Daftar {LIST} tidak ada atau rusak. Salin ulang seluruh foldernya.")
    found = problem(wanted)
    if found:
        sys.exit(found)
    install = [sys.executable, "-m", "pip", "install", "--no-index", "--disable-pip-version-check"]
    here = ["--find-links", str(HERE / PACKAGES), f"xlsops=={wanted['xlsops']}"]
    if subprocess.call([*install, *here]):  # noqa: S603 - what is installed lies here
        sys.exit("pip tidak dapat memasangnya. Bila meminta bantuan, sertakan pesan di atas.")
    sys.stdout.write(f"xlsops {wanted['xlsops']} terpasang. Cobalah: python -m xlsops demo\n")


def problem(wanted: Any) -> str:  # noqa: ANN401 - what a file says
    """Return why what lies here cannot be installed on this computer; empty where it can."""
    python = f"{sys.version_info[0]}.{sys.version_info[1]}"
    if python != wanted["python"]:
        return (
            f"Folder ini untuk Python {wanted['python']}, sedangkan yang menjalankannya Python {python}. "
            f"Jalankan dengan Python {wanted['python']}, atau minta folder untuk Python {python}."
        )
    here = [platform.system(), platform.machine()]
    if here != wanted["machine"]:
        return (
            f"Folder ini untuk {wanted['name']}, sedangkan komputer ini {' '.join(here)}. "
            "Minta folder yang dibuat untuk komputer ini."
        )
    for name, digest in sorted(wanted["files"].items()):
        file = HERE / PACKAGES / name
        if not file.is_file():
            return f"Berkas {name} tidak ada di folder {PACKAGES}. Salin ulang seluruh foldernya."
        if hashlib.sha256(file.read_bytes()).hexdigest() != digest:
            return f"Berkas {name} rusak atau berubah. Salin ulang seluruh foldernya."
    return ""


if __name__ == "__main__":
    main()
