"""Own short texts by class of contact, published on Thursday, 15 June 2023, with the contacts that they tell of.

Each contact is written as "states channel status": the states in alphabetical order, "?" for a channel that the text does not tell.
"""

from __future__ import annotations

Rows = list[tuple[str, list[str]]]

NOUN_PHRASES: Rows = [
    ("A phone call between Emmanuel Macron and Vladimir Putin on Monday produced no result.", ["FRA-RUS call held"]),
    (
        "In a conversation that lasted an hour, Emmanuel Macron and Recep Tayyip Erdogan went over the grain deal.",
        ["FRA-TUR ? held"],
    ),
    (
        "Emmanuel Macron and Recep Tayyip Erdogan talked about grain on Monday. Monday's talks were cordial, an aide said.",
        ["FRA-TUR ? held"],
    ),
    (
        "Emmanuel Macron telephoned Xi Jinping on Monday. The call, the third since January, lasted an hour.",
        ["CHN-FRA call held"],
    ),
    (
        "Grain shipments were the subject of a telephone conversation between Sergei Lavrov and Hakan Fidan on Tuesday.",
        ["RUS-TUR call held"],
    ),
    ("Monday's meeting between Antony Blinken and Wang Yi ran over by an hour.", ["CHN-USA meeting held"]),
    (
        "The Turkish foreign ministry reported a phone conversation between Hakan Fidan and Antony Blinken.",
        ["TUR-USA call held"],
    ),
    (
        "A video conference of Olaf Scholz, Emmanuel Macron and Xi Jinping dealt with trade on Tuesday.",
        ["CHN-DEU-FRA video held"],
    ),
    (
        "The announcement followed a telephone conversation on Sunday of Narendra Modi with Rishi Sunak.",
        ["GBR-IND call held"],
    ),
    (
        "After two hours of talks with Xi Jinping on Monday, Antony Blinken said that there had been progress.",
        ["CHN-USA ? held"],
    ),
    (
        "Olaf Scholz and Xi Jinping have used a video call to clear up the row over tariffs.",
        ["CHN-DEU video held"],
    ),
    (
        "Hakan Fidan and Antony Blinken were on the phone for the second time this week, the Turkish ministry said.",
        ["TUR-USA call held"],
    ),
]

ROUND_UPS: Rows = [
    (
        "Emmanuel Macron spoke by telephone with Vladimir Putin on Monday and with Volodymyr Zelensky on Tuesday.",
        ["FRA-RUS call held", "FRA-UKR call held"],
    ),
    (
        "Hakan Fidan held separate phone calls with Antony Blinken, Sergei Lavrov and Catherine Colonna on Tuesday.",
        ["FRA-TUR call held", "RUS-TUR call held", "TUR-USA call held"],
    ),
    (
        "Emmanuel Macron spent Sunday on the telephone with three leaders, among them Vladimir Putin.",
        ["FRA-RUS call held"],
    ),
    (
        "Emmanuel Macron's calls began in the morning with Narendra Modi. Olaf Scholz followed; he and Macron spoke for an hour.",
        ["DEU-FRA call held", "FRA-IND call held"],
    ),
    (
        "Emmanuel Macron met Olaf Scholz on Monday, telephoned Rishi Sunak on Tuesday and received Narendra Modi on Wednesday.",
        ["DEU-FRA meeting held", "FRA-GBR call held", "FRA-IND meeting held"],
    ),
    (
        "On Tuesday Emmanuel Macron called Vladimir Putin, then Volodymyr Zelensky.",
        ["FRA-RUS call held", "FRA-UKR call held"],
    ),
    (
        "Antony Blinken talked to Hakan Fidan by phone on Monday; a call to Sergei Lavrov followed on Tuesday.",
        ["RUS-USA call held", "TUR-USA call held"],
    ),
    (
        "Rishi Sunak sat with Olaf Scholz for an hour in Berlin on Monday; he went on to Paris the same night to see Emmanuel Macron.",
        ["DEU-GBR meeting held", "FRA-GBR visit held"],
    ),
    (
        "Emmanuel Macron rang Vladimir Putin on Monday. Later in the day he talked with Volodymyr Zelensky and in the evening with Olaf Scholz.",
        ["DEU-FRA ? held", "FRA-RUS call held", "FRA-UKR ? held"],
    ),
]

