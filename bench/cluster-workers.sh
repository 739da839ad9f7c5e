#!/usr/bin/env bash
# What a second worker gives: the same documents coded by one worker and by two, from a queue in PostgreSQL, each twice, in turn.
#   bench/cluster-workers.sh fill FOLDER PORT NEWS.jsonl    starts PostgreSQL in FOLDER and puts the documents into four queues
#   bench/cluster-workers.sh time FOLDER PORT               works them off; best on a machine that does nothing else
# The program is built first: dotnet build src/Demarche.Cli -c Release
set -euo pipefail
what=$1 folder=$2 port=$3
here=$(cd "$(dirname "$0")/.." && pwd) program=$here/artifacts/bin/Demarche.Cli/release/demarche
psql=(psql -q -h 127.0.0.1 -p "$port" -U demarche)
settings() { echo "{ \"queue\": \"Host=127.0.0.1;Port=$port;Username=demarche;Database=$1\", \"mostWaiting\": 100000 }" >"$folder/$1.json"; }
if [ "$what" = fill ]; then
    "$here/deploy/local/up.sh" "$folder" "$port" queue
    for queue in one_a two_a one_b two_b; do
        "${psql[@]}" -d postgres -c "DROP DATABASE IF EXISTS $queue" -c "CREATE DATABASE $queue"
        settings "$queue"
        "$program" cluster init --cluster "$folder/$queue.json"
        "$program" cluster add "$4" --cluster "$folder/$queue.json"
    done
    exit 0
fi
for queue in one_a two_a one_b two_b; do
    began=$(date +%s.%N)
    "$program" work --cluster "$folder/$queue.json" 2>/dev/null & first=$!
    case $queue in two_*) "$program" work --cluster "$folder/$queue.json" 2>/dev/null & wait $! ;; esac
    wait $first
    ended=$(date +%s.%N)
    "${psql[@]}" -d "$queue" -At -F ' ' -c "SELECT sum(documents), sum(events), sum(milliseconds) / 1000.0, count(*) FILTER (WHERE state <> 'done') FROM demarche.units" |
        awk -v q="$queue" -v s="$began" -v e="$ended" '{t = e - s; printf "%s: %d documents, %d events in %.1f s = %.1f documents a second (workers %.1f s on units; %d not done)\n", q, $1, $2, t, $1 / t, $3, $4}'
done
