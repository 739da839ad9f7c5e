#!/usr/bin/env bash
# The sharded store at size: synthetic events of 1970 to 2025 written on the servers themselves, then the series of pairs, asked as the program asks them.
#   bench/cluster-scale.sh write FOLDER PORT EVENTS [TIMES]    FOLDER and PORT as given to deploy/local/up.sh; with TIMES, EVENTS are drawn, and their files stand there so many times over
#   bench/cluster-scale.sh ask FOLDER PORT                     best on a machine that does nothing else
# Two shards, the first replica of each: a second one copies and answers nothing while the first is there. Countries and days are drawn with a long tail;
# one event in twenty stands behind another report, one in fifty has compound parties of two pairs.
set -euo pipefail
what=$1 folder=$2 port=$3 events=${4:-0} times=${5:-1}
here=$(cd "$(dirname "$0")/.." && pwd) db=demarche_scale
"$here/deploy/local/up.sh" "$folder" "$port" store
for r in 1-2 2-2; do kill "$(cat "$folder/clickhouse-$r.pid")" && rm -f "$folder/clickhouse-$r.pid"; done
sql() { curl -sS --fail-with-body "http://127.0.0.1:$((port + 2 + $1))/?wait_end_of_query=1&max_execution_time=0" --data-binary @-; }
codes=$(for i in $(seq 0 199); do printf "'%b%b%b'," "\\x$(printf %x $((65 + i / 676)))" "\\x$(printf %x $((65 + i / 26 % 26)))" "\\x$(printf %x $((65 + i % 26)))"; done)
codes="[${codes%,}]"
if [ "$what" = write ]; then
    for s in 0 2; do
        echo "DROP DATABASE IF EXISTS $db" | sql $s
        sed -e '/^--/d' -e "s/@DATABASE@/$db/g; s/@CLUSTER@/demarche/g" "$here/src/Demarche.Store/Sharded/schema.sql" | tr '\n' ' ' | tr ';' '\n' | while read -r statement; do [ -z "$statement" ] || echo "$statement" | sql $s; done
    done
    began=$SECONDS
    for year in $(seq 1970 2025); do
        # More of late: the share of a year grows with its distance from 1960.
        n=$((events * (year - 1960) / 2100 / 2))
        for s in 0 2; do
            sql $s <<Q
INSERT INTO $db.acts_local SELECT
    concat('e', lower(hex(h))) AS event_id, concat('d', lower(hex(intHash64(intDiv(k, 3))))) AS doc_id, toUInt8(k % 100 IN (1, 2)) AS pair, toUInt8(k % 100 IN (0, 1, 2)) AS compound, toUInt8(intDiv(h, 7) % 5 = 0) AS mutual,
    ['036','040','042','043','046','050','057','060','111','112','120','130','138','141','161','163','172','173','190','193'][h % 20 + 1] AS cameo,
    ['CONSULT','AGREE','SUPPORT','AID','ACCUSE','THREATEN','SANCTION','ASSAULT'][h % 8 + 1] AS plover_type, '' AS plover_mode, toInt32(h % 4) + 1 AS quad, toFloat64(h % 21) - 10 AS score_plover, toFloat64(h % 20) - 10 AS score_goldstein,
    d AS date_from, d AS date_to, toInt32(toMonday(toDate(d))) AS week_from, toInt32(toMonday(toDate(d))) AS week_to, toInt32(toStartOfMonth(toDate(d))) AS month_from, toInt32(toStartOfMonth(toDate(d))) AS month_to,
    toInt32(toStartOfQuarter(toDate(d))) AS quarter_from, toInt32(toStartOfQuarter(toDate(d))) AS quarter_to, toInt32(toStartOfYear(toDate(d))) AS year_from, toInt32(toStartOfYear(toDate(d))) AS year_to, $year AS year, d + toInt32(h % 3) AS told,
    'occurred' AS status, t AS object_id, 0.5 + toFloat64(h % 50) / 100 AS confidence, t AS place_country, s AS source_id, concat('Country of ', s) AS source_name, s AS source_country, t AS target_id, concat('Country of ', t) AS target_name, t AS target_country,
    concat('u', lower(hex(intHash64(intDiv(k, 200))))) AS unit, 0 AS generation, 'bench' AS coder
FROM (
    SELECT number + $year * 100000000 + $s * 10000000 AS k, intHash64(if(k % 100 IN (1, 2), toUInt64(k - k % 100), k)) AS h, intHash64(k + 1) AS h1, intHash64(k + 2) AS h2,
           $codes[toInt32(200 * pow((h1 % 1000003) / 1000003, 2.5)) + 1] AS s, $codes[toInt32(200 * pow((h2 % 1000003) / 1000003, 2.5)) + 1] AS t,
           toInt32(toDate('$year-01-01')) + toInt32(intDiv(h, 11) % 365) AS d
    FROM numbers($n))