OF_THREE: Rows = [
    (
        "Emmanuel Macron, Olaf Scholz and Vladimir Putin held a three-way telephone call on Sunday.",
        ["DEU-FRA-RUS call held"],
    ),
    (
        "Emmanuel Macron and Olaf Scholz jointly telephoned Vladimir Putin on Sunday.",
        ["DEU-FRA-RUS call held"],
    ),
    (
        "The defence ministers of Turkey, Russia and Syria met in Moscow on Tuesday.",
        ["RUS-SYR-TUR meeting held"],
    ),
    (
        "On Tuesday Emmanuel Macron joined Olaf Scholz in a video conference with Xi Jinping.",
        ["CHN-DEU-FRA video held"],
    ),
]

CHANNELS: Rows = [
    (
        "North Korea did not answer the South's calls on the military hotline on Tuesday, the unification ministry said.",
        ["KOR-PRK hotline refused"],
    ),
    (
        "Officials of Israel and Lebanon spoke over the hotline for three minutes on Monday.",
        ["ISR-LBN hotline held"],
    ),
    (
        "Liaison officers of the two Koreas held their first phone call since April on Monday, the unification ministry in Seoul said.",
        ["KOR-PRK ? held", "KOR-PRK call held"],
    ),
    ("Emmanuel Macron and Xi Jinping exchanged letters in May.", ["CHN-FRA letter held"]),
    ("Xi Jinping sent a letter to Emmanuel Macron on Monday.", ["CHN-FRA letter held"]),
    (
        "In a letter to Vladimir Putin dated Monday, Emmanuel Macron asked for the release of a teacher.",
        ["FRA-RUS letter held"],
    ),
    ("Olaf Scholz conferred with Narendra Modi by video link on Monday.", ["DEU-IND video held"]),
    ("Lloyd Austin's calls to Li Shangfu went unanswered on Monday.", ["CHN-USA call refused"]),
]

SIDES_BEFORE: Rows = [
    (
        "Emmanuel Macron received Narendra Modi on Monday. The two had last met in Bali in November.",
        ["FRA-IND meeting held", "FRA-IND meeting held"],
    ),
    (
        "Wang Yi and Antony Blinken disagree on almost everything. On Monday the two sat down together in Beijing.",
        ["CHN-USA meeting held"],
    ),
    (
        "Rishi Sunak landed in Washington on Tuesday. He and Joe Biden discussed trade for an hour.",
        ["GBR-USA visit held"],
    ),
    (
        "The German foreign minister, Annalena Baerbock, talked to her Chinese counterpart by telephone on Monday.",
        ["CHN-DEU call held"],
    ),
    (
        "The French president and his Turkish counterpart spoke on the phone on Monday.",
        ["FRA-TUR call held"],
    ),
    (
        "Vladimir Putin rang the Élysée on Sunday afternoon, and Emmanuel Macron and he talked for an hour.",
        ["FRA-RUS call held"],
    ),
    (
        "Hakan Fidan telephoned Antony Blinken on Monday. Their counterparts were not on the line. Both ministers spoke for half an hour.",
        ["TUR-USA call held"],
    ),
    (
        "The White House said that Joe Biden had talked to Narendra Modi. The two leaders spoke for 40 minutes on Monday.",
        ["IND-USA ? held"],
    ),
]

