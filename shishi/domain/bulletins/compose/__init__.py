"""From one snapshot's figures to the content tree of the bulletin and its attachments.

Composition is a function of figures and particulars alone: no clock, no database, no list or county by name. Every
number of the text is bound to a figure; what the data does not hold is not said.
"""
