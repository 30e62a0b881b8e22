package io.meshwright.engine.spec;

import io.meshwright.api.schema.DataType;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What the reader makes of a column's types, for those who write contracts. */
public final class TypeReading {
  private TypeReading() {}

  /**
   * The neutral type of a property without inner properties; empty where reading it would not be
   * without a finding.
   *
   * @param logicalType the standard's word
   * @param physicalType native type that the contract names
   * @param maxLength length among the options
   * @param format format among the options
   * @param timezone time zone among the options
   */
  public static Optional<DataType> of(
      String logicalType,
      Optional<String> physicalType,
      OptionalInt maxLength,
      Optional<String> format,
      Optional<Boolean> timezone) {
    OdcsTypes.Family family = OdcsTypes.families().get(logicalType);
    Optional<PhysicalType> physical = physicalType.flatMap(PhysicalType::parse);
    if (family == null) {
      return Optional.empty();
    }
    try {
      OdcsTypes.Typed typed =
          OdcsTypes.of(family, physical, new OdcsTypes.Options(maxLength, format, timezone));
      boolean unclear =
          typed.type() instanceof DataType.Json
              && physicalType.isPresent()
              && !Set.of("json", "jsonb").contains(physicalType.get());
      return typed.contradiction() || unclear ? Optional.empty() : Optional.of(typed.type());
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
