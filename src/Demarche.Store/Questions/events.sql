-- Events with every filter; a filter that is NULL lets all pass. Newest first, undated last.
-- An actor is a country code (…_country: everybody of that country) or a key (…_key: id or name), and is found in compounds too.
-- $actor may stand on either side; $other with it asks for events between the two, whoever acted. An act without direction has its parties on both sides.
-- pair_… narrow the search where both are countries. A happening told by several documents stands once, by the event that tells it best ($hidden), unless one event or one document is asked for.
-- after_* are the last row of the page before. First only days and places in the file are looked at, then the ids of the newest, last the rows of the page; labels.sql and marks.sql tell what stands in other tables.
WITH sides AS (
    SELECT event_id, mutual, source_id, source_name, source_country, target_id, target_name, target_country FROM compound_pairs
    UNION ALL
    SELECT event_id, mutual, source_id, source_name, source_country, target_id, target_name, target_country FROM events WHERE compound
),
e AS NOT MATERIALIZED (
    SELECT p.rowid AS place, p.* FROM events p
    WHERE NOT p.compound
      AND ($pair_between::INTEGER IS NULL OR p.pair IN ($pair_between, $pair_back))
      AND ($pair_forth::INTEGER IS NULL OR p.pair IN ($pair_forth, $pair_turned))
      AND ($actor_country::VARCHAR IS NULL OR p.source_country = $actor_country OR p.target_country = $actor_country)
      AND ($actor_key::VARCHAR IS NULL OR p.source_id = $actor_key OR p.target_id = $actor_key OR lower(p.source_name) = lower($actor_key) OR lower(p.target_name) = lower($actor_key))
      AND ($other::VARCHAR IS NULL
           OR (coalesce(p.source_country = $actor_country OR p.source_id = $actor_key OR lower(p.source_name) = lower($actor_key), false) AND coalesce(p.target_country = $other_country OR p.target_id = $other_key OR lower(p.target_name) = lower($other_key), false))
           OR (coalesce(p.target_country = $actor_country OR p.target_id = $actor_key OR lower(p.target_name) = lower($actor_key), false) AND coalesce(p.source_country = $other_country OR p.source_id = $other_key OR lower(p.source_name) = lower($other_key), false)))
      AND ($source_country::VARCHAR IS NULL OR p.source_country = $source_country OR (p.mutual AND p.target_country = $source_country))
      AND ($source_key::VARCHAR IS NULL OR p.source_id = $source_key OR lower(p.source_name) = lower($source_key) OR (p.mutual AND (p.target_id = $source_key OR lower(p.target_name) = lower($source_key))))
      AND ($target_country::VARCHAR IS NULL OR p.target_country = $target_country OR (p.mutual AND p.source_country = $target_country))
      AND ($target_key::VARCHAR IS NULL OR p.target_id = $target_key OR lower(p.target_name) = lower($target_key) OR (p.mutual AND (p.source_id = $target_key OR lower(p.source_name) = lower($target_key))))
    UNION ALL
    SELECT c.rowid AS place, c.* FROM events c
    WHERE c.compound
      AND ($actor_country::VARCHAR IS NULL OR c.event_id IN (SELECT event_id FROM sides WHERE source_country = $actor_country OR target_country = $actor_country))
      AND ($actor_key::VARCHAR IS NULL OR c.event_id IN (SELECT event_id FROM sides WHERE source_id = $actor_key OR target_id = $actor_key OR lower(source_name) = lower($actor_key) OR lower(target_name) = lower($actor_key)))
      AND ($other::VARCHAR IS NULL OR c.event_id IN (
           SELECT event_id FROM sides
           WHERE (coalesce(source_country = $actor_country OR source_id = $actor_key OR lower(source_name) = lower($actor_key), false) AND coalesce(target_country = $other_country OR target_id = $other_key OR lower(target_name) = lower($other_key), false))
              OR (coalesce(target_country = $actor_country OR target_id = $actor_key OR lower(target_name) = lower($actor_key), false) AND coalesce(source_country = $other_country OR source_id = $other_key OR lower(source_name) = lower($other_key), false))))
      AND ($source_country::VARCHAR IS NULL OR c.event_id IN (SELECT event_id FROM sides WHERE source_country = $source_country OR (mutual AND target_country = $source_country)))
      AND ($source_key::VARCHAR IS NULL OR c.event_id IN (SELECT event_id FROM sides WHERE source_id = $source_key OR lower(source_name) = lower($source_key) OR (mutual AND (target_id = $source_key OR lower(target_name) = lower($source_key)))))
      AND ($target_country::VARCHAR IS NULL OR c.event_id IN (SELECT event_id FROM sides WHERE target_country = $target_country OR (mutual AND source_country = $target_country)))
      AND ($target_key::VARCHAR IS NULL OR c.event_id IN (SELECT event_id FROM sides WHERE target_id = $target_key OR lower(target_name) = lower($target_key) OR (mutual AND (source_id = $target_key OR lower(source_name) = lower($target_key)))))
),
hits AS MATERIALIZED (
    SELECT e.place, coalesce(e.date_from, -2147483648) AS day
    FROM e
    WHERE ($event::VARCHAR IS NULL OR e.event_id = $event)
      AND ($document::VARCHAR IS NULL OR e.doc_id = $document)
      AND ($hidden::BOOLEAN IS NULL OR e.event_id NOT IN (SELECT event_id FROM hidden_events))
      AND ($cameo::VARCHAR IS NULL OR starts_with(e.cameo, $cameo))
      AND ($plover::VARCHAR IS NULL OR e.plover_type = upper($plover))
      AND ($mode::VARCHAR IS NULL OR e.plover_mode = lower($mode))
      AND ($context::VARCHAR IS NULL OR list_contains(string_split(e.plover_contexts, ';'), lower($context)))
      AND ($quad::INTEGER IS NULL OR e.quad = $quad)
      AND ($sector::VARCHAR IS NULL OR list_contains(string_split(e.source_sectors, ';'), upper($sector)) OR list_contains(string_split(e.target_sectors, ';'), upper($sector)))
      AND ($object::VARCHAR IS NULL OR e.object_id = $object)
      AND ($from::INTEGER IS NULL OR coalesce(e.date_to, e.date_from) >= $from)
      AND ($to::INTEGER IS NULL OR coalesce(e.date_from, e.date_to) <= $to)
      AND ($precision::VARCHAR IS NULL OR e.date_precision = $precision)
      AND ($date_source::VARCHAR IS NULL OR e.date_source = $date_source)
      AND ($country::VARCHAR IS NULL OR e.place_country = upper($country))
      AND ($place::VARCHAR IS NULL OR lower(e.place_name) = lower($place))
      AND ($status::VARCHAR IS NULL OR e.status = lower($status))
      AND ($confidence::DOUBLE IS NULL OR e.confidence >= $confidence)
      AND ($mutual::BOOLEAN IS NULL OR e.mutual = $mutual)
      AND ($casualties::BOOLEAN IS NULL OR $casualties = (e.event_id IN (SELECT event_id FROM casualties)))
      AND ($run::VARCHAR IS NULL OR e.run_id = $run)
      AND ($publisher::VARCHAR IS NULL OR e.doc_id IN (SELECT doc_id FROM documents WHERE publisher = $publisher))
      AND ($review::VARCHAR IS NULL OR ($review = 'unreviewed') = (e.event_id NOT IN (SELECT event_id FROM reviews)))
      AND ($text::VARCHAR IS NULL OR (e.doc_id, e.sentence) IN (SELECT (s.doc_id, s.number) FROM sentences s WHERE contains(lower(s.text), lower($text))))
      AND ($after_id::VARCHAR IS NULL OR coalesce(e.date_from, -2147483648) <= $after_day)
),
newest AS (
    SELECT min(day) AS day FROM (SELECT day FROM hits WHERE ($after_id::VARCHAR IS NULL OR day < $after_day) ORDER BY day DESC LIMIT $limit)
),
page AS MATERIALIZED (
    SELECT p.rowid AS place FROM events p
    WHERE p.rowid IN (SELECT place FROM hits WHERE day >= coalesce((SELECT day FROM newest), -2147483648))
      AND ($after_id::VARCHAR IS NULL OR coalesce(p.date_from, -2147483648) < $after_day OR p.event_id > $after_id)
    ORDER BY p.date_from DESC NULLS LAST, p.event_id
    LIMIT $limit
)
SELECT p.* FROM events p WHERE p.rowid IN (SELECT place FROM page) ORDER BY p.date_from DESC NULLS LAST, p.event_id
