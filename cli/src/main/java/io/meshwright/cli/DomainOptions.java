package io.meshwright.cli;

import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Which domains of a mesh a command is about. */
final class DomainOptions {
  @Option(
      names = "--domain",
      paramLabel = "NAME",
      converter = Name.class,
      description =
          "Only products of this domain and what they need; may be given several times."
              + " Default: all.")
  private final List<DomainName> domains = new ArrayList<>();

  /** The domains; empty means all. */
  SortedSet<DomainName> domains() {
    return Ordered.set(domains);
  }

  /** Reads a name. */
  static final class Name implements ITypeConverter<DomainName> {
    @Override
    public DomainName convert(String value) {
      try {
        return new DomainName(value);
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(String.valueOf(e.getMessage()));
      }
    }
  }
}
