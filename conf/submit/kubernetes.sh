#!/bin/sh
# Kubernetes, cluster mode: the jar must lie in the image or on a store that driver and executors reach.
# Usage: kubernetes.sh k8s://https://HOST:6443 IMAGE JAR_URI BIDS_URI OUTPUT_URI [options of petline run]
# Not tested by petline's own build. The verdict is in OUTPUT_URI/petline/verdict.json, not in the exit code.
set -e
master=$1 image=$2 jar=$3
shift 3
exec "${SPARK_HOME:?the folder of your Spark}/bin/spark-submit" \
    --master "$master" --deploy-mode cluster --name petline \
    --conf spark.kubernetes.container.image="$image" \
    --conf spark.executor.instances=4 --conf spark.executor.cores=1 --conf spark.executor.memory=2g \
    --class org.petline.jobs.Main \
    "$jar" run "$@"
