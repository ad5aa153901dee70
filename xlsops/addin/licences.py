"""The licences of what the add-in carries from others, as they must travel with it."""

from importlib.metadata import distribution

from xlsops.addin.wheel import DISTRIBUTION

DICTIONARY = """\
The MIT License (MIT)

Copyright (c) 2017 Tim Hall

Permission is hereby granted, free of charge, to any person obtaining a copy
of this software and associated documentation files (the "Software"), to deal
in the Software without restriction, including without limitation the rights
to use, copy, modify, merge, publish, distribute, sublicense, and/or sell
copies of the Software, and to permit persons to whom the Software is
furnished to do so, subject to the following conditions:

The above copyright notice and this permission notice shall be included in all
copies or substantial portions of the Software.

THE SOFTWARE IS PROVIDED "AS IS", WITHOUT WARRANTY OF ANY KIND, EXPRESS OR
IMPLIED, INCLUDING BUT NOT LIMITED TO THE WARRANTIES OF MERCHANTABILITY,
FITNESS FOR A PARTICULAR PURPOSE AND NONINFRINGEMENT. IN NO EVENT SHALL THE
AUTHORS OR COPYRIGHT HOLDERS BE LIABLE FOR ANY CLAIM, DAMAGES OR OTHER
LIABILITY, WHETHER IN AN ACTION OF CONTRACT, TORT OR OTHERWISE, ARISING FROM,
OUT OF OR IN CONNECTION WITH THE SOFTWARE OR THE USE OR OTHER DEALINGS IN THE
SOFTWARE.
"""


def licences() -> str:
    """Return the text that travels with the add-in: xlwings' own licence, and Dictionary's."""
    return (
        "Kinerja.xlam memuat dua modul VBA dari pihak lain, dengan lisensi berikut.\n\n"
        f"Modul xlwings, dari paket {DISTRIBUTION}:\n\n{_xlwings()}\n"
        f"Modul Dictionary, disertakan dalam paket {DISTRIBUTION}:\n\n{DICTIONARY}"
    )


def _xlwings() -> str:
    for path in distribution(DISTRIBUTION).files or ():
        if path.name == "LICENSE.txt":
            return path.read_text(encoding="utf-8").replace("\r\n", "\n").strip() + "\n"
    message = f"the installed {DISTRIBUTION} carries no LICENSE.txt"
    raise FileNotFoundError(message)
