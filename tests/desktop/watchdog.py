"""A watchdog on the window's thread: how long the window ever let its user wait, and what it was doing then."""

from __future__ import annotations

import sys
import threading
import time
from collections import deque
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

BEAT = 2  # ms between two beats of an idle window
LONG = 0.050
HELD = 0.5  # seconds that frames are held, by when the thread that looked at them has let go of them


class Watchdog(QObject):
    """Beats on the window's thread; the time between two beats, less the beat itself, is a wait.

    ``doing`` names what is being done, for the waits. Of a long wait it keeps where the thread was, looked up by
    another thread while it lasts.
    """

    def __init__(self) -> None:
        super().__init__()
        self.doing = ""
        self.waits: list[tuple[float, float, str]] = []
        """Of each beat: the wait in seconds, how much of it the thread itself was at work, and what was done."""
        self.seen: dict[int, str] = {}
        self._held: deque[tuple[float, list[FrameType]]] = deque()
        self._thread = threading.get_ident()
        self._last = time.perf_counter()
        self._worked = time.thread_time()
        self._ended = threading.Event()
        self._timer = QTimer(self, interval=BEAT)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._beat)
        self._looker = threading.Thread(target=self._look, daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._last, self._worked = time.perf_counter(), time.thread_time()
        self._timer.start()
        self._looker.start()

    def stop(self) -> None:
        """End the watch."""
        self._timer.stop()
        self._ended.set()
        self._looker.join()
        self._held.clear()

    def _beat(self) -> None:
        now, worked = time.perf_counter(), time.thread_time()
        self.waits.append((now - self._last - BEAT / 1000, worked - self._worked, self.doing))
        self._last, self._worked = now, worked
        while self._held and now - self._held[0][0] > HELD:
            self._held.popleft()

    def _look(self) -> None:
        while not self._ended.wait(0.010):
            beats = len(self.waits)
            if time.perf_counter() - self._last > LONG - 0.010 and beats not in self.seen:
                self.seen[beats] = self._where()

    def _where(self) -> str:
        """Where the window's thread is now.

        Whoever looks at a frame keeps its variables alive. Were this thread the last to let go of them, it would
        destroy painters, timers and text layouts that are the window's, and the program would crash some time later.
        So the frames are handed over, and the window's thread lets go of them a while after.
        """
        frame = sys._current_frames().get(self._thread)
        chain: list[FrameType] = []
        while frame is not None:
            chain.append(frame)
            frame = frame.f_back
        self._held.append((time.perf_counter(), chain))
        lines = [(each.f_code.co_filename, each.f_lineno, each.f_code.co_name) for each in chain[:6]]
        return "".join(f'  File "{file}", line {line}, in {name}\n' for file, line, name in reversed(lines))

    def over(self, limit: float) -> list[tuple[float, float, str]]:
        """The waits longer than ``limit`` seconds, the longest first."""
        return sorted((wait for wait in self.waits if wait[0] > limit), reverse=True)

    def longest_work(self) -> float:
        """The longest stretch of the thread's own work (processor time), in seconds."""
        return max((worked for _, worked, _ in self.waits), default=0.0)

    def distribution(self) -> str:
        """The waits by length, and the longest of them with what was done, for people."""
        ordered = sorted(wait for wait, _, _ in self.waits)
        shares = (0.5, 0.9, 0.99, 0.999, 1.0)
        lines = [f"{len(ordered)} beats; waits in ms: "]
        lines[0] += ", ".join(
            f"p{100 * share:g} {1000 * max(0.0, ordered[min(len(ordered) - 1, int(share * len(ordered)))]):.1f}"
            for share in shares
        )
        lines.append(f"  longest work at a stretch: {1000 * self.longest_work():.0f} ms")
        lines += [
            f"  {1000 * wait:.0f} ms ({1000 * worked:.0f} at work): {doing}"
            for wait, worked, doing in self.over(0.03)[:12]
        ]
        return "\n".join(lines)

    def story(self) -> str:
        """Where the thread was in the long waits."""
        long = [number for number, (wait, _, _) in enumerate(self.waits) if wait > LONG]
        return "\n".join(
            f"--- {self.waits[n][2]}: {1000 * self.waits[n][0]:.0f} ms\n{self.seen.get(n, '')}" for n in long
        )
