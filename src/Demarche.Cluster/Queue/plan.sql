-- A part is compared again when the units in it, or what coded them, are not those its links were found in.
INSERT INTO demarche.units (id, kind, documents, content)
SELECT 'compare-' || t.part, 'compare', 0, ''::bytea
FROM (SELECT part, md5(string_agg(unit || ' ' || coder, ',' ORDER BY unit)) AS made FROM demarche.tellings GROUP BY part) t
LEFT JOIN demarche.links l ON l.part = t.part
WHERE l.made IS DISTINCT FROM t.made
ORDER BY t.part
ON CONFLICT (id) DO UPDATE SET state = 'ready'
