-- Sentences of a document, in order.
SELECT number, kind, field, char_start, char_end FROM sentence_spans WHERE doc_id = $document ORDER BY number
