"""Which function gives the meaning of what a pattern finds, by the pattern's ``make``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from readouts.language.times import senses_anchored as anchored
from readouts.language.times import senses_calendar as calendar_senses
from readouts.language.times import senses_clock as clock_senses
from readouts.language.times import senses_deictic as deictic
from readouts.language.times import senses_measure as measure
from readouts.language.times import senses_told as told
from readouts.language.times.patterns import Match
from readouts.language.times.senses import Sense, Setting

Maker = Callable[[Match, Setting], Sense | None]

MAKERS: Mapping[str, Maker] = {
    "date": calendar_senses.day_sense,
    "nth_day": calendar_senses.nth_day,
    "numeric_date": calendar_senses.numeric_day,
    "month": calendar_senses.month_sense,
    "year": calendar_senses.year_sense,
    "decade": calendar_senses.decade_sense,
    "century": calendar_senses.century_sense,
    "quarter": calendar_senses.quarter_sense,
    "same_quarter": told.same_quarter,
    "year_earlier": told.year_earlier,
    "told_unit": told.told_unit,
    "unit_end": told.unit_end,
    "unit_before": told.unit_before,
    "half_year": calendar_senses.half_year_sense,
    "season": calendar_senses.season_sense,
    "holiday": calendar_senses.holiday_sense,
    "weekday": deictic.weekday_sense,
    "weekend": deictic.weekend_sense,
    "today": deictic.today_sense,
    "unit": deictic.unit_sense,
    "eve_of": anchored.eve_of,
    "beside": anchored.beside_sense,
    "distance": deictic.distance_sense,
    "anchored": anchored.anchored_sense,
    "recent": deictic.recent_sense,
    "coming": deictic.coming_sense,
    "recent_past": deictic.recent_past_sense,
    "that_day": deictic.that_day_sense,
    "duration": measure.duration_sense,
    "told_units": measure.told_units_sense,
    "local_day": deictic.local_day_sense,
    "longword": measure.longword_sense,
    "plural_duration": measure.plural_duration_sense,
    "unit_duration": measure.unit_duration_sense,
    "every": measure.every_sense,
    "rate": measure.rate_sense,
    "often": measure.often_sense,
    "weekdays": measure.weekdays_sense,
    "present": measure.present_sense,
    "past_reference": measure.past_reference_sense,
    "future_reference": measure.future_reference_sense,
    "clock": clock_senses.clock_sense,
}
