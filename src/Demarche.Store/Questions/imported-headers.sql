-- Headers of the imported files of a layout, each once.
SELECT DISTINCT header FROM imports WHERE layout = $layout
