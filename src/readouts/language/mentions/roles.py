"""The role of a person in the words of the state: a title is read before anybody knows whose it is, and again afterwards."""

from __future__ import annotations

from readouts.actors.table import ActorTable
from readouts.language.mentions.referents import LEADERS, Referent


def settle_role(table: ActorTable, person: Referent) -> None:
    """Give a titled person of a known state the office and the role that the title means there.

    "Defense Secretary" is the Secretary of Defense of the USA and the Defence Secretary of Britain; "President" of Iran
    heads its government. Where the table has the person in another leading post of that state, that post is meant:
    "President Michel" led the European Council and not the Commission.
    """
    if person.state is None or not person.title:
        return
    plain, reading = table.office(person.title), table.office(person.title, person.state)
    if reading is None or reading.deputy or reading.former or reading.plural or (plain and plain.office == "leader"):
        return
    office, role = reading.office, reading.role
    posts = {held for state, held in person.posts if state == person.state and held in LEADERS}
    if office in LEADERS and len(posts) == 1 and office not in posts:
        (office,) = posts
        role = table.role_name(office, person.state)
    person.office, person.role, person.sector = office, role, table.offices.classes[office].sector
    person.title = ()
