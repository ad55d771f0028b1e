"""The files that an editor has open, and the courses that they belong to."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from pathlib import Path
from typing import Final

from curriculum_kit.editor.features.course_state import CourseState
from curriculum_kit.editor.server.live_course import Buffer, LiveCourse
from curriculum_kit.editor.server.remembering import SupersededError
from curriculum_kit.rules.rule import AnyRule
from curriculum_kit.source.whereabouts import CourseNotFoundError, course_around

SETTLED: Final = 0.03
"""Seconds without another change after which a course is read: as fast typing pauses."""

Show = Callable[[LiveCourse, CourseState | None], None]
Complain = Callable[[Exception], None]


class Room:
    """One course, and the newest that is known of it.

    Attributes:
        course: The course.
        state: What is known of it; None before it was read for the first time.
    """

    def __init__(self, course: LiveCourse, desk: Desk) -> None:
        """Start with nothing known.

        Args:
            course: The course.
            desk: Where the open files are.
        """
        self.course = course
        self.state: CourseState | None = None
        self._desk = desk
        self._wanted = 0
        self._done = 0
        self._task: asyncio.Task[None] | None = None

    def refresh(self) -> None:
        """Have the course read once no more is changing; what is being found out is dropped."""
        self._wanted += 1
        if self._task is None or self._task.done():
            self._task = asyncio.get_running_loop().create_task(self._follow())

    async def settled(self) -> CourseState | None:
        """Wait until nothing newer is to be known, and return it."""
        while self._task is not None and not self._task.done():
            await asyncio.shield(self._task)
        return self.state

    async def _follow(self) -> None:
        while self._done != self._wanted:
            number = self._wanted
            await asyncio.sleep(SETTLED)
            if number != self._wanted:
                continue
            buffers = dict(self._desk.buffers)
            superseded = partial(self._is_past, number)
            try:
                state = await asyncio.get_running_loop().run_in_executor(
                    self._desk.worker, self.course.read, buffers, superseded
                )
            except SupersededError:
                continue
            except CourseNotFoundError:
                self._done, self.state = number, None
                self._desk.show(self.course, None)
                continue
            except Exception as error:
                self._done = number
                self._desk.complain(error)
                continue
            self._done = number
            self.state = state
            self._desk.show(self.course, state)

    def _is_past(self, number: int) -> bool:
        return self._wanted != number


class Desk:
    """What an editor has open.

    Attributes:
        buffers: The open files, by absolute path.
        worker: The one thread in which courses are read.
        show: Told what is known of a course whenever that is something new; None if it is gone.
        complain: Told why a course cannot be read at all.
    """

    def __init__(self, rules: Sequence[AnyRule], show: Show, complain: Complain) -> None:
        """Start with nothing open.

        Args:
            rules: The rules to check courses by.
            show: Told what is known of a course whenever that is something new; None if it is gone.
            complain: Told why a course cannot be read at all.
        """
        self.buffers: dict[str, Buffer] = {}
        self.worker = ThreadPoolExecutor(max_workers=1, thread_name_prefix="courses")
        self.show = show
        self.complain = complain
        self._rules = rules
        self._rooms: dict[Path, Room] = {}

    def open(self, file: str, text: str, version: int) -> None:
        """Take note of what an editor holds of a file, from when it is opened on.

        Args:
            file: The file's absolute path.
            text: The text.
            version: The editor's number for it.
        """
        self.buffers[file] = Buffer(text.encode("utf-8", "surrogatepass"), version)
        root = course_around(Path(file))
        if root is not None:
            self._enter(root)
        for room in self._rooms_of(file):
            room.refresh()

    def close(self, file: str) -> None:
        """Take note that a file is what it is on disk again.

        Args:
            file: The file's absolute path.
        """
        self.buffers.pop(file, None)
        self.written((file,))

    def written(self, files: Iterable[str]) -> None:
        """Take note that files were written, made or deleted.

        Args:
            files: Their absolute paths.
        """
        files = tuple(files)
        for room in self._rooms.values():
            if any(room.course.holds(file) for file in files):
                room.course.look_again()
                room.refresh()

    def enter(self, roots: Iterable[Path]) -> None:
        """Read courses that are to be looked at though no file of theirs is open.

        Args:
            roots: Their folders, absolute.
        """
        for root in roots:
            self._enter(root)

    def room_of(self, file: str) -> Room | None:
        """Return the course that a file belongs to; None of a file outside of all.

        Args:
            file: The file's absolute path.
        """
        return next(iter(self._rooms_of(file)), None)

    def _enter(self, root: Path) -> None:
        if root not in self._rooms:
            self._rooms[root] = Room(LiveCourse(root, self._rules), self)
            self._rooms[root].refresh()

    def _rooms_of(self, file: str) -> list[Room]:
        """Return the courses that a file is part of, the innermost first."""
        found = [room for room in self._rooms.values() if room.course.holds(file)]
        return sorted(found, key=lambda room: -len(str(room.course.root)))
