-- Words of the sentences of a block, in order.
SELECT serial, text FROM sentences WHERE serial BETWEEN $first AND $last ORDER BY serial
