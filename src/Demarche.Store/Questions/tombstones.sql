-- What must not come back.
SELECT hash FROM tombstones
