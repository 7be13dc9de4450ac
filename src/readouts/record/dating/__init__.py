"""When: days of documents and contacts as one constraint problem, each limit with its words."""
