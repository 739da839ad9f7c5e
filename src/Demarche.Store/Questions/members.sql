-- Parts of compound actors of these events, quotes or held items.
SELECT owner_id, part, text, field, char_start, char_end, actor_id, name, country, sectors, role
FROM members WHERE list_contains($owners, owner_id) ORDER BY owner_id, part, number
