#!/usr/bin/env bash
# Builds everything and runs every test. Needs the .NET SDK; tests of the pages need chromium too, and npm once.
# The last line is the real count: N passed, N failed[, N skipped]. Exit code 0 only when all is well.
# DEMARCHE_REQUIRE_ALL=1          a missing data set fails its tests instead of skipping them
# DEMARCHE_UPDATE_EXPECTATIONS=1  writes the expected output of the command line anew
set -uo pipefail
cd "$(dirname "$0")" || exit 1
export DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1 TESTINGPLATFORM_TELEMETRY_OPTOUT=1

if ! command -v dotnet > /dev/null; then
    echo "dotnet was not found; install the .NET SDK named in global.json." >&2
    exit 1
fi

# The pages are tested in a real browser. Where it is missing and may be installed, it is; else those tests are skipped and say so.
if ! command -v chromium > /dev/null && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    { apt-get update && apt-get install -y --no-install-recommends chromium fonts-dejavu-core; } > /dev/null 2>&1 ||
        echo "chromium could not be installed; tests of the pages are skipped." >&2
fi

# The cluster's tests need servers; where they are missing and we may install Debian's packages, we do. Elsewhere those tests skip and say what to install.
servers() { { command -v clickhouse-server && ls /usr/share/java/zookeeper.jar /usr/lib/postgresql/*/bin/postgres; } > /dev/null 2>&1; }
if ! servers && [ "$(id -u)" = 0 ] && command -v apt-get > /dev/null; then
    { timeout 300 apt-get update -qq && DEBIAN_FRONTEND=noninteractive timeout 300 apt-get install -y -qq --no-install-recommends postgresql clickhouse-server clickhouse-client zookeeper; } > /dev/null 2>&1 < /dev/null
fi
servers || { echo "PostgreSQL, ClickHouse or ZooKeeper is not installed and cannot be; the cluster's tests are skipped." >&2; }

results="artifacts/test-results"
rm -rf "$results"
dotnet build Demarche.slnx -c Release -v quiet < /dev/null || { echo "The build failed; no test was run." >&2; exit 1; }
dotnet test --solution Demarche.slnx -c Release --no-build --results-directory "$results" --report-xunit-trx < /dev/null
code=$?

# What the runner wrote down, not what it printed: one file a test project.
count() {
    local sum=0 n
    for n in $(grep -rhoE '<Counters [^>]*' "$results" --include='*.trx' 2> /dev/null | grep -oE "(^| )$1=\"[0-9]+\"" | grep -oE '[0-9]+'); do
        sum=$((sum + n))
    done
    echo "$sum"
}
passed=$(count passed)
failed=$(($(count failed) + $(count error) + $(count timeout) + $(count aborted)))
skipped=$(count notExecuted)
if [ "$code" -eq 0 ] && [ "$passed" -eq 0 ]; then
    echo "No test result was found in $results." >&2
    code=1
fi
[ "$failed" -eq 0 ] || [ "$code" -ne 0 ] || code=1
if [ "$skipped" -gt 0 ]; then
    echo "$passed passed, $failed failed, $skipped skipped"
else
    echo "$passed passed, $failed failed"
fi
exit "$code"