AHEAD_AND_NOT_HELD: Rows = [
    ("Narendra Modi is to visit the White House on June 22.", ["IND-USA visit planned"]),
    ("Emmanuel Macron will meet Olaf Scholz in Potsdam next week.", ["DEU-FRA meeting planned"]),
    ("Emmanuel Macron and Olaf Scholz agreed to meet in Potsdam in July.", ["DEU-FRA meeting planned"]),
    (
        "Beijing has declined an American request for a meeting between Lloyd Austin and Li Shangfu in Singapore.",
        ["CHN-USA meeting refused"],
    ),
    (
        "The White House had offered a short meeting with Joe Biden on Tuesday; the Chinese side declined.",
        ["CHN-USA meeting refused"],
    ),
    (
        "Joe Biden has called off a trip to Poland, dashing hopes of a meeting with Volodymyr Zelensky in Warsaw this week.",
        ["POL-USA visit cancelled", "UKR-USA meeting cancelled"],
    ),
    (
        "Vladimir Putin said on Monday that there would be no meeting with Volodymyr Zelensky.",
        ["RUS-UKR meeting ruled_out"],
    ),
    ("Volodymyr Zelensky has repeatedly said that he wants to meet Xi Jinping.", ["CHN-UKR meeting possible"]),
    (
        "Olaf Scholz would meet Vladimir Putin only if troops were withdrawn, his spokesman said.",
        ["DEU-RUS meeting possible"],
    ),
    (
        "Emmanuel Macron said that the conditions for a meeting between Joe Biden and Vladimir Putin had been created.",
        ["RUS-USA meeting possible"],
    ),
]

NONE: Rows = [
    ("Emmanuel Macron and Olaf Scholz both spoke at the conference in Paris on Monday.", []),
    ("Emmanuel Macron welcomed the call by Olaf Scholz for a ceasefire.", []),
    ("Emmanuel Macron has never been to Turkmenistan.", []),
    ("The foreign ministry in Ankara called the Greek remarks unacceptable.", []),
    ("Meetings between ministers of Greece and Turkey are rare, diplomats say.", []),
    ("Joe Biden ended a call with reporters by praising Rishi Sunak.", []),
]

DAYS: Rows = [
    (
        "Emmanuel Macron and Recep Tayyip Erdogan have talked by telephone twice, on May 3, a holiday in Ankara, and on June 9.",
        ["FRA-TUR call held", "FRA-TUR call held"],
    ),
    (
        "Emmanuel Macron rang Vladimir Putin on Tuesday. Earlier ones took place on 24 February and on 3 March.",
        ["FRA-RUS call held", "FRA-RUS call held", "FRA-RUS call held"],
    ),
    (
        "Emmanuel Macron telephoned Vladimir Putin on Tuesday. Others had tried: in March, Olaf Scholz wrote a plan.",
        ["FRA-RUS call held"],
    ),
]

UNNAMED: Rows = [
    (
        "Two days after the telephone conversation, the two capitals cannot agree on who began it. "
        "Vladimir Putin was in his car, Moscow says. The weather was fine. Emmanuel Macron was in Paris.",
        ["FRA-RUS call held"],
    ),
    (
        "Compare the two readouts of Tuesday evening. In Moscow's account Vladimir Putin speaks of grain. "
        "The French account leaves that out and has Emmanuel Macron speak of prisoners.",
        ["FRA-RUS ? held"],
    ),
    (
        "It would have been the first meeting of Emmanuel Macron and Vladimir Putin since February 2022.",
        [],
    ),
]

RELATIVE_CLAUSES: Rows = [
    (
        "Narendra Modi praised the Japanese prime minister, with whom he had talked by telephone on Monday.",
        ["IND-JPN call held"],
    ),
    (
        "The accord was drafted by Recep Tayyip Erdogan and Kyriakos Mitsotakis, who met in Vilnius in May, "
        "and whose telephone call on 2 June settled the fishing rights.",
        ["GRC-TUR call held", "GRC-TUR meeting held"],
    ),
    (
        "In a letter that Anthony Albanese sent to Narendra Modi on Monday, he proposed a trade mission.",
        ["AUS-IND letter held"],
    ),
    (
        "Ilham Aliyev and Nikol Pashinyan last met in Brussels in May, when Charles Michel brought them together.",
        ["ARM-AZE-EUU meeting held"],
    ),
]

