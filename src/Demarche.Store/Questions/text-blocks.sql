-- Blocks of the index of words, in order.
SELECT block, first_serial, last_serial FROM text_blocks ORDER BY first_serial
