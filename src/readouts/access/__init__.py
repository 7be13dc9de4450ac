"""Who may do what on a shared server: users, sessions, tokens, and the one function that decides."""
