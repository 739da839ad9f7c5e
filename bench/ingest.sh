#!/usr/bin/env bash
# Adds all of data/news (distinct one-line reports and articles), once whole with time and memory, once more, and once killed with -9 at ten random moments.
# usage: bench/ingest.sh NEWS WORK [kill-only]; the program is built first: dotnet build src/Demarche.Cli -c Release
set -euo pipefail
news=$1 work=$2 program=$(dirname "$0")/../artifacts/bin/Demarche.Cli/release/demarche
mkdir -p "$work"
zcat "$news/current_events.jsonl.gz" >"$work/all.jsonl"
cat "$news/articles.jsonl" >>"$work/all.jsonl"
# The same text on another day is another document to the program; what is counted here are distinct texts.
[ -s "$work/news.jsonl" ] || python3 - "$work/all.jsonl" "$work/news.jsonl" <<'P'
import json, sys
seen = set()
with open(sys.argv[2], "w") as out:
    for line in open(sys.argv[1]):
        text = json.loads(line)["text"]
        if text not in seen and len(text.split()) >= 4:
            seen.add(text)
            out.write(line)
print(len(seen), "documents")
P
if [ "${3:-}" != kill-only ]; then
  rm -f "$work"/whole.duckdb*
  echo "== whole"; /usr/bin/time -f "%e s wall, %U s user, %S s system, %M kB" taskset -c 0,1 "$program" add "$work/news.jsonl" --store "$work/whole.duckdb" 2>&1 | tail -2
  echo "== again"; /usr/bin/time -f "%e s wall, %U s user, %S s system, %M kB" "$program" add "$work/news.jsonl" --store "$work/whole.duckdb" 2>&1 | tail -2
fi
# Killed: a tenth of the lines, ten kills, then to the end; the record must hold exactly the lines, and never fewer than were acknowledged.
head -n "${LINES_KILLED:-8000}" "$work/news.jsonl" >"$work/part.jsonl"
rm -f "$work"/killed.duckdb*
acknowledged=0
for i in 1 2 3 4 5 6 7 8 9 10; do
  "$program" add "$work/part.jsonl" --store "$work/killed.duckdb" 2>"$work/said" & pid=$!
  sleep "$(awk -v seed="$RANDOM" 'BEGIN { srand(seed); print (ENVIRON["KILL_FROM"] ? ENVIRON["KILL_FROM"] : 1) + rand() * (ENVIRON["KILL_SPAN"] ? ENVIRON["KILL_SPAN"] : 12) }')"
  kill -9 $pid 2>/dev/null || true; wait $pid 2>/dev/null || true
  said=$(grep -oE '^[0-9]+ documents in the record' "$work/said" | tail -1 | cut -d' ' -f1 || true)
  known=$(grep -oE '[0-9]+ already there' "$work/said" | tail -1 | cut -d' ' -f1 || true)
  now=$("$program" status --store "$work/killed.duckdb" --format jsonl 2>/dev/null | grep -E '"documents"' | grep -oE '[0-9]+' | tail -1 || echo 0)
  echo "kill $i: acknowledged ${said:-0} new and ${known:-0} known, in the record ${now:-0}"
  [ "${now:-0}" -ge "$acknowledged" ] && [ "${now:-0}" -ge "${said:-0}" ] || { echo "LOST"; exit 1; }
  acknowledged=${now:-0}
done
"$program" add "$work/part.jsonl" --store "$work/killed.duckdb" 2>&1 | tail -1
"$program" add "$work/part.jsonl" --store "$work/calm.duckdb" 2>&1 | tail -1
for q in status "merge --limit 100000 --format csv"; do
  # The order of arrival, and with it the name of a cluster, is the same: one file, one order.
  cmp <("$program" $q --store "$work/killed.duckdb") <("$program" $q --store "$work/calm.duckdb") && echo "same: $q"
done