IN_PASSING: Rows = [
    (
        "Rishi Sunak telephoned Anthony Albanese on Monday. He had informed Narendra Modi beforehand. The call lasted an hour.",
        ["AUS-GBR call held", "GBR-IND ? held"],
    ),
    (
        "Anthony Albanese met Fumio Kishida in Hiroshima on Monday, hours after he had spoken with Narendra Modi. "
        "The meeting lasted an hour.",
        ["AUS-IND ? held", "AUS-JPN meeting held"],
    ),
    (
        "Olaf Scholz met Giorgia Meloni in Rome on Thursday. The two had met in Berlin in February.",
        ["DEU-ITA meeting held", "DEU-ITA meeting held"],
    ),
    (
        "Penny Wong met Retno Marsudi in Jakarta on Monday. It was the first meeting between the two countries' foreign ministers this year.",
        ["AUS-IDN meeting held"],
    ),
    (
        "Lula da Silva and Gustavo Petro have talked three times since January, most recently on Monday.",
        ["BRA-COL ? held"],
    ),
]

HOSTS_AND_TABLES: Rows = [
    (
        "Emmanuel Macron hosted talks between Ilham Aliyev and Nikol Pashinyan in Paris on Monday.",
        ["ARM-AZE-FRA meeting held"],
    ),
    ("Turkey hosted a meeting between Ilham Aliyev and Nikol Pashinyan on Monday.", ["ARM-AZE meeting held"]),
    (
        "The talks with Sweden and Finland will go ahead on Monday, the Turkish foreign ministry said.",
        ["FIN-SWE-TUR ? planned"],
    ),
    (
        "Narendra Modi, Anthony Albanese and Fumio Kishida were in Hiroshima on Friday. The three sat down for an hour.",
        ["AUS-IND-JPN meeting held"],
    ),
    ("Narendra Modi spoke with Emmanuel Macron in New York on Monday.", ["FRA-IND meeting held"]),
    ("Narendra Modi held telephone talks with Emmanuel Macron on Monday.", ["FRA-IND call held"]),
    ("Narendra Modi spoke with Emmanuel Macron on the margins of the G20 leaders' meeting.", ["FRA-IND ? held"]),
]

OTHER_WORDS: Rows = [
    ("Ilham Aliyev and Nikol Pashinyan shook hands at a dinner in Chisinau on Thursday.", ["ARM-AZE meeting held"]),
    (
        "Hakan Fidan, who flew to Baku on Tuesday, will see Ilham Aliyev in the evening.",
        ["AZE-TUR meeting planned", "AZE-TUR visit held"],
    ),
    ("Ajit Doval got together with Wang Yi in Johannesburg on Monday.", ["CHN-IND meeting held"]),
    (
        "Justin Trudeau failed to win over Narendra Modi in forty minutes on the telephone on Monday.",
        ["CAN-IND call held"],
    ),
    (
        "Giorgia Meloni has described what she called a warm conversation with Recep Tayyip Erdogan.",
        ["ITA-TUR ? held"],
    ),
    (
        "South Korea tried on Monday to reach the North Korean army over the hotline, and nobody picked up.",
        ["KOR-PRK hotline refused"],
    ),
    (
        "Hanoi has turned down a request by Canberra for a meeting of their trade ministers.",
        ["AUS-VNM meeting refused"],
    ),
    (
        "Norway withdrew its invitation to the Hungarian foreign minister to a meeting in Oslo.",
        ["HUN-NOR meeting cancelled"],
    ),
    (
        "Joe Biden and Emmanuel Macron had never met before Tuesday's talks in Rome.",
        ["FRA-USA meeting held"],
    ),
]

NO_NEWS: Rows = [
    ("When did Olaf Scholz last speak with Xi Jinping?", []),
    (
        "Rishi Sunak met the opposition leader, Keir Starmer, on Monday. The conversation lasted an hour. "
        "France and Germany gave no comment.",
        [],
    ),
    ("Xi Jinping welcomed Lula da Silva to visit China again.", []),
    ("The two ministers, Penny Wong and Retno Marsudi, welcomed the opening of a consulate.", []),
    ("Olaf Scholz saw Xi Jinping as a partner.", []),
    ("Sergei Lavrov ran into criticism from Antony Blinken.", []),
    ("Joe Biden and Xi Jinping crossed swords over trade.", []),
    ("Emmanuel Macron briefed reporters on Ukraine.", []),
    ("The Indian army reached Pakistan's border on Monday.", []),
]

