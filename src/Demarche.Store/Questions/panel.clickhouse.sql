-- The sums of panel.sql for the sharded store; periods without events are filled in by whoever asks. @OTHER@ is 1 for pairs of countries. other is '' where there is none.
SELECT unit, other, period, toInt32(done) AS done, quad, toInt64(sum(n)) AS n, sum(plover) AS plover, sum(goldstein) AS goldstein, toInt64(sum(scored)) AS scored
FROM (
    SELECT source_country AS unit, if(@OTHER@ = 1, target_country, substring(target_country, 1, 0)) AS other, assumeNotNull(@BY@_from) AS period, materialize(1) AS done, quad, toInt64(count()) AS n, sum(score_plover) AS plover, sum(assumeNotNull(coalesce(score_goldstein, 0.))) AS goldstein, toInt64(count(score_goldstein)) AS scored
    FROM @DATABASE@.acts
    WHERE pair = 0 AND compound = 0 AND date_from >= $from AND date_to <= $to AND @BY@_from = @BY@_to AND source_country <> '' AND (@OTHER@ = 0 OR target_country <> '')
      AND event_id NOT IN (SELECT event_id FROM @DATABASE@.hidden_local WHERE version = @MERGED@)
    GROUP BY unit, other, period, done, quad
    UNION ALL
    SELECT target_country AS unit, if(@OTHER@ = 1, source_country, substring(source_country, 1, 0)) AS other, assumeNotNull(@BY@_from) AS period, mutual AS done, quad, toInt64(count()) AS n, sum(score_plover) AS plover, sum(assumeNotNull(coalesce(score_goldstein, 0.))) AS goldstein, toInt64(count(score_goldstein)) AS scored
    FROM @DATABASE@.acts
    WHERE pair = 0 AND compound = 0 AND date_from >= $from AND date_to <= $to AND @BY@_from = @BY@_to AND target_country <> ''
      AND (mutual = 1 AND source_country <> target_country AND (@OTHER@ = 0 OR source_country <> '') OR mutual = 0 AND @OTHER@ = 0)
      AND event_id NOT IN (SELECT event_id FROM @DATABASE@.hidden_local WHERE version = @MERGED@)
    GROUP BY unit, other, period, done, quad
    UNION ALL
    SELECT unit, other, period, done, quad, toInt64(count()) AS n, sum(score_plover) AS plover, sum(assumeNotNull(coalesce(score_goldstein, 0.))) AS goldstein, toInt64(count(score_goldstein)) AS scored
    FROM (
        SELECT DISTINCT event_id, unit, other, period, done, quad, score_plover, score_goldstein
        FROM (
            SELECT event_id, source_country AS unit, if(@OTHER@ = 1, target_country, substring(target_country, 1, 0)) AS other, assumeNotNull(@BY@_from) AS period, materialize(1) AS done, quad, score_plover, score_goldstein
            FROM @DATABASE@.acts
            WHERE pair = 1 AND date_from >= $from AND date_to <= $to AND @BY@_from = @BY@_to AND source_country <> '' AND (@OTHER@ = 0 OR target_country <> '')
            UNION ALL
            SELECT event_id, target_country AS unit, if(@OTHER@ = 1, source_country, substring(source_country, 1, 0)) AS other, assumeNotNull(@BY@_from) AS period, mutual AS done, quad, score_plover, score_goldstein
            FROM @DATABASE@.acts
            WHERE pair = 1 AND date_from >= $from AND date_to <= $to AND @BY@_from = @BY@_to AND target_country <> '' AND (mutual = 1 AND (@OTHER@ = 0 OR source_country <> '') OR mutual = 0 AND @OTHER@ = 0)
        )
        WHERE event_id NOT IN (SELECT event_id FROM @DATABASE@.hidden_local WHERE version = @MERGED@)
    )
    GROUP BY unit, other, period, done, quad
)
WHERE @UNITS@
GROUP BY unit, other, period, done, quad
ORDER BY unit, other, period, done, quad
