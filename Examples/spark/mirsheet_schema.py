"""The Spark type of what a JSON Schema describes, and values of JSON as Spark takes them.

Made for the schema that `mirsheet schema` prints: columns are not written here, so that a new field of mirsheet is a
new column. What the schema or a document says and this module does not know is an error, never left out.
"""

from decimal import Context, Decimal, InvalidOperation

from pyspark.sql.types import (
    ArrayType, DecimalType, LongType, MapType, StringType, StructField, StructType)

# mirsheet writes exact decimals; as binary numbers some would be others.
NUMBER = DecimalType(38, 18)
STEP = Decimal(1).scaleb(-NUMBER.scale)
CONTEXT = Context(prec=NUMBER.precision)


class Misfit(Exception):
    """A number of a document that the column's type cannot hold as it is."""


def spark_type(schema):
    """The type of what a schema accepts, apart from null."""
    match [kind for kind in _kinds(schema) if kind != "null"]:
        case ["string"]:
            return StringType()
        case ["integer"]:
            return LongType()
        case ["number"]:
            return NUMBER
        case ["array"]:
            return ArrayType(spark_type(schema["items"]), _takes_null(schema["items"]))
        case ["object"] if schema.get("properties"):
            return StructType(fields(schema))
        case ["object"] if isinstance(schema.get("additionalProperties"), dict):
            values = schema["additionalProperties"]
            return MapType(StringType(), spark_type(values), _takes_null(values))
        case other:
            raise ValueError(f"no Spark type for {other} of the schema: {str(schema)[:200]}")


def fields(schema):
    """The fields of an object, in the order of the schema; those that may be absent take null."""
    required = schema.get("required", [])
    return [StructField(key, spark_type(value), key not in required or _takes_null(value))
            for key, value in schema["properties"].items()]


def spark_value(value, kind):
    """A value of JSON, read with `parse_float=Decimal`, as the type takes it.

    Raises `Misfit` for a number that would be changed, and `ValueError` for anything else that the schema did not say.
    """
    match kind, value:
        case _, None:
            return None
        case StructType(), dict():
            if unknown := value.keys() - set(kind.names):
                raise ValueError(f"keys that the schema does not have: {sorted(unknown)}")
            return tuple(spark_value(value.get(field.name), field.dataType) for field in kind.fields)
        case ArrayType(), list():
            return [spark_value(entry, kind.elementType) for entry in value]
        case MapType(), dict():
            return {key: spark_value(entry, kind.valueType) for key, entry in value.items()}
        case StringType(), str():
            return value
        case LongType(), int() if not isinstance(value, bool):
            return value
        case DecimalType(), int() | Decimal() if not isinstance(value, bool):
            return _decimal(Decimal(value))
    raise ValueError(f"{str(value)[:200]!r} where the schema has {kind.simpleString()}")


def _decimal(value):
    try:
        held = value.quantize(STEP, context=CONTEXT)
    except InvalidOperation:
        held = None
    if held != value:
        raise Misfit(f"el número {value} no cabe en {NUMBER.simpleString()}")
    return held


def _kinds(schema):
    kinds = schema.get("type", [])
    return [kinds] if isinstance(kinds, str) else kinds


def _takes_null(schema):
    return "null" in _kinds(schema)