ONE_LINE: Rows = [
    (
        "Emmanuel Macron announced aid after a phone call with the leaders of Norway and Sweden.",
        ["FRA-NOR-SWE call held"],
    ),
    (
        "Emmanuel Macron held a phone call with Olaf Scholz on Monday and another with Mateusz Morawiecki.",
        ["DEU-FRA call held", "FRA-POL call held"],
    ),
    (
        "Emmanuel Macron telephoned with the leaders of Norway and Sweden on Tuesday.",
        ["FRA-NOR call held", "FRA-SWE call held"],
    ),
    (
        "The prime ministers of Norway and Sweden, Jonas Gahr Støre and Ulf Kristersson, want more aid. "
        "Emmanuel Macron telephoned both of them on Monday.",
        ["FRA-NOR call held", "FRA-SWE call held"],
    ),
    (
        "Jonas Gahr Støre, Prime Minister of Norway, hosted a meeting on Monday attended by Ulf Kristersson, "
        "Prime Minister of Sweden, and Sauli Niinistö, President of Finland.",
        ["FIN-NOR-SWE meeting held"],
    ),
    (
        "President Emmanuel Macron and President Luiz Inácio Lula da Silva of Brazil met in Paris on Monday.",
        ["BRA-FRA meeting held"],
    ),
    (
        "Norway's Jonas Gahr Støre and Sweden's Ulf Kristersson shook hands and talked on Monday before the opening of a bridge.",
        ["NOR-SWE meeting held"],
    ),
]

NO_DAY: Rows = [
    (
        "Emmanuel Macron and Xi Jinping spoke by phone on Monday. “We will be having more conversations,” Macron wrote.",
        ["CHN-FRA call held"],
    ),
    (
        "Emmanuel Macron and Xi Jinping spoke by phone on Monday. Representatives of France and China will engage in "
        "discussions on trade.",
        ["CHN-FRA call held"],
    ),
    (
        "Emmanuel Macron and Xi Jinping spoke by phone on Monday. Both will hold talks in Paris on June 20.",
        ["CHN-FRA call held", "CHN-FRA meeting planned"],
    ),
    (
        "Emmanuel Macron said that he would not speak with Alexander Lukashenko in private again.",
        [],
    ),
    ("Narendra Modi said that he could not visit Russia at present.", []),
    ("No Turkish president is known to have met an Armenian leader before.", []),
    (
        "Emmanuel Macron spoke with Xi Jinping on Monday. The leaders agreed to remain in contact and looked forward "
        "to meeting in Paris.",
        ["CHN-FRA ? held", "CHN-FRA meeting possible"],
    ),
]

OF_OTHERS: Rows = [
    (
        "Riyadh denied that Benjamin Netanyahu took part in a meeting of Mohammed bin Salman and Antony Blinken on Monday.",
        ["SAU-USA meeting held"],
    ),
    (
        "Joe Biden and Xi Jinping talked for an hour on Monday. The conversation had been agreed upon by Jake Sullivan and "
        "Wang Yi.",
        ["CHN-USA ? held"],
    ),
    (
        "A meeting of Lula and Volodymyr Zelensky in Hiroshima fell through.",
        ["BRA-UKR meeting cancelled"],
    ),
    (
        "Thai leader Prayut Chan-o-cha is under fire after a private chat with Cambodia's Hun Sen was leaked.",
        ["KHM-THA ? held"],
    ),
    (
        "Hakan Fidan came to Athens on Monday for talks with Giorgos Gerapetritis.",
        ["GRC-TUR visit held"],
    ),
]

CLASSES: dict[str, Rows] = {
    "noun phrases": NOUN_PHRASES,
    "round-ups": ROUND_UPS,
    "of three": OF_THREE,
    "channels": CHANNELS,
    "sides before": SIDES_BEFORE,
    "ahead and not held": AHEAD_AND_NOT_HELD,
    "days": DAYS,
    "unnamed": UNNAMED,
    "none": NONE,
    "relative clauses": RELATIVE_CLAUSES,
    "in passing": IN_PASSING,
    "hosts and tables": HOSTS_AND_TABLES,
    "other words": OTHER_WORDS,
    "no news": NO_NEWS,
    "one line": ONE_LINE,
    "no day": NO_DAY,
    "of others": OF_OTHERS,
}
