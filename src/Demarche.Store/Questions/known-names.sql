-- Actors of the record by id (else country), with the name and sectors they stand under most often.
SELECT coalesce(id, country) AS id, arg_max(name, n) AS name, arg_max(country, n) AS country, arg_max(sectors, n) AS sectors, sum(n)::INTEGER AS mentions
FROM (SELECT id, name, country, sectors, count(*) AS n
      FROM (SELECT source_id AS id, source_name AS name, source_country AS country, source_sectors AS sectors FROM events
            UNION ALL SELECT target_id, target_name, target_country, target_sectors FROM events
            UNION ALL SELECT actor_id, name, country, sectors FROM members)
      WHERE id IS NOT NULL
      GROUP BY ALL)
GROUP BY coalesce(id, country)
ORDER BY mentions DESC, id
