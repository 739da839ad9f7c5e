-- Where a document's sentences stand.
SELECT serial, number, field, char_start, char_end FROM sentence_spans WHERE doc_id = $document ORDER BY serial
