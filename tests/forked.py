"""The `portal` command in processes forked from one that has loaded it: as the command line runs it, without its start.

Importing takes longer than most builds here. Each command is a fork of a process that has imported the
library and done nothing with it, so its modules are in the state of a new process; it has a session of
its own, so that whatever it leaves running is found.
"""

import errno
import json
import os
import resource
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal, NamedTuple

from tests.project import PROJECT, environment

HANGS = 300
"""Seconds after which a command is held to hang. Nothing waits for them otherwise."""

CHANGES = (
    *("os.rename", "os.remove", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.utime"),
    *("ctypes.dlopen", "ctypes.dlsym", "sqlite3.connect", "fcntl.lockf", "os.fork", "subprocess.Popen"),
)
"""What Python tells its audit hooks of the moments at which a process changes something."""

WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT


class Moment(NamedTuple):
    """What happens to the main process of a command just before the nth change to something."""

    number: int
    what: Literal["nothing", "SIGKILL", "SIGTERM", "SIGSTOP", "ENOSPC"]
    """Killed, ended, halted, or told from then on that the disk is full wherever it opens a file for writing."""
    by: Literal["itself", "a child"] = "itself"
    """Whose changes are counted: its own, or those of each process it has forked."""


class Ran(NamedTuple):
    """What came of a command."""

    code: int
    """Its exit code; negative where a signal ended it."""

    said: str
    """All it printed, errors first."""

    changes: str
    """What its main process was about to change, one letter each: f where it forked, else a dot."""


@dataclass(frozen=True)
class Running:
    """A command under way."""

    pid: int
    folder: Path
    """Where it notes what it prints."""


class Commands:
    """The process that others are forked from."""

    def __init__(self, process: subprocess.Popen[str], notes: Path) -> None:
        self._process = process
        self._notes = notes

    def run(self, project: Path, *arguments: str, **asked: Any) -> Ran:
        """Run a command in a project's folder; `asked` as for `start`."""
        return self.wait(self.start(project, *arguments, **asked))

    def start(
        self,
        project: Path,
        *arguments: str,
        moment: Moment | None = None,
        limits: dict[str, int] | None = None,
        variables: dict[str, str] | None = None,
    ) -> Running:
        """Start a command with something that happens to it, limits by their names in `resource`, and variables."""
        said = tempfile.mkdtemp(dir=self._notes)
        asked = {"project": str(project), "arguments": arguments, "said": said}
        pid = self._ask(asked | {"moment": moment, "limits": limits or {}, "variables": variables or {}})
        return Running(pid, Path(said))

    def wait(self, running: Running) -> Ran:
        """Return what came of a command once its main process has ended."""
        code = self._ask({"wait": running.pid})
        said = "".join((running.folder / name).read_text("utf-8", errors="replace") for name in ("2", "1"))
        return Ran(code, said, (running.folder / "changes").read_text())

    def _ask(self, asked: dict[str, Any]) -> int:
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(f"{json.dumps(asked)}\n")
        self._process.stdin.flush()
        return int(self._process.stdout.readline())


@contextmanager
def commands(**variables: str) -> Iterator[Commands]:
    """Yield what runs commands; they all see the variables."""
    command = [sys.executable, "-m", "tests.forked"]
    pipe = subprocess.PIPE
    seen = environment(PROJECT) | variables
    with (
        tempfile.TemporaryDirectory() as notes,
        subprocess.Popen(command, cwd=PROJECT, env=seen, stdin=pipe, stdout=pipe, text=True) as process,
    ):
        try:
            yield Commands(process, Path(notes))
        finally:
            process.kill()


def left_running(running: Running) -> list[str]:
    """Return the processes of a command that still run, given time to notice that their parent has gone."""
    for _ in range(200):
        if not (found := _of_session(running.pid)):
            return []
        time.sleep(0.05)
    return found


def has_stopped(running: Running) -> bool:
    """Return whether a command has come to the moment at which it is halted, once it has or has ended."""
    stat = Path(f"/proc/{running.pid}/stat")
    while (state := stat.read_text().rpartition(") ")[2][0]) not in "TZ":
        time.sleep(0.02)
    return state == "T"


def end(running: Running) -> None:
    """End whatever is left of a command."""
    for line in _of_session(running.pid):
        os.kill(int(line.split()[0]), signal.SIGKILL)


def _of_session(session: int) -> list[str]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            state, _, _, own = (folder / "stat").read_text().rpartition(") ")[2].split()[:4]
            line = f"{folder.name} {(folder / 'cmdline').read_text()}".replace("\0", " ")
        except OSError:
            continue
        if int(own) == session and state != "Z":
            found.append(line)
    return found


def _serve() -> bool:
    """Answer requests until there are no more; return whether this is a process forked to run a command."""
    for line in sys.stdin:
        asked = json.loads(line)
        if "wait" in asked:
            print(_ended(asked["wait"]), flush=True)  # noqa: T201
        elif pid := os.fork():
            print(pid, flush=True)  # noqa: T201
        else:
            _become(asked)
            return True
    return False


def _ended(pid: int) -> int:
    """Wait for a process and return its exit code."""
    started = time.monotonic()
    while time.monotonic() - started < HANGS:
        done, status = os.waitpid(pid, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        time.sleep(0.005)
    os.killpg(pid, signal.SIGKILL)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


def _become(asked: dict[str, Any]) -> None:
    """Make this process what a shell would have started."""
    os.setsid()
    os.chdir(asked["project"])
    os.environ.update(asked["variables"])
    sys.argv = ["portal", *asked["arguments"]]
    os.dup2(os.open(os.devnull, os.O_RDONLY), 0)
    for number in (1, 2):
        os.dup2(os.open(Path(asked["said"], str(number)), os.O_WRONLY | os.O_CREAT), number)
    _note_changes(Path(asked["said"], "changes"), Moment(*(asked["moment"] or (0, "nothing"))))
    for name, value in asked["limits"].items():
        limit = getattr(resource, name)
        resource.setrlimit(limit, (value, resource.getrlimit(limit)[1]))


def _note_changes(note: Path, moment: Moment) -> None:
    """Note each change that this process is about to make; let the moment come."""
    noted = os.open(note, os.O_WRONLY | os.O_CREAT)
    main = os.getpid()
    counts: dict[int, int] = {}

    def change(event: str) -> bool:
        """Count a change; return whether the moment has come or is over."""
        process = os.getpid()
        counts[process] = counts.get(process, 0) + 1
        if process == main:
            os.write(noted, b"f" if event == "os.fork" else b".")
        if (process == main) != (moment.by == "itself"):
            return False
        if counts[process] == moment.number and moment.what.startswith("SIG"):
            os.kill(main, signal.Signals[moment.what])
        return counts[process] >= moment.number

    def hook(event: str, values: tuple[Any, ...]) -> None:
        on_disk = event == "open" and not isinstance(values[0], int)  # what has a number already may be a pipe
        if on_disk and isinstance(values[2], int) and values[2] & WRITES:
            if change(event) and moment.what == "ENOSPC":
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), values[0])
        elif event in CHANGES:
            change(event)

    def connect(*arguments: Any, **named: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = opened(*arguments, **named)
        connection.set_trace_callback(change)
        return connection

    # The audit hook is told of a connection before it is one.
    opened, sqlite3.connect = sqlite3.connect, connect  # type: ignore[assignment]
    sys.addaudithook(hook)


if __name__ == "__main__":
    from portal.cli import main

    if _serve():
        main()
