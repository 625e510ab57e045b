"""Reads calendar files with icalendar and recurring-ical-events, and prints what they understood, one fact on a line.

The first argument is the year that is looked through, the others are the files in the order in which they arrived.
"""

import sys

import icalendar
import recurring_ical_events

year, *paths = sys.argv[1:]
received = icalendar.Calendar()
for path in paths:
    with open(path, "rb") as file:
        calendar = icalendar.Calendar.from_ical(file.read())
    for event in calendar.walk("VEVENT"):
        if event.errors or calendar.errors:
            raise SystemExit(f"{path}: {event.errors} {calendar.errors}")
        print("method", calendar["METHOD"])
        print("uid", event["UID"])
        print("zone", event["DTSTART"].params.get("TZID"))
        print("guest", event["ATTENDEE"].params["CN"])
        print("text", str(event["DESCRIPTION"]).replace("\n", "|"))
        received.add_component(event)

for event in recurring_ical_events.of(received).between(f"{year}0101", f"{int(year) + 1}0101"):
    begins, ends = event.decoded("DTSTART"), event.decoded("DTEND")
    print("shown", event["STATUS"], begins.isoformat(), ends.isoformat(), event["SUMMARY"], "@", event["LOCATION"])
