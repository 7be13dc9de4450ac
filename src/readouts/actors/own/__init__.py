"""Users' own tables of people and their terms of office, merged over the table that ships with the package.

===========  =====================================================================================
rows.py      the columns of such a table, and what is wrong with a cell
reading.py   a file as rows of cells: CSV, YAML, or the result of a Wikidata query
wikidata.py  a query result as rows
checking.py  the rows against the shipped table: states, offices, days, persons
shelf.py     the folder that keeps the tables that were imported
merging.py   the tables over the shipped one
===========  =====================================================================================
"""
