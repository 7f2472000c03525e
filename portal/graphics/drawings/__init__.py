"""How each form of chart is drawn, with Altair: loaded when the first picture is asked for, and not before.

Altair takes longer to load than to check all records, and most commands draw nothing. Forms of chart
import this package and name its modules; only here is it known that these are loaded late.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from portal.graphics.drawings import adoptions as adoptions
    from portal.graphics.drawings import bars as bars
    from portal.graphics.drawings import dots as dots
    from portal.graphics.drawings import grid as grid
    from portal.graphics.drawings import slope as slope
    from portal.graphics.drawings import studies as studies
    from portal.graphics.drawings import trend as trend
else:
    from importlib import import_module

    FORMS = ("adoptions", "bars", "dots", "grid", "slope", "studies", "trend")

    def __getattr__(name):
        """Return the module of a form, loaded now."""
        if name not in FORMS:
            raise AttributeError(f"module '{__name__}' has no attribute '{name}'")
        return import_module(f"{__name__}.{name}")
