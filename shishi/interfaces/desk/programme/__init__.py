"""The first page: the lists with their figures, and their 件 to be filtered."""
