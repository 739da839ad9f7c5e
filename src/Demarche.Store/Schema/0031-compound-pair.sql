-- Pairs of members are found by the number of their countries too, like events.
ALTER TABLE compound_pairs ADD COLUMN pair INTEGER;

UPDATE compound_pairs SET pair = coalesce(country_bits(source_country), 0) * 32768 + coalesce(country_bits(target_country), 0);
