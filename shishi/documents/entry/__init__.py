"""The workbook in which units fill in a period (填报表): its layout, the file, and the reading of what comes back."""
