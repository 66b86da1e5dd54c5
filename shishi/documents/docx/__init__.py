"""The editable notice: WordprocessingML with named styles, the same bytes for the same content.

Owns the styles, the parts of the package and the reading back of bound figures. Does not own what the notice says or
where the standard puts things (`shishi.documents.layout`).
"""
