-- First and last day of the record's events.
SELECT min(date_from) AS first_day, max(date_to) AS last_day, count(*) AS events FROM events
