#!/usr/bin/env bash
# SPDX-License-Identifier: Apache-2.0
# UNTESTED sample: runs a backfill plan on YARN from an edge node, in client mode; see docs/how-to/run-on-a-cluster.md.
# Usage: configs/cluster/yarn.sh PLAN, where hindcast backfill plan wrote PLAN. Replace what is in capitals.
set -euo pipefail
export SPARK_HOME=/opt/spark-4.1             # a Spark 4.1 for Scala 2.13 that is set up for your YARN
export HADOOP_CONF_DIR=/etc/hadoop/conf      # the launcher reaches HDFS by it, too
# One property per line; secrets belong here and not on the command line.
export HINDCAST_CONF='spark.yarn.queue=QUEUE
spark.driver.memory=8g
spark.executor.memory=8g
spark.executor.cores=4
spark.dynamicAllocation.enabled=true
spark.dynamicAllocation.shuffleTracking.enabled=true
spark.dynamicAllocation.maxExecutors=50'

exec scripts/hindcast backfill run "$1" --submit spark-submit --master yarn --one-application --attempts 10
