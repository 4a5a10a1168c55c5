#!/bin/sh
# CPU time per permutation of the family-wise error null, against a plain C program in the same run.
#
#   benchmarks/yardstick.sh [YARDSTICK.c [MASK.nii[.gz] [LIST.txt]]]
#
# The C program takes MASK.nii LIST.txt PERMUTATIONS CUT and prints "... X ms/perm ...". By default it is the one in the
# optional data folder beside the project (../shared/yardstick/ale_null.c), with the 228,483-voxel mask of ../shared/data and
# the sample sizes and focus counts of the NIDM pain set (benchmarks/data/nidm_pain_sizes.txt).
set -eu
here=$(cd "$(dirname "$0")" && pwd)
root=$(dirname "$here")
source=${1:-$root/../shared/yardstick/ale_null.c}
mask=${2:-$root/../shared/data/cbma/nimare/tpl-MNI152NLin6Asym_res-02_desc-brain_mask.nii.gz}
list=${3:-$here/data/nidm_pain_sizes.txt}
permutations=${PERMUTATIONS:-1000}
cut=${CUT:-0.01083}
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT
for file in "$source" "$mask" "$list"; do
  [ -f "$file" ] || { echo "yardstick: no file $file" >&2; exit 2; }
done
case $mask in *.gz) gzip -dc "$mask" > "$work/mask.nii" ;; *) cp "$mask" "$work/mask.nii" ;; esac
grep -v '^#' "$list" > "$work/list.txt"
gcc -O3 -march=native -o "$work/yardstick" "$source" -lm
[ -d "$here/target/lib" ] || (cd "$root" && mvn -q -DskipTests package)
classpath="$here/target/classes:$here/target/lib/*"
plain() { "$work/yardstick" "$work/mask.nii" "$work/list.txt" "$permutations" "$cut" | sed -n 's/.* \([0-9.]*\) ms\/perm.*/\1/p'; }
echo "plain C before: $(plain) ms per permutation"
"${JAVA_HOME:+$JAVA_HOME/bin/}java" -Xmx1g -XX:+UseSerialGC -cp "$classpath" org.nocimap.cbma.AleNullTiming \
  "$work/mask.nii" "$work/list.txt" "$permutations" "$cut"
echo "plain C after:  $(plain) ms per permutation"
