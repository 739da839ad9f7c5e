#!/usr/bin/env bash
# Packs the tool (one package for each runtime and one that chooses) and the libraries into artifacts/packages.
# Builds apart from the everyday build, so that neither disturbs the other.
set -euo pipefail
cd "$(dirname "$0")"
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1
out="$PWD/artifacts/packages"
rm -rf "$out"
for project in Events Language Forecasting Cli; do
    dotnet pack "src/Demarche.$project" -c Release -v quiet -m:2 -p:RunAnalyzers=false -p:ArtifactsPath="$PWD/artifacts/packing" -o "$out" < /dev/null
done
ls -l "$out"
