package io.meshwright.api.govern;

import io.meshwright.api.name.ColumnAddress;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.TableAddress;
import java.util.Optional;

/** A part of a mesh that a governance rule may be broken by. */
public sealed interface Element {
  /** The mesh as such. */
  record WholeMesh() implements Element {}

  /** A platform. */
  record OfPlatform(PlatformName name) implements Element {}

  /** A principal. */
  record OfPrincipal(PrincipalId id) implements Element {}

  /** A policy of any kind. */
  record OfPolicy(PolicyId id) implements Element {}

  /** A domain. */
  record OfDomain(DomainName name) implements Element {}

  /** A product. */
  record OfProduct(ProductAddress address) implements Element {}

  /** An output port. */
  record OfPort(PortAddress address) implements Element {}

  /** A table of a port. */
  record OfTable(TableAddress address) implements Element {}

  /** A column of a table. */
  record OfColumn(ColumnAddress address) implements Element {}

  /** What documents and findings call it. */
  default String text() {
    return switch (this) {
      case WholeMesh() -> "mesh";
      case OfPlatform(PlatformName name) -> "platform:" + name;
      case OfPrincipal(PrincipalId id) -> id.toString();
      case OfPolicy(PolicyId id) -> "policy:" + id;
      case OfDomain(DomainName name) -> name.value();
      case OfProduct(ProductAddress address) -> address.toString();
      case OfPort(PortAddress address) -> address.toString();
      case OfTable(TableAddress address) -> address.toString();
      case OfColumn(ColumnAddress address) -> address.toString();
    };
  }

  /** What holds it; empty for what is no part of a domain. */
  default Optional<Element> container() {
    return switch (this) {
      case WholeMesh() -> Optional.empty();
      case OfPlatform(PlatformName name) -> Optional.empty();
      case OfPrincipal(PrincipalId id) -> Optional.empty();
      case OfPolicy(PolicyId id) -> Optional.empty();
      case OfDomain(DomainName name) -> Optional.empty();
      case OfProduct(ProductAddress address) -> Optional.of(new OfDomain(address.domain()));
      case OfPort(PortAddress address) -> Optional.of(new OfProduct(address.product()));
      case OfTable(TableAddress address) -> Optional.of(new OfPort(address.port()));
      case OfColumn(ColumnAddress address) -> Optional.of(new OfTable(address.table()));
    };
  }
}
