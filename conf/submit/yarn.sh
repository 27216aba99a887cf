#!/bin/sh
# YARN, client mode. In cluster mode spark-submit's exit code does not carry petline's: ask `petline status OUTPUT_DIR`.
# Usage: yarn.sh hdfs:///data/bids hdfs:///data/petline [options of petline run]
# Not tested by petline's own build, which has no YARN; embedded, standalone and HDFS are.
set -e
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
exec "${SPARK_HOME:?the folder of your Spark}/bin/spark-submit" \
    --master yarn --deploy-mode client \
    --properties-file "$root/conf/spark-defaults.conf" \
    --class org.petline.jobs.Main \
    "$root/jobs/target/petline.jar" run "$@"
