#!/usr/bin/env bash
# Makes docs/explainer.png, the picture of the README: serves the bundled stories and photographs the explainer of one of them.
# Needs chromium and a Release build; nothing leaves this machine.
set -euo pipefail
cd "$(dirname "$0")/.."
chromium="${DEMARCHE_CHROMIUM:-/usr/bin/chromium}"
demarche=artifacts/bin/Demarche.Cli/release/demarche
[ -x "$chromium" ] || { echo "no-chromium: '$chromium' is not here; apt-get install chromium, or set DEMARCHE_CHROMIUM" >&2; exit 1; }
[ -x "$demarche" ] || { echo "no-build: '$demarche' is not here; dotnet build -c Release" >&2; exit 1; }

work=$(mktemp -d)
"$demarche" demo --serve --port 0 --no-browser 2> "$work/said" &
server=$!
trap 'kill $server 2> /dev/null; rm -rf "$work"' EXIT
until address=$(grep -oE 'http://127\.0\.0\.1:[0-9]+' "$work/said"); do
    kill -0 $server 2> /dev/null || { cat "$work/said" >&2; exit 1; }
    sleep 0.2
done

# The first recognition of the record, as the list of events names it.
event=$(curl -sf "$address/events?cameo=054&object=PSE" | grep -oE '/events/e[a-z0-9]{16}' | head -1 | cut -d/ -f3)
"$chromium" --headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync \
    --hide-scrollbars --window-size=1280,800 --screenshot="$work/explainer.png" "$address/explain/$event" > /dev/null 2>&1
[ "$(stat -c %s "$work/explainer.png")" -le 300000 ] || { echo "too-large: the picture has more than 300 kB" >&2; exit 1; }
mv "$work/explainer.png" docs/explainer.png
