-- What lets a question pass over most of the events: pair is both countries as one number (five bits a letter, 0 where a code is not three capital letters),
-- compound marks events with members, whose pairs stand in compound_pairs. The view is made anew because it lists the columns of events.
DROP VIEW happenings;

ALTER TABLE events ADD COLUMN pair INTEGER;
ALTER TABLE events ADD COLUMN compound BOOLEAN;

CREATE MACRO country_bits(code) AS
    CASE WHEN regexp_full_match(code, '[A-Z]{3}') THEN (ascii(code[1]) - 64) * 1024 + (ascii(code[2]) - 64) * 32 + ascii(code[3]) - 64 ELSE 0 END;

UPDATE events SET pair = coalesce(country_bits(source_country), 0) * 32768 + coalesce(country_bits(target_country), 0),
                  compound = event_id IN (SELECT event_id FROM compound_pairs);

CREATE VIEW happenings AS
SELECT e.*, coalesce(c.cluster_id, e.event_id) AS cluster_id,
       coalesce(k.n_reports, 1) AS n_reports, coalesce(k.n_sources, 1) AS n_sources
FROM events e
LEFT JOIN event_clusters c ON c.event_id = e.event_id
LEFT JOIN clusters k ON k.cluster_id = c.cluster_id
WHERE coalesce(c.shown, true);
