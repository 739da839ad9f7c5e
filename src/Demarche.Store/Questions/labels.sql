-- What these documents are called. Apart from the events, because a statement over many wide tables takes longer to plan than all its parts take to run.
SELECT doc_id, title, url, publisher, origin, published FROM documents WHERE doc_id IN (SELECT unnest($documents))
