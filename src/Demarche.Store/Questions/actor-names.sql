-- How an actor is named and in which roles it stands in the record.
SELECT actor_id, name, country, sectors, role, count(*)::INTEGER AS mentions
FROM (SELECT source_id AS actor_id, source_name AS name, source_country AS country, source_sectors AS sectors, source_role AS role FROM events WHERE source_name IS NOT NULL
      UNION ALL SELECT target_id, target_name, target_country, target_sectors, target_role FROM events WHERE target_name IS NOT NULL
      UNION ALL SELECT speaker_id, speaker_name, speaker_country, speaker_sectors, speaker_role FROM quotes WHERE speaker_name IS NOT NULL
      UNION ALL SELECT actor_id, name, country, sectors, role FROM members)
WHERE country = $country OR actor_id = $key OR lower(name) = lower($key)
GROUP BY actor_id, name, country, sectors, role
ORDER BY mentions DESC, name, role NULLS FIRST, sectors
LIMIT $limit
