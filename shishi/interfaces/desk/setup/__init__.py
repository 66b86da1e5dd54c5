"""登记: the programme's lists, their aspects and headings, the 件 on them, stages reached and changes approved."""
