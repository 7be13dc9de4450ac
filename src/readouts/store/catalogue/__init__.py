"""What lists, pages and searches ask of a record, each answer in a fixed number of queries."""
