-- One document, whole.
SELECT * FROM documents WHERE doc_id = $document
