"""How much memory a process uses, and a limit on one's own where the system has that."""

import contextlib
import subprocess
import sys
from pathlib import Path

ROOM = 512 * 1024 * 1024
"""Address space of Python and its libraries, which is far more than the memory they use."""


def limit_own_memory(size: int) -> None:
    """Have the system refuse this process more than `size` bytes beside `ROOM`, where it can do so."""
    if sys.platform != "win32":
        import resource

        with contextlib.suppress(ValueError, OSError):  # macOS knows the limit but does not always take it
            resource.setrlimit(resource.RLIMIT_AS, (size + ROOM, size + ROOM))


def memory_in_use(pid: int) -> int:
    """Return the bytes of memory that process `pid` uses now; 0 when the system does not tell."""
    try:
        return _memory_in_use(pid)
    except (OSError, ValueError, IndexError):  # it has just ended
        return 0


if sys.platform == "linux":

    def _memory_in_use(pid: int) -> int:
        import resource

        pages = Path(f"/proc/{pid}/statm").read_text(encoding="ascii").split()[1]
        return int(pages) * resource.getpagesize()

elif sys.platform == "win32":

    def _memory_in_use(pid: int) -> int:
        import ctypes
        from ctypes import wintypes

        class Counters(ctypes.Structure):
            """PROCESS_MEMORY_COUNTERS of the Windows documentation."""

            _fields_ = (
                ("size", wintypes.DWORD),
                ("page_faults", wintypes.DWORD),
                ("peak_working_set", ctypes.c_size_t),
                ("working_set", ctypes.c_size_t),
                ("quotas", ctypes.c_size_t * 4),
                ("page_file", ctypes.c_size_t),
                ("peak_page_file", ctypes.c_size_t),
            )

        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.OpenProcess.restype = wintypes.HANDLE
        kernel.OpenProcess.argtypes = (wintypes.DWORD, wintypes.BOOL, wintypes.DWORD)
        kernel.K32GetProcessMemoryInfo.argtypes = (wintypes.HANDLE, ctypes.POINTER(Counters), wintypes.DWORD)
        kernel.CloseHandle.argtypes = (wintypes.HANDLE,)
        process = kernel.OpenProcess(0x1000, False, pid)  # PROCESS_QUERY_LIMITED_INFORMATION
        if not process:
            return 0
        try:
            counters = Counters(size=ctypes.sizeof(Counters))
            found = kernel.K32GetProcessMemoryInfo(process, ctypes.byref(counters), counters.size)
            return int(counters.page_file) if found else 0
        finally:
            kernel.CloseHandle(process)

else:

    def _memory_in_use(pid: int) -> int:
        told = subprocess.run(
            ["ps", "-o", "rss=", "-p", str(pid)], capture_output=True, text=True, check=False
        )
        return int(told.stdout.strip() or 0) * 1024
