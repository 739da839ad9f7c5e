-- actor.sql for the sharded store.
SELECT partner, name, country, events, done, received, mutual_acts AS mutual, cooperation, conflict, first_day, last_day
FROM (
    SELECT if(id = '', who, id) AS partner, min(who) AS name, if(countIf(land <> '') = 0, NULL, minIf(land, land <> '')) AS country,
           toInt32(uniqExact(event_id)) AS events, toInt32(uniqExactIf(event_id, mutual = 0 AND acts = 1)) AS done, toInt32(uniqExactIf(event_id, mutual = 0 AND acts = 0)) AS received,
           toInt32(uniqExactIf(event_id, mutual = 1)) AS mutual_acts, toInt32(uniqExactIf(event_id, quad <= 2)) AS cooperation, toInt32(uniqExactIf(event_id, quad >= 3)) AS conflict,
           min(date_from) AS first_day, max(date_to) AS last_day
    FROM (
        SELECT event_id, mutual, quad, date_from, date_to, target_id AS id, target_name AS who, target_country AS land, 1 AS acts FROM @DATABASE@.acts
        WHERE source_name <> '' AND target_name <> '' AND (pair = 1 OR compound = 0) AND ($country IS NOT NULL AND source_country = $country OR $key IS NOT NULL AND (source_id = $key OR lowerUTF8(source_name) = lowerUTF8($key)))
        UNION ALL
        SELECT event_id, mutual, quad, date_from, date_to, source_id AS id, source_name AS who, source_country AS land, 0 AS acts FROM @DATABASE@.acts
        WHERE source_name <> '' AND target_name <> '' AND (pair = 1 OR compound = 0) AND ($country IS NOT NULL AND target_country = $country OR $key IS NOT NULL AND (target_id = $key OR lowerUTF8(target_name) = lowerUTF8($key)))
    )
    WHERE NOT ($country IS NOT NULL AND land = $country OR $key IS NOT NULL AND (id = $key OR lowerUTF8(who) = lowerUTF8($key)))
      AND event_id NOT IN (SELECT event_id FROM @DATABASE@.hidden_local WHERE version = @MERGED@)
    GROUP BY partner
)
ORDER BY events DESC, partner
LIMIT $limit
