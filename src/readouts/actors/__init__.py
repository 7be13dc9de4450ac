"""Who acts: states and their words, organisations, groups, offices, and people with their terms of office.

The data are below ``resources/actors``, one file a kind:

==================  ====================================================================================
states.csv          names, demonyms and capitals; how the heads are called, and which of them leads
seats.yaml          "the Kremlin", "Downing Street": what institution a word stands for
organisations.yaml  organisations of states and their bodies
groups.yaml         rebels, movements, peoples without a state
places.csv          cities and regions, with the state that they lie in
offices.yaml        classes of office, titles, and what a title means in one state or another
naming.yaml         family and given names by state
people.csv          everybody who holds an office; the id is Wikidata's where it is known
holders.csv         their terms, each with its source
aliases.csv         other spellings and names of people
==================  ====================================================================================

``people.csv``, ``holders.csv`` and ``aliases.csv`` are made by ``tools/build_holders.py`` from the tables in
``tools/holders``, where they are edited. All look-ups go through ``table.ActorTable``.
"""
