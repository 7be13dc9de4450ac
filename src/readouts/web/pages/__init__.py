"""One module a page: what it shows (a frozen view), and the route that fills it."""
