-- What was recorded in a span of time, for the bulletin of a week.
CREATE INDEX event_recorded ON event (recorded_at);
