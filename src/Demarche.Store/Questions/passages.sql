-- Layout of a document, in order.
SELECT kind, char_start, char_end FROM passages WHERE doc_id = $document ORDER BY number
