"""The verbs of intake: apply a planned workbook, remember an answer."""
