/** What a run of Spark is told, as JSON. */
export interface SparkJob {
  /** Tables that the SQL reads: Parquet. */
  readonly inputs: readonly SparkInput[];
  readonly statements: readonly SparkStatement[];
  readonly outputs: readonly SparkOutput[];
  /** Where a failure is written; absolute. */
  readonly failure: string;
}

export interface SparkColumn {
  readonly name: string;
  /** As Spark calls it. */
  readonly type: string;
}

export interface SparkInput {
  readonly name: string;
  readonly files: readonly string[];
  readonly columns: readonly SparkColumn[];
}

export interface SparkStatement {
  /** Of the view that it makes. */
  readonly name: string;
  readonly sql: string;
  readonly columns: readonly SparkColumn[];
}

export interface SparkOutput {
  readonly view: string;
  /** A folder that does not exist; absolute. */
  readonly folder: string;
  /** Rows to write at most; null for all. */
  readonly most: number | null;
}

/** What the program leaves when it fails. */
export interface SparkFailure {
  /** The statement that it was about, from 0; null for none. */
  readonly statement: number | null;
  /** The class of errors of Spark: `TABLE_OR_VIEW_NOT_FOUND`. */
  readonly condition: string | null;
  readonly message: string;
}

/** The Python program that runs the SQL, with the path of its job as argument. */
export const SPARK_PROGRAM = String.raw`"""Runs SQL on Spark: tables of Parquet files become views, queries become views of them, and views are written as Parquet."""
import json
import re
import sys

from pyspark.sql import SparkSession


def quoted(name):
    return "\x60" + name.replace("\x60", "\x60\x60") + "\x60"


def address(path):
    """Of a file, whose name may hold what Spark reads as a pattern."""
    return "file://" + re.sub(r"([{}\\])", r"\\\1", path)


def named(frame, wanted):
    """The columns of these names, or those at their places where DuckDB and Spark call an expression otherwise."""
    there = [name.lower() for name in frame.columns]
    if all(there.count(name.lower()) == 1 for name in wanted):
        return frame
    extra = ["_" + str(index) for index in range(len(there) - len(wanted))]
    for index, name in enumerate(wanted):
        if index >= len(there) or (name.lower() in there and there[index] != name.lower()):
            raise ValueError("The columns are " + ", ".join(frame.columns) + " instead of " + ", ".join(wanted))
    return frame.toDF(*wanted, *extra)


def typed(frame, columns):
    """The columns that are asked for, with their types."""
    frame = named(frame, [column["name"] for column in columns])
    return frame.selectExpr(*["CAST({0} AS {1}) AS {0}".format(quoted(c["name"]), c["type"]) for c in columns])


def run(spark, job, at):
    for table in job["inputs"]:
        reader = spark.read.option("mergeSchema", "true") if len(table["files"]) > 1 else spark.read
        frame = reader.parquet(*[address(path) for path in table["files"]])
        typed(frame, table["columns"]).createOrReplaceTempView(table["name"])
    for index, statement in enumerate(job["statements"]):
        at["statement"] = index
        typed(spark.sql(statement["sql"]), statement["columns"]).createOrReplaceTempView(statement["name"])
    made = {statement["name"].lower(): index for index, statement in enumerate(job["statements"])}
    for output in job["outputs"]:
        at["statement"] = made.get(output["view"].lower())
        frame = spark.table(output["view"])
        if output["most"] is not None:
            frame = frame.limit(output["most"])
        frame.write.parquet(address(output["folder"]))


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        job = json.load(file)
    at = {"statement": None}
    try:
        spark = SparkSession.builder.getOrCreate()
        print("Spark " + spark.version + ", " + spark.sparkContext.master, flush=True)
        try:
            run(spark, job, at)
        finally:
            spark.stop()
    except Exception as error:
        condition = getattr(error, "getCondition", getattr(error, "getErrorClass", lambda: None))()
        with open(job["failure"], "w", encoding="utf-8") as file:
            json.dump({"statement": at["statement"], "condition": condition, "message": str(error)}, file)
        sys.exit(1)


main()
`;
