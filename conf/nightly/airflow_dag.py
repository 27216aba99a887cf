"""petline every night as a DAG of Airflow 2.9 or newer. Running it again does only what is new or changed."""

from datetime import datetime, timedelta

from airflow import DAG
from airflow.providers.standard.operators.bash import BashOperator

with DAG(
    dag_id="petline",
    schedule="0 2 * * *",
    start_date=datetime(2026, 1, 1),
    catchup=False,
    max_active_runs=1,
    default_args={"retries": 1, "retry_delay": timedelta(minutes=15)},
) as dag:
    # 2 means that some scans were refused or failed and all others are published: not a reason to run again.
    run = BashOperator(
        task_id="run",
        bash_command="/opt/petline/jobs/bin/petline run /data/bids /data/petline participant || [ $? -eq 2 ]",
    )
    # Fails, and so alerts, if any scan is refused or failed.
    verdict = BashOperator(
        task_id="verdict",
        retries=0,
        bash_command="/opt/petline/jobs/bin/petline status /data/petline",
    )
    run >> verdict
