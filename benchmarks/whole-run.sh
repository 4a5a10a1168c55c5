#!/bin/sh
# CPU seconds and peak memory of whole commands, from a built checkout.
#
#   benchmarks/whole-run.sh [FOCI]
#
# FOCI is a file of foci; by default NiMARE's NIDM pain study set in the optional data folder beside the project. Every command
# runs three times after one that warms the disk; the median run by CPU time is printed. Needs GNU time.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
foci=${1:-$root/../shared/data/cbma/nimare/nidm_pain_studyset.json}
[ -f "$foci" ] || { echo "whole-run: no file $foci" >&2; exit 2; }
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

measure() {
  title=$1
  shift
  for run in 0 1 2 3; do
    rm -rf "$work/out"
    /usr/bin/time -f '%U %S %M %e' -o "$work/time" "$root/nocimap" "$@" > "$work/log" 2>&1 ||
      { cat "$work/log" >&2; exit 1; }
    [ "$run" = 0 ] || tail -n 1 "$work/time"
  done | awk '{printf "%.2f %.0f %.2f\n", $1 + $2, $3 / 1024, $4}' | sort -n | sed -n 2p |
    awk -v title="$title" '{printf "%-58s %7.2f s CPU %6.0f MiB %7.2f s wall\n", title, $1, $2, $3}'
}

measure "--help" --help
measure "ale, 1000 permutations" ale "$foci" --out "$work/out" --quiet
measure "ale, 1000 permutations, no figures" ale "$foci" --out "$work/out" --no-figures --quiet
measure "ale, 10,000 permutations" ale "$foci" --out "$work/out" --permutations 10000 --quiet

"$root/nocimap" simulate foci --experiments 1000 --noise 10 --out "$work/large.csv" --quiet > /dev/null
measure "ale, 1000 experiments / 10,000 foci, 100 permutations" \
  ale "$work/large.csv" --out "$work/out" --permutations 100 --no-figures --quiet
"$root/nocimap" simulate foci --experiments 5000 --noise 20 --out "$work/huge.csv" --quiet > /dev/null
measure "ale, 5000 experiments / 100,000 foci, 10 permutations" \
  ale "$work/huge.csv" --out "$work/out" --permutations 10 --no-figures --quiet
"$root/nocimap" simulate foci --experiments 25000 --noise 20 --out "$work/most.csv" --quiet > /dev/null
measure "convert 500,000 foci, CSV to Sleuth" convert "$work/most.csv" --out "$work/most.txt" --quiet
