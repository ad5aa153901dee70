"""Work done in LibreOffice's own main thread, for the calls that forget to take its lock."""

import threading
from collections.abc import Callable
from typing import Any

from tests.calc.office import Office, OfficeError, uno

PATIENCE = 60.0


class Callback:
    """An action LibreOffice calls back; what it calls in turn runs in the thread that waits."""

    def __init__(self, action: Callable[[], object]) -> None:
        self.action = action
        self.done = threading.Event()
        self.error: BaseException | None = None

    def getTypes(self) -> tuple[Any, ...]:  # noqa: N802 - UNO's name
        """What UNO asks of every object: its interfaces."""
        names = ("com.sun.star.awt.XCallback", "com.sun.star.lang.XTypeProvider")
        return tuple(uno().getTypeByName(name) for name in names)

    def getImplementationId(self) -> Any:  # noqa: N802 - UNO's name
        """What UNO asks of every object: an empty identity will do."""
        return uno().ByteSequence(b"")

    def notify(self, _data: object) -> None:
        """Do the work."""
        try:
            self.action()
        except Exception as error:  # noqa: BLE001 - raised again where it was asked for
            self.error = error
        finally:
            self.done.set()


def in_main_thread(office: Office, action: Callable[[], object]) -> None:
    """Do the action under LibreOffice's lock.

    ``importSheet`` does not take it: called from outside it killed the program about once in
    fifteen times, called this way not once in 800 (7.4).
    """
    callback = Callback(action)
    office.service("com.sun.star.awt.AsyncCallback").addCallback(callback, None)
    if not callback.done.wait(PATIENCE):
        raise OfficeError("LibreOffice did not call back")
    if callback.error is not None:
        raise OfficeError(str(callback.error)) from None
