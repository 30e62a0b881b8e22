package io.meshwright.api.govern;

/**
 * Something that breaks a governance rule.
 *
 * @param at what breaks it
 * @param part which part of it, so that the finding stands at the right line: {@code owner}, {@code
 *     sla}, {@code principal group:everyone}; empty for the element as a whole
 * @param what one sentence without a trailing full stop
 * @param remedy what to write instead; may be empty
 */
public record Breach(Element at, String part, String what, String remedy) {
  /** A breach by an element as a whole. */
  public static Breach of(Element at, String what, String remedy) {
    return new Breach(at, "", what, remedy);
  }
}
