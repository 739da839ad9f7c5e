#!/usr/bin/env bash
# run.sh GOLD.conllu FOLDER: our tags and trees and two npm taggers on the same given words, in one run, on one core.
# FOLDER is where `npm install wink-pos-tagger wink-nlp wink-eng-lite-web-model` was run; build the benchmarks first.
set -e
here=$(cd "$(dirname "$0")/../.." && pwd)
bench="$here/artifacts/bin/Demarche.Benchmarks/release/Demarche.Benchmarks"
own=$(mktemp); trap 'rm -f "$own"' EXIT
"$bench" annotate "$here/data/models/english.dml" "$1" > "$own"
"$bench" intervals "$1" "$own"
node "$here/bench/compare/taggers.mjs" "$1" "$2"
