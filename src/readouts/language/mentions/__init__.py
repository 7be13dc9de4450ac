"""Who is mentioned: names, offices, states, pronouns and pairs, linked to the table of actors."""
