#!/bin/sh
# Spark standalone, client mode: the driver runs here and its exit code is petline's.
# Usage: standalone.sh spark://HOST:7077 BIDS_DIR OUTPUT_DIR [options of petline run]
# BIDS_DIR and OUTPUT_DIR must mean the same on every worker: a shared file system, HDFS or an object store.
set -e
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
master=$1
shift
exec "${SPARK_HOME:?the folder of your Spark}/bin/spark-submit" \
    --master "$master" \
    --properties-file "$root/conf/spark-defaults.conf" \
    --class org.petline.jobs.Main \
    "$root/jobs/target/petline.jar" run "$@"
