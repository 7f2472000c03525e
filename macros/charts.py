"""Macros that show what the studies measured: a chart by its name, a measure over the years, its values."""

from portal.graphics.charts import APART
from portal.kinds.measure import MEASURES, POINTS
from portal.pages.renderer import Renderer
from portal.suggest import did_you_mean


def chart(renderer: Renderer, name: str, *segments: str) -> str:
    """Show a chart, or only some of its segments:
    `{{ chart("reputation-by-order", "federal") }}`.

    Montrer un graphique, ou seulement certains de ses segments :
    `{{ chart("reputation-by-order", "federal") }}`.
    """
    return renderer.chart(APART.join([name, *segments]))


def trend(renderer: Renderer, measure: str, *segments: str) -> str:
    """Draw a measure over the years, for all segments or some; a line joins only what may be compared:
    `{{ trend("overall-service-quality-score-0-100", "new-zealand-public-services") }}`.

    Tracer une mesure au fil des ans, pour tous les segments ou certains; une ligne ne relie que ce qui se compare :
    `{{ trend("overall-service-quality-score-0-100", "new-zealand-public-services") }}`.
    """
    measures = [item.key.id for item in renderer.dataset.items(MEASURES.name)]
    if measure not in measures:
        raise LookupError(f"no measure is called '{measure}'; {did_you_mean(measure, measures)}")
    return renderer.chart(APART.join([measure, *segments]))


def table(renderer: Renderer, measure: str) -> str:
    """Show all values of a measure as a table, each with its sample, sources and confidence:
    `{{ table("service-reputation-0-100") }}`.

    Montrer toutes les valeurs d'une mesure en tableau, chacune avec son échantillon, ses sources et sa confiance :
    `{{ table("service-reputation-0-100") }}`.
    """
    view = renderer.views.of(MEASURES.key(measure))
    points = view.mentioned_by(POINTS.name)
    if not points:
        raise LookupError(f"no value of '{measure}' is known; name a measure that has one")
    return renderer.component("points", points=points, label=renderer.voice.say(view.record.label))
