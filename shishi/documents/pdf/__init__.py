"""The notice on paper as PDF: content tree and layout in, bytes out.

`render.render` is the door. It refuses a character that no font has rather than print a box.
"""
