package io.meshwright.engine.source;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.schema.DataType;
import java.util.Optional;
import java.util.OptionalInt;

/** What a reader makes of the types of a property, for those who write contracts. */
public interface PropertyReading {
  /**
   * The type of a property that holds no others and does not say its neutral type outright; empty
   * where reading would not be without a finding.
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

  /**
   * The type of a whole property; empty where reading it finds an error.
   *
   * @param property what it says of its type: logical and physical type, options, items,
   *     properties, custom properties
   */
  Optional<DataType> written(DocumentValue.Fields property);
}
