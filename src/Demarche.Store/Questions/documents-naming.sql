-- Documents whose words hold one of these names.
SELECT * FROM documents
WHERE len(list_filter($names, lambda n: contains(lower(text), n) OR contains(lower(coalesce(title, '')), n))) > 0
