-- dyad.sql for the sharded store: no subqueries by name, no FILTER, no date arithmetic (first days of periods are columns). @AB@ and @BA@ say that a acts toward b and the other way round;
-- naming only the columns that tell lets the server read few, and @WITHIN@ names days only where the question is bounded. Compounds are told apart by a hash, which is narrower than an id.
-- What one actor alone does is summed on the shards; of a compound, which may match by several members, each event counts once.
SELECT period, direction, toInt32(sum(n)) AS events, toInt32(sumIf(n, quad <= 2)) AS cooperation, toInt32(sumIf(n, quad >= 3)) AS conflict,
       toInt32(sumIf(n, quad = 1)) AS q1, toInt32(sumIf(n, quad = 2)) AS q2, toInt32(sumIf(n, quad = 3)) AS q3, toInt32(sumIf(n, quad = 4)) AS q4,
       sum(plover) / sum(n) AS mean_plover, if(sum(scored) = 0, NULL, sum(goldstein) / sum(scored)) AS mean_goldstein
FROM (
    SELECT period, quad, if(joint = 0, way, if(both = 1, 'mutual', least_way)) AS direction, if(joint = 0, rows, 1) AS n,
           if(joint = 0, rows_plover, rows_plover / rows) AS plover, if(joint = 0, rows_goldstein, rows_goldstein / rows) AS goldstein, if(joint = 0, rows_scored, toInt64(rows_scored > 0)) AS scored
    FROM (
        SELECT if(compound = 1, cityHash64(event_id), 0) AS joint, if(@BY@_from = @BY@_to, @BY@_from, NULL) AS period, multiIf(compound = 1, '', mutual = 1, 'mutual', (@AB@), 'a>b', 'b>a') AS way, quad,
               max(mutual) AS both, min(if((@AB@), 'a>b', 'b>a')) AS least_way, toInt64(count()) AS rows,
               sum(score_plover) AS rows_plover, sum(assumeNotNull(coalesce(score_goldstein, 0.))) AS rows_goldstein, toInt64(count(score_goldstein)) AS rows_scored
        FROM @DATABASE@.acts
        WHERE ((@AB@) OR (@BA@)) AND (pair = 0 OR compound = 1) AND @WITHIN@
          AND event_id NOT IN (SELECT event_id FROM @DATABASE@.hidden_local WHERE version = @MERGED@ AND ((@HIDDEN_AB@) OR (@HIDDEN_BA@)))
        GROUP BY joint, period, way, quad
    )
)
GROUP BY period, direction
ORDER BY period ASC NULLS LAST, direction
