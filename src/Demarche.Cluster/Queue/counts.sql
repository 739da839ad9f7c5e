-- How the units stand.
SELECT kind, state, coder, count(*), sum(documents)::bigint, coalesce(sum(events), 0)::bigint, coalesce(sum(milliseconds), 0)::bigint
FROM demarche.units GROUP BY kind, state, coder ORDER BY kind, state, coder
