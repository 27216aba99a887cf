#!/bin/sh
# YARN. Client mode: the driver runs here; cluster mode: on a node, where it outlives this machine.
# Usage: yarn.sh client|cluster hdfs:///data/bids hdfs:///data/petline [options of petline run]
# HADOOP_CONF_DIR must name the folder of core-site.xml and yarn-site.xml; PETLINE_EXECUTORS says how many executors, 4 unless it is set.
# Tested by petline's build, as it stands here, in cluster mode on a resource manager with one node manager (client mode
# by mvn verify -P exhaustive).
set -e
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
mode=$1 dataset=$2 output=$3
shift 3
# YARN itself must not start a whole run again: what a night leaves, the next one does.
exec "$root/conf/submit/with-verdict.sh" "$output" \
    "${SPARK_HOME:?the folder of your Spark}/bin/spark-submit" \
    --master yarn --deploy-mode "$mode" --name petline \
    --properties-file "$root/conf/spark-defaults.conf" \
    --num-executors "${PETLINE_EXECUTORS:-4}" \
    --conf spark.yarn.maxAppAttempts=1 \
    --class org.petline.jobs.Main \
    "$root/jobs/target/petline.jar" run "$dataset" "$output" "$@"
