package io.meshwright.engine.export;

import io.meshwright.api.schema.DataType;
import java.util.Optional;
import java.util.OptionalInt;

/** What a reader makes of a property that does not say its neutral type outright. */
@FunctionalInterface
public interface PropertyTypes {
  /**
   * The type; empty where reading would not be without a finding.
   *
   * @param logicalType the word of ODCS
   * @param physicalType native type that the contract names
   * @param maxLength length among the options
   * @param format format among the options
   * @param timezone time zone among the options
   */
  Optional<DataType> read(
      String logicalType,
      Optional<String> physicalType,
      OptionalInt maxLength,
      Optional<String> format,
      Optional<Boolean> timezone);
}
