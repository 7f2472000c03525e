"""Edits such as people make to a project, each a value that prints as what it does."""

from tests.edits.drawn import edits, faults, upsets
from tests.edits.files import Append, Fault, Insert, RenamePage, Replace, Touch, Variable
from tests.edits.records import Add, Move, MoveFile, Remove, Rename, Reorder, Set, Shift
from tests.edits.world import Delete, Foreign, PutBack, Undo, World

__all__ = [
    "Add",
    "Append",
    "Delete",
    "Fault",
    "Foreign",
    "Insert",
    "Move",
    "MoveFile",
    "PutBack",
    "Remove",
    "Rename",
    "RenamePage",
    "Reorder",
    "Replace",
    "Set",
    "Shift",
    "Touch",
    "Undo",
    "Variable",
    "World",
    "edits",
    "faults",
    "upsets",
]
