-- Serials of a document's sentences.
SELECT serial FROM sentence_spans WHERE doc_id = $document
