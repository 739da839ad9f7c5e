-- extent.sql for the sharded store.
SELECT min(date_from) AS first_day, max(date_to) AS last_day, toInt64(count()) AS events FROM @DATABASE@.acts WHERE pair = 0
