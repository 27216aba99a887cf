"""Tables of a petline output folder, and lists of its BIDS dataset, as pandas data frames.

Three readers give the same frames; the first one that is installed is taken:

1. ``duckdb``, the Python package;
2. ``pandas.read_parquet``, where pyarrow is installed (tables only, no SQL);
3. DuckDB's JDBC jar through JPype, for machines that have neither: ``DUCKDB_JAR`` names the jar.

Labels are text and stay text: participant ``01`` never becomes the number 1. Missing is NaN or None.
"""

import functools
import glob
import importlib.util
import os
import pathlib
import tempfile

import pandas as pd

_DEMO = pathlib.Path(__file__).resolve().parent.parent / "petline-demo"
_DEBIAN_JPYPE_JAR = "/usr/share/java/org.jpype.jar"


def output_folder():
    """Where petline wrote: PETLINE_OUTPUT, else the results of ``petline demo`` started beside this folder."""
    return pathlib.Path(os.environ.get("PETLINE_OUTPUT", _DEMO / "results"))


def dataset_folder():
    """The BIDS dataset that petline read: PETLINE_DATASET, else the demo's."""
    return pathlib.Path(os.environ.get("PETLINE_DATASET", _DEMO / "dataset"))


def table(name):
    """All rows of one table, for example ``table("binding_potentials")``."""
    folder = output_folder() / "tables" / name
    if not glob.glob(f"{glob.escape(str(folder))}/*.parquet"):
        raise FileNotFoundError(f"no table {name} in {output_folder()}; PETLINE_OUTPUT names the output folder")
    if reader() == "pyarrow":
        return pd.read_parquet(folder)
    return sql(f"select * from read_parquet('{_quoted(folder)}/*.parquet')")


def sql(query):
    """The rows of a query in DuckDB's SQL; ``OUTPUT_DIR`` in it stands for the output folder."""
    query = query.strip().rstrip(";").replace("OUTPUT_DIR", _quoted(output_folder()))
    if reader() == "duckdb":
        import duckdb

        return duckdb.sql(query).df()
    if reader() == "pyarrow":
        raise ImportError("sql() needs DuckDB: pip install duckdb")
    return _through_csv(query)


def bids_list(path):
    """A list of the dataset with a row a participant, ``sub-`` taken off so that it joins with the tables."""
    rows = pd.read_csv(
        dataset_folder() / path, sep="\t", dtype={"participant_id": str}, keep_default_na=False, na_values=["n/a", ""]
    )
    rows["participant_id"] = rows["participant_id"].str.replace("^sub-", "", regex=True)
    return rows


@functools.lru_cache(maxsize=None)
def reader():
    """Which reader is taken here: duckdb, pyarrow or jdbc."""
    for module in ("duckdb", "pyarrow"):
        if importlib.util.find_spec(module):
            return module
    if importlib.util.find_spec("jpype") and os.environ.get("DUCKDB_JAR"):
        return "jdbc"
    raise ImportError("no reader of Parquet: pip install duckdb (or pyarrow), or set DUCKDB_JAR and install jpype")


@functools.lru_cache(maxsize=None)
def _connection():
    import jpype

    # Debian's jpype does not find the jar of its own that it needs.
    jars = [jar for jar in (_DEBIAN_JPYPE_JAR, os.environ["DUCKDB_JAR"]) if os.path.exists(jar)]
    jpype.startJVM("-Djava.class.path=" + os.pathsep.join(jars), convertStrings=True)
    return jpype.java.sql.DriverManager.getConnection("jdbc:duckdb:")


def _through_csv(query):
    """CSV carries values and no types, so the types are asked for first and given back to pandas."""
    described = _connection().createStatement().executeQuery(f"describe {query}")
    dtypes = {}
    while described.next():
        kind = described.getString("column_type")
        dtypes[described.getString("column_name")] = {"VARCHAR": str, "BOOLEAN": "boolean"}.get(kind, "float64")
        if kind in ("INTEGER", "BIGINT"):
            dtypes[described.getString("column_name")] = "Int64"
    with tempfile.TemporaryDirectory() as folder:
        file = os.path.join(folder, "rows.csv")
        _connection().createStatement().execute(f"copy ({query}) to '{_quoted(file)}' (header)")
        rows = pd.read_csv(file, dtype=dtypes, keep_default_na=False, na_values=[""], float_precision="round_trip")
    for column in rows.columns[rows.dtypes.isin([pd.Int64Dtype(), pd.BooleanDtype()])]:
        if not rows[column].isna().any():
            rows[column] = rows[column].astype(rows[column].dtype.numpy_dtype)
    return rows


def _quoted(path):
    return str(path).replace("'", "''")
