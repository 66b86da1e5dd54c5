"""A county workbook imported on a page: what it would do, what is asked, the answers, the applying."""
