"""The journal beside the output of a run: every block's answers, so that a run that was cut short can go on.

    OUT.resume      SQLite; table `manifest` (what the run depends on), table `blocks` (answers, in order)

SQLite sees to it that a block is there whole or not at all, whenever the machine stops. On resumption the journal is
played back into a new output, so one way serves every format, and its bytes are those of an undisturbed run.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from ..errors import OutputError
from .blocks import Answers
from .manifest import Manifest
from .reject import Reject
from .sketch import NO_SKETCH

_TABLES = """
CREATE TABLE IF NOT EXISTS manifest (only INTEGER PRIMARY KEY, text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS blocks (
    block INTEGER PRIMARY KEY,
    read INTEGER NOT NULL,
    results BLOB NOT NULL,
    sketches BLOB NOT NULL,
    rejects TEXT NOT NULL
);
"""


def journal_beside(target: Path) -> Path:
    """Where the journal of a run that writes `target` stands."""
    return target.parent / f"{target.name}.resume"


@contextmanager
def open_journal(target: Path, manifest: Manifest, *, resume: bool = False, force: bool = False) -> Iterator[Journal]:
    """Open the journal of a run; it goes away when the block ends well, and stays for `resume` when it does not.

    Args:
        target: The file that the run writes.
        manifest: What the run's output depends on.
        resume: Go on where an interrupted run stopped, if there was one.
        force: Begin anew and forget an interrupted run.

    Raises:
        OutputError: if an interrupted run is neither to be resumed nor forgotten, was another one than this, or is
            still going on; if the journal cannot be written.
    """
    path = journal_beside(target)
    if path.exists() and not resume and not force:
        raise OutputError(f"{target}: a run was interrupted here; give --resume to go on or --force to begin anew")
    journal = Journal(path, manifest, forget=force)
    if resume and path.exists():
        journal.take_up()
    done = False
    try:
        yield journal
        done = True
    finally:
        journal.close()
        if done or journal.empty:
            _remove(path)


class Journal:
    """Answers of blocks, kept in order; the file is made with the first of them.

    Attributes:
        records: How many records were dealt with in the blocks that are kept.
        resumed: Whether an interrupted run left some of them.
    """

    def __init__(self, path: Path, manifest: Manifest, forget: bool = False) -> None:
        self._path, self._manifest, self._forget = path, manifest, forget
        self._file: sqlite3.Connection | None = None
        self.records = 0
        self.resumed = False

    @property
    def empty(self) -> bool:
        """Whether this run made the file and kept nothing in it."""
        return self._file is not None and not self.records

    def take_up(self) -> None:
        """Open what an interrupted run left."""
        with _reported(self._path):
            file = self._open()
            found = file.execute("SELECT text FROM manifest").fetchone()
            (self.records,) = file.execute("SELECT coalesce(sum(read), 0) FROM blocks").fetchone()
        then = json.loads(found[0]) if found else self._manifest
        if different := [name for name, value in self._manifest.items() if then.get(name) != value]:
            self.close()
            raise OutputError(
                f"{self._path}: the interrupted run had another {' and another '.join(different)}; run it as it was "
                "run then, or begin anew with --force in place of --resume"
            )
        self.resumed = self.records > 0

    def _open(self) -> sqlite3.Connection:
        self._file = sqlite3.connect(self._path, isolation_level=None, timeout=0)
        self._file.executescript(f"PRAGMA locking_mode = EXCLUSIVE; PRAGMA journal_mode = WAL; {_TABLES}")
        return self._file

    def _made(self) -> sqlite3.Connection:
        if self._forget:
            _remove(self._path)
        elif self._path.exists():
            raise sqlite3.OperationalError("locked: made by another run since this one began")
        return self._open()

    def kept(self) -> Iterator[Answers]:
        """Yield the answers that an interrupted run left."""
        if self._file is None:
            return
        with _reported(self._path):
            for read, results, sketches, rejects in self._file.execute(
                "SELECT read, results, sketches, rejects FROM blocks ORDER BY block"
            ):
                yield Answers(
                    read,
                    results,
                    [sketches[at : at + len(NO_SKETCH)] for at in range(0, len(sketches), len(NO_SKETCH))],
                    [Reject(**reject) for reject in json.loads(rejects)],
                )

    def keep(self, answers: Answers) -> None:
        """Keep the answers of one more block, whatever may happen from now on."""
        rejects = json.dumps([asdict(reject) for reject in answers.rejects])
        with _reported(self._path):
            file = self._file or self._made()
            if not self.records:
                file.execute("INSERT OR REPLACE INTO manifest VALUES (0, ?)", (json.dumps(self._manifest),))
            file.execute(
                "INSERT INTO blocks (read, results, sketches, rejects) VALUES (?, ?, ?, ?)",
                (answers.read, answers.results, b"".join(answers.sketches), rejects),
            )
        self.records += answers.read

    def close(self) -> None:
        """Let the file go, as it is."""
        if self._file:
            self._file.close()


class NoJournal:
    """For a run that cannot be resumed."""

    resumed = False

    def kept(self) -> Iterator[Answers]:
        """Yield nothing."""
        return iter(())

    def keep(self, answers: Answers) -> None:
        """Keep nothing."""


@contextmanager
def _reported(path: Path) -> Iterator[None]:
    """Let what SQLite says be an error that names the file."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise OutputError(f"{path}: another run is writing this output; let it finish or stop it") from error
        raise OutputError(f"{path}: cannot be written ({error}); mend that, then go on with --resume") from error
    except sqlite3.DatabaseError as error:
        raise OutputError(f"{path}: is no journal of a run ({error}); remove it and begin anew") from error


def _remove(path: Path) -> None:
    for part in (path.with_name(f"{path.name}-wal"), path):
        part.unlink(missing_ok=True)
