"""A page in headless Chromium without a network: what it measures, how it looks, how it prints."""

import json
import re
import shutil
import subprocess
import tempfile
from html import escape, unescape
from pathlib import Path

from msgspec import Struct

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--hide-scrollbars",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND",
)
PATIENCE = 60
_HARNESS = """<!DOCTYPE html><meta charset="utf-8"><body>{frames}<pre id="told"></pre><script>
onload = () => {{
  const told = [...document.querySelectorAll("iframe")].map((frame) => {{
    const inside = frame.contentWindow, root = inside.document.documentElement;
    const wide = [...root.querySelectorAll("body *")].filter((each) => {{
      const box = each.getBoundingClientRect();
      return box.width && (box.right > inside.innerWidth + 0.5 || box.left < -0.5);
    }});
    return {{
      width: inside.innerWidth, needed: root.scrollWidth,
      outside: wide.map((each) => each.outerHTML.slice(0, 80)),
      requests: inside.performance.getEntriesByType("resource").map((each) => each.name),
      scripts: root.querySelectorAll("script").length,
      text: root.innerText,
    }};
  }});
  document.getElementById("told").textContent = JSON.stringify(told);
}};
</script>"""


class Seen(Struct, frozen=True):
    """What a page is at one width: what it needs, what sticks out, what it asked for, its text."""

    width: int
    needed: int
    outside: list[str]
    requests: list[str]
    scripts: int
    text: str


def program() -> Path | None:
    """Return the Chromium of this computer, if it has one."""
    found = next((found for name in NAMES if (found := shutil.which(name))), None)
    return Path(found) if found else None


class Browser(Struct, frozen=True):
    """Chromium, started anew for each look with a profile of its own."""

    program: Path

    def seen(self, page: Path, *sizes: tuple[int, int]) -> list[Seen]:
        """Return what the page is in frames of these sizes, its own bytes unchanged."""
        source = escape(page.read_text("utf-8"), quote=True)
        frames = "".join(
            f'<iframe srcdoc="{source}" width="{width}" height="{height}" style="border:0"></iframe>'
            for width, height in sizes
        )
        with tempfile.TemporaryDirectory() as folder:
            harness = Path(folder) / "harness.html"
            harness.write_text(_HARNESS.format(frames=frames), "utf-8")
            dom = self._run("--dump-dom", harness.as_uri())
        told = re.search(r'<pre id="told">(.*?)</pre>', dom, re.DOTALL)
        assert told, dom[:300]
        return [Seen(**each) for each in json.loads(unescape(told[1]))]

    def pictured(self, page: Path, target: Path, width: int, height: int) -> None:
        """Write a picture of the page in a window of that size."""
        self._run(f"--screenshot={target}", f"--window-size={width},{height}", page.as_uri())

    def printed(self, page: Path, target: Path) -> None:
        """Print the page into a PDF, on the paper it asks for."""
        self._run("--no-pdf-header-footer", f"--print-to-pdf={target}", page.as_uri())

    def _run(self, *arguments: str) -> str:
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
            done = subprocess.run(
                [self.program, *FLAGS, f"--user-data-dir={profile}", *arguments],
                check=True,
                capture_output=True,
                timeout=PATIENCE,
                encoding="utf-8",
            )
        return done.stdout
