# SPDX-License-Identifier: Apache-2.0
"""UNTESTED sample: last week's late data every Monday, and a backfill that goes on after failures, as Airflow DAGs.

See docs/how-to/run-on-a-cluster.md. The worker needs a clone of Hindcast that was built, JDK 17, SPARK_HOME, and reaches the
catalog and the dataset. Connections' secrets come as environment variables that the definition names, or as HINDCAST_SET.
"""
import os
import subprocess
from datetime import datetime, timedelta

from airflow.decorators import dag, task
from airflow.exceptions import AirflowException, AirflowFailException

HINDCAST = "/opt/hindcast/scripts/hindcast"
DEFINITION = "/opt/hindcast/configs/datasets/DATASET.conf"
PLANS = "/var/lib/hindcast/plans"
CLUSTER = {"HINDCAST_SUBMIT": "spark-submit", "HINDCAST_MASTER": "yarn", "HINDCAST_FORMAT": "json"}
EXTERNAL_FAILURE = 4
RETRIES = {"retries": 5, "retry_delay": timedelta(minutes=5), "retry_exponential_backoff": True}


def hindcast(*arguments):
    """Runs a command; only what an outside system failed at is worth another attempt."""
    done = subprocess.run([HINDCAST, *arguments], env=os.environ | CLUSTER, check=False)
    if done.returncode == EXTERNAL_FAILURE:
        raise AirflowException(f"hindcast {arguments[0]}: an outside system failed")
    if done.returncode != 0:
        raise AirflowFailException(f"hindcast {arguments[0]} exited with {done.returncode}: see docs/reference/errors.md")


@dag(schedule="0 6 * * 1", start_date=datetime(2026, 1, 5), catchup=False, max_active_runs=1)
def hindcast_correction():
    @task(**RETRIES)
    def correct():
        hindcast("correct", DEFINITION)

    correct()


@dag(schedule=None, start_date=datetime(2026, 1, 1), max_active_runs=1, params={"from": "2024-01-01", "to": "2026-01-01"})
def hindcast_backfill():
    @task
    def plan(params=None, run_id=None):
        out = f"{PLANS}/{run_id.replace(':', '-')}.json"
        if not os.path.exists(out):
            hindcast("backfill", "plan", DEFINITION, "--from", params["from"], "--to", params["to"], "--out", out)
        return out

    # The same command goes on where the last attempt ended. A worker that died on another machine needs --take-over.
    @task(**RETRIES)
    def run(out):
        hindcast("backfill", "run", out, "--one-application")

    run(plan())


hindcast_correction()
hindcast_backfill()
