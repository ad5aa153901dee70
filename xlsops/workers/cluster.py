"""A cluster of dask.distributed as a crew; the one module that knows dask, imported where one is named.

Its workers see the same folders at the same places, and run the same program.
"""

import asyncio
import logging
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from importlib import metadata
from time import monotonic
from typing import Any

from msgspec import Struct

from xlsops import messages
from xlsops.errors import XlsopsError
from xlsops.workers.crews import Crew

try:
    import distributed
    from distributed.comm.core import connect
except ImportError as missing:
    raise XlsopsError(messages.cluster.no_library()) from missing

_ANSWER = 5.0
"""Seconds within which a scheduler answers."""
_ABSENCE = 60.0
"""Seconds without any worker until nobody is expected any more."""
_LIBRARIES = ("xlsops", "pandas", "pyarrow", "distributed")
"""What every worker must have in the version that is here; what else may differ is told by the work itself."""


@contextmanager
def cluster(address: str) -> Iterator[Crew]:
    """Yield the workers of the scheduler at an address; raises where there are none, or unlike ones."""
    client = _client(address)
    try:
        _require_same(client, address)
        watch = _Watch(client, address)
        client.subscribe_topic("all", watch.told)
        executor = client.get_executor(pure=False)
        died = distributed.KilledWorker, ImportError  # a worker that came later may have no xlsops
        yield Crew(executor, died, watch.look, lambda: watch.lost)
        client.unsubscribe_topic("all")
    finally:
        client.close(timeout=_ANSWER)


def _client(address: str) -> distributed.Client:
    logging.getLogger("distributed.client").setLevel(logging.CRITICAL)  # sentences say what matters
    try:
        asyncio.run(_answers(address))
        return distributed.Client(address, timeout=_ANSWER, set_as_default=False)
    except (OSError, ValueError, TypeError, RuntimeError) as error:
        raise XlsopsError(messages.cluster.unreachable(address)) from error


async def _answers(address: str) -> None:
    """Return if a scheduler answers; a client would wait for one that is silent without an end."""
    how = distributed.Security().get_connection_args("client")
    line = await asyncio.wait_for(connect(address, **how), _ANSWER)
    line.abort()


def _require_same(client: distributed.Client, address: str) -> None:
    """Raise unless there are workers, and all have the libraries that are here."""
    try:
        client.wait_for_workers(1, timeout=_ANSWER)
    except TimeoutError as error:
        raise XlsopsError(messages.cluster.no_workers(address)) from error
    for name in _LIBRARIES:
        ours = metadata.version(name)
        theirs: Mapping[str, Any] = client.run(metadata.version, name, on_error="return")
        for worker, found in sorted(theirs.items()):
            if found != ours:
                told = found if isinstance(found, str) else ""
                raise XlsopsError(messages.cluster.other_version(worker, name, told, ours))


class _Watch(Struct, dict=True):
    """What is seen of a cluster while it works."""

    client: distributed.Client
    address: str
    lost: int = 0
    absent_since: float | None = None

    def told(self, event: tuple[float, Mapping[str, Any]]) -> None:
        """Count a worker that is gone and was not sent away."""
        what = event[1]
        self.lost += what.get("action") == "remove-worker" and not what.get("expected")

    def look(self) -> None:
        """Raise where the scheduler is gone, or no worker has been there for long."""
        try:
            there = self.client.status == "running" and self.client.nthreads()
        except OSError:
            there = False
        if there is False:
            raise XlsopsError(messages.cluster.connection_lost(self.address))
        if there:
            self.absent_since = None
            return
        self.absent_since = self.absent_since or monotonic()
        if monotonic() - self.absent_since > _ABSENCE:
            raise XlsopsError(messages.cluster.workers_gone(self.address))
