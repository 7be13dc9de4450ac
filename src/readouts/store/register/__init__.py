"""What lists, facets and searches read: narrow rows made from documents, codings and entries, kept in step with them."""
