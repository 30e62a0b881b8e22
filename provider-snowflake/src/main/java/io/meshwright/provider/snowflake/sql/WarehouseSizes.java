package io.meshwright.provider.snowflake.sql;

import java.util.List;
import java.util.Locale;

/** Sizes of warehouses, https://docs.snowflake.com/en/sql-reference/sql/create-warehouse. */
public final class WarehouseSizes {
  private static final List<String> WORDS =
      List.of(
          "XSMALL",
          "SMALL",
          "MEDIUM",
          "LARGE",
          "XLARGE",
          "XXLARGE",
          "XXXLARGE",
          "X4LARGE",
          "X5LARGE",
          "X6LARGE");

  private WarehouseSizes() {}

  /** Every size in small letters, the one that counts where nothing is said first. */
  public static List<String> words() {
    return WORDS.stream().map(w -> w.toLowerCase(Locale.ROOT)).toList();
  }

  /** The word for a size as SHOW WAREHOUSES writes it: {@code X-Small}, {@code 2X-Large}. */
  public static String shown(String size) {
    String plain = size.toUpperCase(Locale.ROOT).replace("-", "").strip();
    return switch (plain) {
      case "2XLARGE" -> "XXLARGE";
      case "3XLARGE" -> "XXXLARGE";
      case "4XLARGE" -> "X4LARGE";
      case "5XLARGE" -> "X5LARGE";
      case "6XLARGE" -> "X6LARGE";
      default -> plain;
    };
  }
}
