"""Posts: who holds them, who deputises, and handing them over."""
