-- coverage.sql for the sharded store. @BY@ is the column with the first day of the period; @OUTLETS@ is 1 for a row for each outlet.
SELECT name AS outlet, period, read AS documents
FROM (
    SELECT if(@OUTLETS@ = 0 OR outlet = '', NULL, outlet) AS name, @BY@ AS period, toInt32(sum(documents)) AS read
    FROM @DATABASE@.coverage
    WHERE ($outlet IS NULL OR outlet = $outlet) AND ($from IS NULL OR day >= $from) AND ($to IS NULL OR day <= $to)
    GROUP BY name, period
)
ORDER BY period ASC NULLS LAST, read DESC, name ASC NULLS LAST
