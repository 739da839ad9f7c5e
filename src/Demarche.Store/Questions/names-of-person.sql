-- Names under which a person (id or name) stands in the record, and their id.
SELECT DISTINCT unnest([name, id]) AS name
FROM (SELECT source_id AS id, source_name AS name FROM events UNION SELECT target_id, target_name FROM events UNION SELECT claimed_by_id, claimed_by_name FROM events
      UNION SELECT speaker_id, speaker_name FROM quotes UNION SELECT addressee_id, addressee_name FROM quotes UNION SELECT source_id, source_name FROM held UNION SELECT target_id, target_name FROM held
      UNION SELECT actor_id, name FROM members)
WHERE (id = $person OR lower(name) = lower($person)) AND name IS NOT NULL
