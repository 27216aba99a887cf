#!/bin/sh
# Submits petline and ends with petline's own exit code, which spark-submit loses in cluster mode: the verdict lies beside
# the results, and `petline status` returns it.
# Usage: with-verdict.sh OUTPUT_DIR COMMAND [ARGUMENT ...]
# The other scripts in this folder use it. OUTPUT_DIR must mean the same here and on the cluster.
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
output=$1
shift
last_run() {
    "$root/jobs/bin/petline" status "$output" 2>/dev/null | grep '^run '
}

before=$(last_run)
"$@" || echo "petline: the submission ended with $?; what counts is:" >&2
if [ "$(last_run)" = "$before" ]; then
    echo "petline: no run was begun on $output" >&2
    exit 3
fi
exec "$root/jobs/bin/petline" status "$output"
