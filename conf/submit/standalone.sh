#!/bin/sh
# Spark standalone, client mode: the driver runs here.
# Usage: standalone.sh spark://HOST:7077 BIDS_DIR OUTPUT_DIR [options of petline run]
# BIDS_DIR and OUTPUT_DIR must mean the same on every worker: a shared file system or HDFS.
# Tested by petline's build, as it stands here, on a master with two workers.
set -e
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
master=$1 dataset=$2 output=$3
shift 3
exec "$root/conf/submit/with-verdict.sh" "$output" \
    "${SPARK_HOME:?the folder of your Spark}/bin/spark-submit" \
    --master "$master" \
    --properties-file "$root/conf/spark-defaults.conf" \
    --class org.petline.jobs.Main \
    "$root/jobs/target/petline.jar" run "$dataset" "$output" "$@"
