"""A kind of record that the library does not have: tools, as a project would define it."""

MODEL = '''"""Tools: programs that help."""

from portal.record import Kind, Record
from portal.text import Text


class Tool(Record):
    """A program."""

    title: Text
    """Its name."""


TOOLS = Kind(
    "tools",
    Tool,
    title=Text(en="Tools", fr="Outils"),
    one=Text(en="Tool", fr="Outil"),
    section=Text(en="tools", fr="outils"),
    pages=True,
)
'''
"""The module of the kind."""

OWN = f"{MODEL}\nKINDS = (TOOLS,)\n"
"""The same as the file of kinds of a project's own."""
