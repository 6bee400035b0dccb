#!/usr/bin/env python3
"""Reads the workbooks that a list names, on all machines of a Spark cluster, and writes one Parquet.

    spark-submit --py-files mirsheet_worker.py,mirsheet_schema.py job.py LIST OUTPUT

A row for each document: `path`, `reason` where the file could not be read, and the document in the columns that
`mirsheet schema` describes.
"""

import argparse
import json
import subprocess
import sys
from decimal import Decimal

from pyspark import TaskContext
from pyspark.sql import SparkSession
from pyspark.sql.functions import col, count, count_distinct
from pyspark.sql.types import StringType, StructField, StructType

from mirsheet_schema import Misfit, fields, spark_value
from mirsheet_worker import convert, listed, shown


def arguments():
    parser = argparse.ArgumentParser(description="Lee libros con mirsheet en un clúster de Spark y escribe Parquet.")
    parser.add_argument("list", help="archivo con una ruta por línea, las mismas en todas las máquinas")
    parser.add_argument("output", help="carpeta nueva para el Parquet")
    parser.add_argument("--mirsheet", default="mirsheet", help="el programa, en cada máquina")
    parser.add_argument("--files-per-task", type=int, default=200, help="archivos por proceso (%(default)s)")
    parser.add_argument("--patience", type=int, default=600, help="segundos que un proceso puede callar (%(default)s)")
    return parser.parse_args()


def columns(tool):
    """The columns of the Parquet: of a file that could not be read all but two are null."""
    schema = json.loads(subprocess.run([tool, "schema"], check=True, capture_output=True).stdout)
    document = [StructField(field.name, field.dataType, True) for field in fields(schema)]
    return StructType([StructField("path", StringType(), False), StructField("reason", StringType(), True), *document])


def row(path, line, reason, document):
    values = (None,) * len(document.fields)
    if reason is None:
        try:
            values = spark_value(json.loads(line, parse_float=Decimal), document)
        except Misfit as misfit:
            reason = str(misfit)
    return (shown(path), reason, *values)


def main():
    options = arguments()
    with open(options.list, "rb") as lines:
        paths = list(dict.fromkeys(listed(lines.read())))
    if not paths:
        sys.exit(f"{options.list}: no nombra ningún archivo")
    schema = columns(options.mirsheet)
    document = StructType(schema.fields[2:])
    tool, patience, size = options.mirsheet, options.patience, options.files_per_task

    def rows(part):
        # A task that failed is tried again, now with a process for each file: a file that kills its process costs no
        # other file, and not the job.
        apart = TaskContext.get().attemptNumber() > 0
        for path, line, reason in convert(part, tool=tool, apart=apart, patience=patience):
            yield row(path, line, reason, document)

    spark = SparkSession.builder.appName("mirsheet").getOrCreate()
    parts = [paths[start:start + size] for start in range(0, len(paths), size)]
    tasks = spark.sparkContext.parallelize(parts, len(parts))
    spark.createDataFrame(tasks.flatMap(rows), schema, verifySchema=False).write.parquet(options.output)

    written = spark.read.parquet(options.output)
    files, documents, refused = written.select(
        count_distinct("path"), count("schemaVersion"), count(col("reason"))).first()
    print(f"{len(paths)} archivos: {documents} documentos, {refused} con el motivo por el que no se leyeron")
    if files != len(paths):
        sys.exit(f"{options.output}: tiene {files} archivos de {len(paths)}")


if __name__ == "__main__":
    main()
