-- Quotes by a person or to them.
SELECT quote_id FROM quotes
WHERE list_contains($names, lower(speaker_id)) OR list_contains($names, lower(speaker_name)) OR list_contains($names, lower(addressee_id)) OR list_contains($names, lower(addressee_name))
UNION
SELECT owner_id FROM members WHERE (list_contains($names, lower(actor_id)) OR list_contains($names, lower(name))) AND owner_id IN (SELECT quote_id FROM quotes)
