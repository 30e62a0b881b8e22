package io.meshwright.spi;

/**
 * A right that a change needs, as the platform names it.
 *
 * @param action for example {@code CREATE ON SCHEMA}
 * @param on the object or scope
 */
public record Permission(String action, String on) implements Comparable<Permission> {
  @Override
  public int compareTo(Permission other) {
    int byAction = action.compareTo(other.action);
    return byAction != 0 ? byAction : on.compareTo(other.on);
  }
}
