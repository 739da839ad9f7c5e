-- Held items, corrections, past runs and imported rows that name a person.
DELETE FROM held WHERE list_contains($names, lower(source_id)) OR list_contains($names, lower(source_name)) OR list_contains($names, lower(target_id)) OR list_contains($names, lower(target_name));
DELETE FROM reviews WHERE len(list_filter($names, lambda n: contains(lower(concat_ws('|', old_value, new_value, note)), n))) > 0;
DELETE FROM past_events WHERE list_contains($names, lower(source_name)) OR list_contains($names, lower(target_name));
DELETE FROM imported_rows WHERE len(list_filter($names, lambda n: contains(lower(cells), n))) > 0;
