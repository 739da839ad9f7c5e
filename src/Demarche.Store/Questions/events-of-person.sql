-- Events a person has a part in.
SELECT event_id FROM events
WHERE list_contains($names, lower(source_id)) OR list_contains($names, lower(source_name)) OR list_contains($names, lower(target_id)) OR list_contains($names, lower(target_name))
   OR list_contains($names, lower(claimed_by_id)) OR list_contains($names, lower(claimed_by_name)) OR list_contains($names, lower(object_id))
UNION
SELECT owner_id FROM members WHERE (list_contains($names, lower(actor_id)) OR list_contains($names, lower(name))) AND owner_id IN (SELECT event_id FROM events)
