-- Documents of an address.
SELECT doc_id FROM documents WHERE url = $url
