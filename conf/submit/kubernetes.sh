#!/bin/sh
# Kubernetes. Cluster mode: the driver is a pod, and JAR_URI must lie in the image (local:///...) or where all pods reach it.
# Client mode: the driver runs here, in a pod or on a machine that the pods reach by its host name.
# Usage: kubernetes.sh client|cluster k8s://https://HOST:6443 IMAGE JAR_URI BIDS_URI OUTPUT_URI [options of petline run]
# PETLINE_EXECUTORS (4), PETLINE_NAMESPACE (default) and PETLINE_SERVICE_ACCOUNT (spark) say the rest.
# The arguments are checked by petline's build, which has no Kubernetes to run them on.
set -e
root=$(CDPATH= cd -- "$(dirname -- "$0")/../.." && pwd)
mode=$1 master=$2 image=$3 jar=$4 dataset=$5 output=$6
shift 6
exec "$root/conf/submit/with-verdict.sh" "$output" \
    "${SPARK_HOME:?the folder of your Spark}/bin/spark-submit" \
    --master "$master" --deploy-mode "$mode" --name petline \
    --properties-file "$root/conf/spark-defaults.conf" \
    --conf spark.kubernetes.container.image="$image" \
    --conf spark.kubernetes.namespace="${PETLINE_NAMESPACE:-default}" \
    --conf spark.kubernetes.authenticate.driver.serviceAccountName="${PETLINE_SERVICE_ACCOUNT:-spark}" \
    --conf spark.executor.instances="${PETLINE_EXECUTORS:-4}" \
    --class org.petline.jobs.Main \
    "$jar" run "$dataset" "$output" "$@"
