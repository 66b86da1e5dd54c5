"""The page kit that the doors share: layout, static files, error pages, presentation of lights and figures."""
