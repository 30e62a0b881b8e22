package io.meshwright.engine.spec;

import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.PolicyTarget;
import io.meshwright.engine.source.Versions;
import java.util.Optional;
import java.util.OptionalInt;

/** Names and addresses as documents write them. */
final class Addresses {
  private Addresses() {}

  /**
   * Reads {@code domain.product.port@major}.
   *
   * @throws IllegalArgumentException with a message for people where the text has another form
   */
  static PortAddress port(String text) {
    PolicyTarget target = PolicyTarget.parse(text);
    if (target.port().isEmpty() || target.major().isEmpty() || target.table().isPresent()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no port; write domain.product.port@major");
    }
    return new PortAddress(target.product(), target.port().get(), target.major().getAsInt());
  }

  /**
   * Reads {@code domain.product.port@major.table}.
   *
   * @throws IllegalArgumentException with a message for people where the text has another form
   */
  static TableAddress table(String text) {
    PolicyTarget target = PolicyTarget.parse(text);
    if (target.port().isEmpty() || target.major().isEmpty() || target.table().isEmpty()) {
      throw new IllegalArgumentException(
          "'" + text + "' is no table; write domain.product.port@major.table");
    }
    return new TableAddress(
        new PortAddress(target.product(), target.port().get(), target.major().getAsInt()),
        target.table().get());
  }

  /** The first number of a version: 2 of 2.1.0 and of v2. */
  static Optional<Integer> major(String version) {
    OptionalInt major = Versions.major(version);
    return major.isPresent() ? Optional.of(major.getAsInt()) : Optional.empty();
  }
}
