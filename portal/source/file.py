"""A file's bytes into text, or the reason why not."""

import stat
from pathlib import Path

from portal.problem import DataError, Problem
from portal.source.character import wrong_characters

LARGEST = 8_000_000
"""Bytes a data file may have: four times the largest file of the portal's own, far below what stalls a check."""


def read_text(path: Path) -> str:
    """Return the text of a UTF-8 file, with line feeds alone; raise DataError with the lines at fault."""
    raw = _read_bytes(path)
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        raise _error(path, 1, "is UTF-16; save it as UTF-8")
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        message = f"byte 0x{raw[error.start]:02X} is not UTF-8; save the file as UTF-8"
        raise _error(path, line, message) from None
    text = text.replace("\r\n", "\n")
    if wrong := tuple(wrong_characters(text)):
        raise DataError(Problem(path, text.count("\n", 0, at) + 1, "", message) for at, message in wrong)
    if not text.strip():
        raise _error(path, 1, "the file is empty; write at least one record or delete the file")
    return text


def _read_bytes(path: Path) -> bytes:
    try:
        status = path.stat()
        if not stat.S_ISREG(status.st_mode):
            raise _error(path, 1, "is not a file; put a text file here")
        if status.st_size > LARGEST:
            size = f"{status.st_size / 1e6:.0f} MB; a data file has at most {LARGEST / 1e6:.0f} MB"
            raise _error(path, 1, f"is {size}, so split it into a folder of files")
        return path.read_bytes()
    except OSError as error:
        raise unreadable(path, error, "put a file here that can be") from None


def unreadable(path: Path, error: OSError, right: str) -> DataError:
    """Return what is told of a file or folder that the system does not let be read."""
    reason = (error.strerror or "unknown reason").lower()
    return _error(path, 1, f"cannot be read ({reason}); {right}")


def _error(path: Path, line: int, message: str) -> DataError:
    return DataError([Problem(path, line, "", message)])
