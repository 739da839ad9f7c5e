#!/usr/bin/env bash
# Stops what up.sh started in FOLDER, each server by its process.
set -euo pipefail
for name in clickhouse-1-1 clickhouse-1-2 clickhouse-2-1 clickhouse-2-2 zookeeper postgres; do
    file=$1/$name.pid
    [ -s "$file" ] || continue
    pid=$(cat "$file")
    # PostgreSQL: SIGINT ends it without waiting for sessions.
    kill -$([ "$name" = postgres ] && echo INT || echo TERM) "$pid" 2>/dev/null || true
    end=$((SECONDS + 60))
    while kill -0 "$pid" 2>/dev/null; do
        [ $SECONDS -lt $end ] || { kill -9 "$pid" 2>/dev/null || true; break; }
        read -rt 0.1 <> <(:) || true
    done
    rm -f "$file"
done
