#!/usr/bin/env bash
# Starts, on the loopback address of this machine, what the scaled path needs: PostgreSQL, and with "store" also ZooKeeper and
# four ClickHouse servers (2 shards x 2 replicas). Starts only what is not running, so it also brings back what was killed.
#   deploy/local/up.sh FOLDER PORT [queue|store]     everything lives in FOLDER; 15 ports from PORT on
# Writes FOLDER/cluster.json for demarche --cluster, and the process of each server to FOLDER/NAME.pid. Stop with down.sh FOLDER.
set -euo pipefail
here=$(cd "$(dirname "$0")" && pwd)
mkdir -p "$1"
folder=$(cd "$1" && pwd) port=$2 what=${3:-store}
pg=$(ls -d /usr/lib/postgresql/*/bin 2>/dev/null | sort -V | tail -1 || true)
[ -n "$pg" ] || { echo "no-postgresql: there is no /usr/lib/postgresql/*/bin; apt-get install postgresql" >&2; exit 4; }
if [ "$what" = store ]; then
    command -v clickhouse-server >/dev/null || { echo "no-clickhouse: clickhouse-server was not found; apt-get install clickhouse-server clickhouse-client" >&2; exit 4; }
    [ -e /usr/share/java/zookeeper.jar ] || { echo "no-zookeeper: there is no /usr/share/java/zookeeper.jar; apt-get install zookeeper" >&2; exit 4; }
fi

running() { [ -s "$folder/$1.pid" ] && kill -0 "$(cat "$folder/$1.pid")" 2>/dev/null; }
# PostgreSQL refuses to run as root.
as() { if [ "$(id -u)" = 0 ]; then exec setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else exec "$@"; fi; }
# until_true SECONDS COMMAND...: asks again until it answers. A server on its way up may take a question and never answer it, so each has an end.
until_true() {
    local end=$((SECONDS + $1)); shift
    until "$@" >/dev/null 2>&1; do
        [ $SECONDS -lt $end ] || { echo "no-answer: $* did not succeed in time; see the logs in $folder" >&2; return 1; }
        read -rt 0.1 <> <(:) || true
    done
}

if [ ! -e "$folder/postgres/PG_VERSION" ]; then
    mkdir -p "$folder/postgres"
    [ "$(id -u)" != 0 ] || chown postgres: "$folder/postgres"
    chmod 700 "$folder/postgres"
    (cd / && as "$pg/initdb" -D "$folder/postgres" -U demarche -A trust -E UTF8 --locale=C --no-instructions >/dev/null)
fi
# After a kill the server may refuse while sessions of the one before are still ending: then it is started again.
answers() {
    running postgres || {
        (cd / && as "$pg/postgres" -D "$folder/postgres" -p "$port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=100 >>"$folder/postgres.log" 2>&1) &
        echo $! >"$folder/postgres.pid"
    }
    "$pg/pg_isready" -q -h 127.0.0.1 -p "$port"
}
until_true 300 answers

shards='[]'
if [ "$what" = store ]; then
    if ! running zookeeper; then
        mkdir -p "$folder/zookeeper"
        printf 'tickTime=1000\ndataDir=%s/zookeeper\nclientPort=%s\nclientPortAddress=127.0.0.1\nadmin.enableServer=false\n4lw.commands.whitelist=ruok,srvr\nautopurge.purgeInterval=1\n' "$folder" $((port + 1)) >"$folder/zookeeper/zoo.cfg"
        (cd "$folder/zookeeper" && exec java -Xmx256m -cp /usr/share/java/zookeeper.jar:/etc/zookeeper/conf org.apache.zookeeper.server.quorum.QuorumPeerMain "$folder/zookeeper/zoo.cfg" >>"$folder/zookeeper.log" 2>&1) &
        echo $! >"$folder/zookeeper.pid"
    fi
    until_true 300 timeout 5 bash -c "exec 3<>/dev/tcp/127.0.0.1/$((port + 1)); printf srvr >&3; grep -q Mode <&3"
    n=0
    for shard in 1 2; do
        for replica in 1 2; do
            name=clickhouse-$shard-$replica dir=$folder/clickhouse-$shard-$replica
            mkdir -p "$dir/data" "$dir/tmp" "$dir/files"
            sed -e "s|@DIR@|$dir|g; s|@HTTP@|$((port + 2 + n))|; s|@TCP@|$((port + 6 + n))|; s|@INTER@|$((port + 10 + n))|; s|@ZOOKEEPER@|$((port + 1))|; s|@SHARD@|$shard|; s|@REPLICA@|$replica|" \
                -e "s|@TCP11@|$((port + 6))|; s|@TCP12@|$((port + 7))|; s|@TCP21@|$((port + 8))|; s|@TCP22@|$((port + 9))|" "$here/clickhouse.xml" >"$dir/config.xml"
            cp "$here/users.xml" "$dir/users.xml"
            if ! running "$name"; then
                (cd "$dir" && exec clickhouse-server --config-file="$dir/config.xml" >>"$dir/out.log" 2>&1) &
                echo $! >"$folder/$name.pid"
            fi
            n=$((n + 1))
        done
    done
    for n in 0 1 2 3; do
        until_true 300 timeout 5 bash -c "exec 3<>/dev/tcp/127.0.0.1/$((port + 2 + n)); printf 'GET /ping HTTP/1.0\r\n\r\n' >&3; grep -q Ok <&3"
    done
    at() { echo "\"http://127.0.0.1:$((port + 2 + $1))\""; }
    shards="[[$(at 0), $(at 1)], [$(at 2), $(at 3)]]"
fi
cat >"$folder/cluster.json" <<J
{
  "queue": "Host=127.0.0.1;Port=$port;Username=demarche;Database=postgres",
  "shards": $shards
}
J
