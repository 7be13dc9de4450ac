"""Own short texts by the grammar of who began a contact, published on Thursday, 15 June 2023, with the states that they name.

An empty list stands for texts in which nobody is said to have begun anything.
"""

from __future__ import annotations

Rows = list[tuple[str, list[str]]]

_SPOKE = "Emmanuel Macron and Vladimir Putin spoke by telephone on Tuesday."
_MET = "Antony Blinken and Wang Yi met in Jakarta on Monday."
_FIDAN = "Hakan Fidan talked to Sergei Lavrov on the telephone on Monday."

CALLING: Rows = [
    ("Emmanuel Macron phoned Vladimir Putin on Tuesday.", ["FRA"]),
    ("Emmanuel Macron rang up Vladimir Putin on Tuesday.", ["FRA"]),
    ("Emmanuel Macron called up Vladimir Putin on Tuesday and talked about grain.", ["FRA"]),
    ("France's new president Emmanuel Macron called up Vladimir Putin on Tuesday.", ["FRA"]),
    ("Emmanuel Macron dialled Vladimir Putin on Tuesday.", ["FRA"]),
    ("Emmanuel Macron picked up the phone and called Vladimir Putin on Tuesday.", ["FRA"]),
    ("Emmanuel Macron placed a call to Vladimir Putin on Tuesday.", ["FRA"]),
    ("On Tuesday President Emmanuel Macron made a telephone call to Russian President Vladimir Putin.", ["FRA"]),
    ("Emmanuel Macron got on the phone to Vladimir Putin on Tuesday.", ["FRA"]),
    (f"{_SPOKE} It was Macron who rang.", ["FRA"]),
    (f"{_SPOKE} It was Macron who called first, an aide said.", ["FRA"]),
    (f"{_SPOKE} It was the French president who dialled.", ["FRA"]),
    (f"{_SPOKE} It was he who rang Moscow, Macron said.", ["FRA"]),
    (f"{_SPOKE} The French leader had rung him up, a Kremlin aide said.", ["FRA"]),
    (f"{_SPOKE} Macron had been rung up by Putin, an aide said.", ["RUS"]),
    (f"{_SPOKE} Putin was called by Macron, a spokesman said.", ["FRA"]),
    (f"{_SPOKE} The Frenchman rang the Kremlin at noon.", ["FRA"]),
    (f"{_SPOKE} The Kremlin placed the call, an official said.", ["RUS"]),
    (f"{_SPOKE} Moscow initiated the conversation, an official in Paris said.", ["RUS"]),
    (f'{_SPOKE} "Macron called me," Putin said.', ["FRA"]),
    (f'{_SPOKE} "The President of France CALLED ME today," Putin wrote.', ["FRA"]),
    (f'{_SPOKE} "I called him," Putin said.', ["RUS"]),
    (f'{_SPOKE} "We rang them, not the other way round," said Dmitry Peskov.', ["RUS"]),
    (f'{_SPOKE} "They rang us," said Dmitry Peskov.', ["FRA"]),
    (
        "Joe Biden spoke with Emmanuel Macron and Olaf Scholz on Tuesday. He telephoned both of them, an aide said.",
        ["USA"],
    ),
    (f"{_SPOKE} Macron was at dinner when the Kremlin rang.", ["RUS"]),
    ('"Prime Minister Fumio Kishida CALLED ME today to talk about steel," Donald Trump wrote on Tuesday.', ["JPN"]),
    (
        "In a call on Tuesday, France's president Emmanuel Macron called up PM Narendra Modi and invited him to Paris.",
        ["FRA"],
    ),
]
TAKING: Rows = [
    ("Emmanuel Macron received a telephone call from Vladimir Putin on Tuesday.", ["RUS"]),
    (
        "President Emmanuel Macron received today a phone call from President of the Russian Federation Vladimir Putin.",
        ["RUS"],
    ),
    ("Emmanuel Macron received on Tuesday a call from Russian President Vladimir Putin.", ["RUS"]),
    ("Emmanuel Macron took a call from Vladimir Putin on Tuesday.", ["RUS"]),
    ("Emmanuel Macron got a call from Vladimir Putin on Tuesday.", ["RUS"]),
    (f"{_SPOKE} The French president had received the call, Paris said.", ["RUS"]),
    ("Emmanuel Macron spoke of the telephone call he received from Vladimir Putin on Tuesday.", ["RUS"]),
    ("Emmanuel Macron had a call with Vladimir Putin on Tuesday, which came from the Kremlin.", ["RUS"]),
    (f"{_SPOKE} The call came from Moscow, an aide said.", ["RUS"]),
    (f'{_SPOKE} "I was glad to get a call from Emmanuel Macron," Putin said.', ["FRA"]),
    (f'{_SPOKE} "Glad to receive a call from President Macron," Putin wrote.', ["FRA"]),
]
ASKING: Rows = [
    (f"{_SPOKE} The call lasted an hour and had been requested by Paris.", ["FRA"]),
    ("Emmanuel Macron on Tuesday spoke with Vladimir Putin, who had asked for it.", ["RUS"]),
    (
        "Vladimir Putin had a talk on the telephone on Tuesday with Emmanuel Macron, which an aide said came from Paris.",
        ["FRA"],
    ),
    (f"{_SPOKE} Paris had requested the call, an official said.", ["FRA"]),
    (f"{_SPOKE} Putin requested that call, the official said.", ["RUS"]),
    (f"{_SPOKE} The call was requested by the French side.", ["FRA"]),
    (f"{_SPOKE} The call, which lasted an hour, had been requested by Paris.", ["FRA"]),
    (
        "Emmanuel Macron and Vladimir Putin spoke on Tuesday in a call that was initiated by the French president.",
        ["FRA"],
    ),
    (
        "Emmanuel Macron held a phone call with Vladimir Putin on Tuesday, which was initiated by President Emmanuel Macron.",
        ["FRA"],
    ),
    ("Emmanuel Macron spoke to Vladimir Putin on Tuesday in a call requested by Moscow.", ["RUS"]),
    (f"{_SPOKE} The call, which Moscow had sought for days, lasted an hour.", ["RUS"]),
    (f"{_SPOKE} It was Moscow that sought it.", ["RUS"]),
    (f"{_SPOKE} The Kremlin asked for it, officials of both sides say.", ["RUS"]),
    (f"{_SPOKE} Putin's office had asked for the conversation.", ["RUS"]),
    (f"{_SPOKE} It was Russia's president who begged for a talk, a newspaper wrote.", ["RUS"]),
    (f"{_MET} Wang pleaded for the meeting, an American official claimed.", ["CHN"]),
    (f"{_MET} The Chinese side had requested the session.", ["CHN"]),
    (f"{_MET} Beijing had proposed the meeting, a spokesman said.", ["CHN"]),
    (f"{_MET} It was Washington, not Beijing, that asked for the meeting.", ["USA"]),
    (f"{_MET} The meeting was arranged at the Americans' request.", ["USA"]),
    (f"{_MET} A senior American said that the Chinese had wanted the meeting.", ["CHN"]),
]
NAMING: Rows = [
    (
        "At the initiative of the French side, a telephone conversation between Vladimir Putin and Emmanuel Macron took place on Tuesday.",
        ["FRA"],
    ),
    (
        "Vladimir Putin had a telephone conversation with Emmanuel Macron on Tuesday (at the initiative of the French side).",
        ["FRA"],
    ),
    (
        "A telephone conversation between Vladimir Putin and Emmanuel Macron was held on Tuesday on the initiative of Paris.",
        ["FRA"],
    ),
    ("Vladimir Putin spoke by telephone with Emmanuel Macron on Tuesday at the latter's request.", ["FRA"]),
    ("Vladimir Putin spoke by telephone with Emmanuel Macron on Tuesday at his request.", ["FRA"]),
    (f"{_SPOKE} The call came at the request of the Élysée.", ["FRA"]),
    (f"{_SPOKE} It took place at the Kremlin's initiative, Paris said.", ["RUS"]),
    (f"{_SPOKE} The initiative was Macron's, the Kremlin said.", ["FRA"]),
    (f"{_SPOKE} The initiative came from Paris, the Kremlin said.", ["FRA"]),
    (f"{_MET} The meeting was Blinken's idea, a diplomat said.", ["USA"]),
    (f"{_MET} It was Wang's idea, a diplomat said.", ["CHN"]),
    (f"{_MET} The idea was Washington's.", ["USA"]),
    (f"{_MET} The idea for the meeting came from the American side.", ["USA"]),
    (f"{_MET} The meeting was held on a Chinese initiative.", ["CHN"]),
]
TURNS: Rows = [
    (f"{_SPOKE} Paris says that Moscow called. The Kremlin says that it was Paris.", ["FRA", "RUS"]),
    (f"{_SPOKE} It was not Paris that asked for the call but Moscow.", ["RUS"]),
    (f"{_SPOKE} Paris insisted that it was Putin who rang, not Macron.", ["RUS"]),
    (f"{_FIDAN} Lavrov had asked for the call, not Fidan.", ["RUS"]),
]
BOTH: Rows = [
    (f"{_SPOKE} The two sides had agreed on the call in advance, an aide said.", ["both"]),
    (f"{_SPOKE} Both offices had arranged it beforehand, a spokesman said.", ["both"]),
    (f"{_SPOKE} The call was held at the request of both sides.", ["both"]),
    (f"{_SPOKE} The call took place by mutual agreement.", ["both"]),
]
NOBODY: Rows = [
    (f"{_SPOKE} Both sides agreed on a truce, an aide said.", []),
    (f"{_SPOKE} The two had agreed earlier to share grain.", []),
    (f"{_SPOKE} Moscow denied that Putin had called.", []),
    (f"{_SPOKE} Macron could call Putin again, an aide said.", []),
    (f"{_SPOKE} Macron received the prime minister of a region in the evening.", []),
    (f"{_SPOKE} Macron called off a trip to the south.", []),
    (
        "The president of France flew to Ankara on Tuesday at the invitation of Recep Tayyip Erdogan and met him for lunch.",
        [],
    ),
    (_SPOKE, []),
    (f"{_SPOKE} The two agreed to speak again soon.", []),
    (f"{_SPOKE} Putin agreed, at the request of Macron, to let the ships pass.", []),
    (f"{_SPOKE} Macron asked Putin to withdraw his troops.", []),
    (f"{_SPOKE} Macron called Putin a liar in March.", []),
    (f"{_SPOKE} Putin called for a ceasefire.", []),
    (f"{_SPOKE} Macron did not ask for the call, an aide said.", []),
    (f"{_SPOKE} Nobody in Paris had asked for it.", []),
    (f"{_SPOKE} Putin requested that sanctions be lifted.", []),
    (f"{_SPOKE} It is not known who asked for the call.", []),
    (f"{_SPOKE} Did Macron ask for the call?", []),
    (f"{_SPOKE} The initiative for peace was Macron's, Paris said.", []),
    (f"{_SPOKE} It was Macron's birthday.", []),
    (f"{_SPOKE} The trade talks were put off at the request of Ottawa.", []),
    (f"{_SPOKE} Macron made the case for a truce.", []),
    (f"{_SPOKE} Macron rang the bell of the stock exchange in the morning.", []),
    (f"{_SPOKE} Macron received a letter from farmers.", []),
    (f"{_SPOKE} The threat came from Moscow, an aide said.", []),
    (f"{_SPOKE} Macron proposed a truce and Putin asked for time.", []),
    (f"{_MET} It was a good idea, a diplomat said.", []),
]

CLASSES: dict[str, Rows] = {
    "calling": CALLING,
    "taking": TAKING,
    "asking": ASKING,
    "naming": NAMING,
    "turns": TURNS,
    "both": BOTH,
    "nobody": NOBODY,
}
