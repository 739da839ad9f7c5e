#!/usr/bin/env bash
# Publishes demarche as a program that needs no .NET: self-contained, one file of compiled-ahead managed code,
# beside it the database's native library and the folder data/. One archive for each runtime in artifacts/published.
# publish.sh [RUNTIME…]; all four when none is named. What cannot be built is told, and the script then ends with 1.
set -uo pipefail
cd "$(dirname "$0")" || exit 1
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
[ $# -gt 0 ] || set -- linux-x64 linux-arm64 win-x64 osx-arm64
failed=0
for rid in "$@"; do
    folder="$PWD/artifacts/published/demarche-$rid"
    rm -rf "$folder" "$folder".*
    if dotnet publish src/Demarche.Cli -c Release -r "$rid" --self-contained -v quiet -m:2 -p:RunAnalyzers=false \
        -p:PublishSingleFile=true -p:PublishReadyToRun=true -p:DebugType=none -p:GenerateDocumentationFile=false -p:PublishDocumentationFiles=false \
        -p:ArtifactsPath="$PWD/artifacts/publishing" -o "$folder" < /dev/null; then
        cp LICENSE NOTICE "$folder"
        dotnet run --project bench/Demarche.Benchmarks -c Release -v quiet -p:RunAnalyzers=false -- bill > "$folder/sbom.cdx.json" < /dev/null
        tar -czf "$folder.tar.gz" -C "$(dirname "$folder")" "$(basename "$folder")"
        echo "built $rid: $(du -sm "$folder" | cut -f1) MB, archive $(du -m "$folder.tar.gz" | cut -f1) MB"
    else
        echo "not built: $rid" >&2
        failed=1
    fi
done
exit "$failed"
