"""Classes of verbs and nouns by which the rules of syntax tell who does what."""

from __future__ import annotations

# Verbs whose object does what their infinitive says ("ordered troops to fire"); after other verbs the subject does it.
OBJECT_CONTROL = frozenset(
    [
        "advise",
        "allow",
        "appeal",
        "ask",
        "authorize",
        "authorise",
        "beg",
        "call",
        "cause",
        "command",
        "compel",
        "convince",
        "direct",
        "enable",
        "encourage",
        "expect",
        "force",
        "get",
        "help",
        "implore",
        "instruct",
        "invite",
        "lead",
        "let",
        "make",
        "order",
        "persuade",
        "plead",
        "press",
        "pressure",
        "prompt",
        "push",
        "remind",
        "request",
        "require",
        "tell",
        "urge",
        "warn",
        "want",
        "have",
        "see",
        "watch",
        "send",
        "deploy",
        "use",
        "leave",
    ]
)
# Participles that say what somebody is about or inclined to do; their "passive" subject is the doer.
ADJECTIVAL = frozenset(
    [
        "prepare",
        "poise",
        "set",
        "determine",
        "commit",
        "oppose",
        "engage",
        "dedicate",
        "schedule",
        "resolve",
        "involve",
        "bind",
    ]
)
# Verbs whose "object" the parser hangs below their infinitive ("allowed the monks to return").
RAISING = OBJECT_CONTROL | frozenset(["permit", "forbid", "oblige", "let"])
# Papers whose participle says what their author says in them ("issued a declaration demanding").
PAPERS = frozenset(
    [
        "statement",
        "declaration",
        "letter",
        "communique",
        "communiqué",
        "note",
        "message",
        "resolution",
        "report",
        "petition",
        "bill",
        "decree",
        "order",
        "video",
        "tape",
        "speech",
        "leaflet",
        "ultimatum",
    ]
)
HAPPENING = frozenset(
    [
        "break",
        "erupt",
        "take",
        "happen",
        "occur",
        "begin",
        "start",
        "flare",
        "continue",
        "resume",
        "end",
        "follow",
        "spread",
        "go",
        "come",
        "pour",
        "flow",
        "arrive",
        "flood",
    ]
)
