"""The bill laid out on sheets: the print preview, the printer and the PDF show these."""

from __future__ import annotations

from diorama_planner.drawing.paper import paper_size
from diorama_planner.drawing.sheet import Sheet
from diorama_planner.exporters.bill_blocks import buy_list, cost_chart, tables, told
from diorama_planner.exporters.bill_head import head
from diorama_planner.exporters.bill_job import BillJob
from diorama_planner.exporters.bill_view import bill_view
from diorama_planner.exporters.card_pages import put_card
from diorama_planner.exporters.cut_pages import put_cuttings
from diorama_planner.exporters.page_flow import PageFlow


def bill_sheets(job: BillJob) -> list[Sheet]:
    """Lay the bill out on upright paper: what to buy, the figures, then pages for the bench by themselves."""
    view, choices = bill_view(job), job.choices
    flow = PageFlow(paper_size(choices.page))
    picture = head(flow, job, view)
    for group in view.buying:
        buy_list(flow, group)
    if choices.chart and len(view.shares) > 1:
        cost_chart(flow, view.shares)
    tables(flow, view)
    for part in view.sections:
        if not part.has_figures:
            told(flow, part.title, [(row.name, row.detail) for row in part.rows])
    if choices.sums:
        weight = [("Weight", view.weight)] if view.weight else []
        told(flow, "How it was worked out", [*view.sums, *weight])
    if choices.card:
        comma = choices.figures().comma
        for card in job.cards:
            put_card(flow, card, lambda message: message.written(decimal_comma=comma))
    cuttings = job.cuttings() if choices.cuts else ()
    if cuttings:
        flow.new_page()
        put_cuttings(flow, cuttings, choices.figures())
    return flow.sheets(view.title, picture)
