#!/usr/bin/env bash
# Writes what the published libraries show into PublicAPI.Unshipped.txt; read the difference before you commit it.
set -euo pipefail
cd "$(dirname "$0")"
for name in Events Language Forecasting; do
    list="src/Demarche.$name/PublicAPI.Unshipped.txt"
    printf '#nullable enable\n' > "$list"
    dotnet build "src/Demarche.$name" -c Release -v quiet -m:1 --no-incremental -p:ArtifactsPath="$PWD/artifacts/surface" < /dev/null \
        | sed -nE "s/.*warning RS0016: Symbol '(.*)' is not part of the declared public API.*/\1/p" | LC_ALL=C sort -u > "$list.new"
    cat "$list.new" >> "$list"
    rm "$list.new"
    echo "$list: $(($(wc -l < "$list") - 1)) entries"
done
