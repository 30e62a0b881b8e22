package io.meshwright.api.policy;

import java.util.ArrayList;
import java.util.List;

/**
 * Why a grant or denial is there, as its document says; for people, and shown wherever it has a
 * part.
 *
 * @param purpose what for; may be empty
 * @param reason why it is needed at all; may be empty, but not where it is break-glass
 * @param approver who approved it; may be empty
 * @param ticket where that is recorded; may be empty
 * @param breakGlass whether it is for an emergency: short, with a reason, and loud in every report
 */
public record Grounds(
    String purpose, String reason, String approver, String ticket, boolean breakGlass) {
  /** Nothing is said. */
  public static final Grounds NONE = new Grounds("", "", "", "", false);

  /** A purpose and nothing else. */
  public static Grounds of(String purpose) {
    return NONE.withPurpose(purpose);
  }

  /** The same with another purpose. */
  public Grounds withPurpose(String value) {
    return new Grounds(value, reason, approver, ticket, breakGlass);
  }

  /** The parts that say something, in order, for people. */
  public List<String> text() {
    List<String> parts = new ArrayList<>();
    if (breakGlass) {
      parts.add("BREAK-GLASS");
    }
    add(parts, "for ", purpose);
    add(parts, "because ", reason);
    add(parts, "approved by ", approver);
    add(parts, "ticket ", ticket);
    return List.copyOf(parts);
  }

  private static void add(List<String> parts, String before, String value) {
    if (!value.isBlank()) {
      parts.add(before + value);
    }
  }
}