Q
            [ $s = 2 ] || echo "$year: $(echo "SELECT sum(rows) FROM system.parts WHERE database = '$db' AND active" | sql 0) rows on shard 1, $((SECONDS - began)) s"
        done
    done
    # Every shard knows all that is hidden.
    for s in 0 2; do echo "INSERT INTO $db.hidden_local SELECT event_id, source_country, target_country, 1 FROM $db.acts WHERE cityHash64(event_id) % 20 = 0" | sql $s; done
    echo "INSERT INTO $db.merged_local SELECT 1" | sql 0
    # The parts of each decade made one, and their files copied and attached beside them.
    for s in 0 2; do
        dir=$folder/clickhouse-$((s / 2 + 1))-1/data
        rm -rf "$dir/shadow"
        for decade in 197 198 199 200 201 202; do
            echo "OPTIMIZE TABLE $db.acts_local PARTITION $decade FINAL" | sql $s
            [ "$times" = 1 ] || echo "ALTER TABLE $db.acts_local FREEZE PARTITION $decade" | sql $s
        done
        for copy in $(seq 2 "$times"); do
            for part in "$dir"/shadow/*/data/"$db"/acts_local/*; do cp -r "$part" "$dir/data/$db/acts_local/detached/"; done
            for decade in 197 198 199 200 201 202; do echo "ALTER TABLE $db.acts_local ATTACH PARTITION $decade" | sql $s; done
        done
        rm -rf "$dir/shadow"
    done
    echo "written in $((SECONDS - began)) s"
    exit 0
fi
echo "events: $(echo "SELECT count() FROM $db.acts WHERE pair = 0" | sql 0)   rows: $(echo "SELECT count() FROM $db.acts" | sql 0)   hidden: $(echo "SELECT count() FROM $db.hidden_local" | sql 0)"
for s in 0 2; do echo "shard on port $((port + 2 + s)): $(echo "SELECT concat(toString(sum(rows)), ' rows, ', toString(round(sum(bytes_on_disk) / sum(rows), 1)), ' B a row, ', toString(count()), ' parts') FROM system.parts WHERE database = '$db' AND table = 'acts_local' AND active" | sql $s)"; done
cat >"$folder/scale.json" <<J
{ "queue": "Host=127.0.0.1;Port=$port;Username=demarche;Database=postgres", "shards": [["http://127.0.0.1:$((port + 2))"], ["http://127.0.0.1:$((port + 4))"]], "database": "$db" }
J
# As the program asks: the file of the question with its values in place.
ask() {
    local ab="source_country = '$2' AND target_country = '$3'" ba="source_country = '$3' AND target_country = '$2'"
    sed -e '/^ *--/d' -e "s/@DATABASE@/$db/g; s/@MERGED@/1/g; s/@BY@/$1/g; s/@AB@/$ab/g; s/@BA@/$ba/g; s/@HIDDEN_AB@/$ab/g; s/@HIDDEN_BA@/$ba/g; s/@WITHIN@/1/g" "$here/src/Demarche.Store/Questions/dyad.clickhouse.sql"
}
for q in "month AAA AAB" "year AAA AAB" "month AAB AAA" "month AAC AAK" "month AAD ABC" "month ABA ACD" "month AFF AGG" "date AAB AAC"; do
    read -r by a b <<<"$q"
    for i in 1 2 3 4 5 6 7; do
        ask "$by" "$a" "$b" | curl -sS -o "$folder/answer" -w '%{time_total}\n' "http://127.0.0.1:$((port + 2))/?wait_end_of_query=1" --data-binary @-
    done | sort -n | awk -v q="$q" -v r="$(ask "$by" "$a" "$b" | curl -sS "http://127.0.0.1:$((port + 2))/" --data-binary @- | awk '{n += $3} END {print NR " rows of " n " events"}')" '{t[NR] = $1} END {printf "dyad by %s: median %.0f ms, least %.0f, most %.0f (%s)\n", q, t[4] * 1000, t[1] * 1000, t[7] * 1000, r}'
done
# Questions that read all of it, once each.
put() { sed -e '/^ *--/d' -e "s/@DATABASE@/$db/g; s/@MERGED@/1/g; s/\$country/'AAB'/g; s/\$key/NULL/g; s/\$limit/50/g; $2" "$here/src/Demarche.Store/Questions/$1.clickhouse.sql" | curl -sS -o "$folder/answer" -w "$3: %{time_total} s" "http://127.0.0.1:$((port + 2))/?wait_end_of_query=1" --data-binary @-; echo ", $(wc -l <"$folder/answer") rows"; }
put panel "s/@BY@/month/g; s/@OTHER@/0/g; s/@UNITS@/1/; s/\$from/11688/g; s/\$to/20453/g" "panel of 200 countries and 288 months"
put actor "" "partners of a country"
put activity "s/\$from/NULL/g; s/\$to/NULL/g" "activity by day"
