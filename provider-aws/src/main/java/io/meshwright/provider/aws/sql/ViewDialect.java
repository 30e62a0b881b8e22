package io.meshwright.provider.aws.sql;

import java.util.Locale;
import java.util.Optional;

/** Engines whose SQL a Data Catalog view is written in. */
public enum ViewDialect {
  /** Athena: the SQL of Trino. */
  ATHENA("3"),
  /** Apache Spark, as Glue and EMR run it. */
  SPARK("1.0");

  private final String version;

  ViewDialect(String version) {
    this.version = version;
  }

  /** The version that a representation names. */
  public String version() {
    return version;
  }

  /** The dialect of a name; empty where there is no such one. */
  public static Optional<ViewDialect> of(String name) {
    for (ViewDialect dialect : values()) {
      if (dialect.name().equals(name)) {
        return Optional.of(dialect);
      }
    }
    return Optional.empty();
  }

  /** A type of Glue as a cast names it. */
  String type(String hive) {
    String type = hive.toLowerCase(Locale.ROOT);
    if (this == SPARK) {
      return type;
    }
    return switch (type) {
      case "int" -> "integer";
      case "float" -> "real";
      case "string" -> "varchar";
      case "binary" -> "varbinary";
      default -> type;
    };
  }
}
