"""Reports made for telling copies apart: several hands on one event and one statement, and edits of their texts."""

from __future__ import annotations

import random
import re

STATEMENT = (
    "the reopening of the Skagen ferry is in the interest of both peoples, the quotas that were agreed in spring must be "
    "kept by everyone, and nobody should doubt that unlicensed boats will be turned back at the line"
)
"""What the spokesman said: every report of the call gives it at length, in the same words."""

REPORTS = (
    # wire
    f"Norway's foreign minister Kari Olsen telephoned her Swedish counterpart Per Lind on Monday over a quarrel about herring, "
    f"the first sign of movement since the ferry was laid up in June. A spokesman in Oslo said that {STATEMENT}. Trawlers from "
    "Gothenburg have kept away from the grounds for three weeks, and skippers complain that prices at the auction have doubled. "
    "Officials on both sides expect inspectors to meet before the month is out, although neither would name a day. Fish workers "
    "marched through Bergen last Friday to demand that the plants be opened again.",
    # broadsheet
    f"It took Oslo twenty-two days to pick up the receiver. When it did, on Monday morning, Kari Olsen reached Per Lind between two "
    f"committee sessions, and the two spoke for rather less than half an hour. “In the view of the minister {STATEMENT},” her "
    "spokesman told reporters afterwards. Nothing in that will surprise the harbour towns. What they want to learn is who pays "
    "for the empty cold stores, a question on which the government has so far kept an eloquent silence.",
    # tabloid
    f"HERRING hotline! Fuming Kari Olsen finally rang Sweden's Per Lind yesterday and gave him a piece of her mind about poachers. "
    f"Her man in Oslo thundered that {STATEMENT}. Mums in Bergen are paying through the nose for a humble fillet, "
    "and fishmongers reckon worse is on its way by Christmas. One furious stallholder blasted politicians as soft as a week-old cod.",
    # broadcaster
    f"The foreign ministers of Norway and Sweden have discussed fishing in a call, Norwegian officials say. A spokesman said that "
    f"{STATEMENT}. Our Nordic editor writes: watch the inspectors, because whoever counts the boats decides how the row ends. "
    "Schools on the islands have begun collecting tins for families without work.",
    # agency of the other side
    f"STOCKHOLM. Minister Per Lind took a call from Kari Olsen at his office in the afternoon and heard her out, the department "
    f"confirmed. According to Oslo {STATEMENT}. Sweden considers licences a matter for the joint board, which sits in "
    "September, and does not intend to send patrol vessels in the meantime. The line will stay open, the department added.",
    # analysis
    f"Small wars begin with small fish. The conversation that Kari Olsen had with Per Lind this week belongs to a long series of quarrels "
    f"in which both capitals threaten and both back down. This time, too, the sentence to remember is the dullest: {STATEMENT}, as a "
    "spokesman put it. Read it twice and you find a retreat in its second half, wrapped in a warning that costs nothing.",
)
"""Independent reports of one call; each holds the same statement."""

OTHERS = (
    "Portugal's prime minister met the king of Morocco in Rabat on Thursday to talk about a power cable under the sea. Engineers want to "
    "begin laying it in spring, and banks in three countries have promised loans. Critics doubt that the cable will ever earn what it "
    "costs, and point to an older one that was cut by an anchor. A ministry official said the route would avoid the fishing grounds.",
    "Peru and Ecuador agreed to clear mines from a stretch of their border, the two defence ministers said after talks in Lima. Deminers "
    "will work in mixed teams for the first time, with dogs that were trained in a third country. Farmers who fled thirty years "
    "ago have asked when they may return to their orchards, and nobody has an answer for them yet.",
)
"""Reports of other things."""

_OTHER_WORDS = {
    "said": "stated", "spokesman": "aide", "over": "about", "spoke": "talked", "told": "informed", "begun": "started", "want": "wish",
    "weeks": "full weeks", "before": "ahead of", "although": "though", "has": "had", "has begun": "began", "complain": "grumble",
}  # fmt: skip


def lightly_edited(text: str) -> str:
    """A copy desk's work: some words changed, a sentence cut in two."""
    for old, new in _OTHER_WORDS.items():
        text = re.sub(rf"\b{old}\b", new, text)
    return text.replace(", and ", ". And ", 1)


def cut(text: str) -> str:
    """What is left when space is short: the first half."""
    sentences = re.split(r"(?<=[.!?])\s+", text)
    return " ".join(sentences[: max(2, len(sentences) // 2)])


def heavily_edited(text: str, seed: int) -> str:
    """A rewrite: every eighth word replaced, a third of the sentences gone, the rest in another order."""
    draw = random.Random(seed)
    sentences = re.split(r"(?<=[.!?])\s+", text)
    kept = [s for n, s in enumerate(sentences) if n % 3 != 2]
    draw.shuffle(kept)
    words = " ".join(kept).split()
    return " ".join("reportedly" if n % 8 == 5 else word for n, word in enumerate(words))
