package io.meshwright.api.model;

import java.util.List;

/**
 * Who answers for a product or contract.
 *
 * @param name the team's name; may be empty
 * @param members who is in it
 */
public record Team(String name, List<Member> members) {
  /** Nobody named. */
  public static final Team NONE = new Team("", List.of());

  /** Copies the members. */
  public Team {
    members = List.copyOf(members);
  }

  /**
   * A person of a team.
   *
   * @param username how they are known
   * @param role what they do; may be empty
   */
  public record Member(String username, String role) {}
}
