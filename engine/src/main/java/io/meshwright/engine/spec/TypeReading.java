package io.meshwright.engine.spec;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.schema.DataType;
import io.meshwright.engine.source.PropertyReading;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** What the reader makes of a column's types, for those who write contracts. */
public final class TypeReading implements PropertyReading {
  /** A reading that knows no workspace. */
  public TypeReading() {}

  @Override
  public Optional<DataType> read(
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

  @Override
  public Optional<DataType> written(DocumentValue.Fields property) {
    Findings findings = new Findings();
    OdcsProperties properties = new OdcsProperties(findings, new PhysicalTypes(findings), "");
    Optional<DataType> type =
        MappingReader.of(DocumentNodes.mapping(property), "a property", findings)
            .flatMap(reader -> properties.type(reader, ""));
    return findings.errors() == 0 ? type : Optional.empty();
  }
}
