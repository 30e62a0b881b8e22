package io.meshwright.api.model;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Session;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class NestingTest {
  private static final Nesting NESTING =
      nesting(
          Principal.of("group:sales"),
          Principal.of("group:emea").within("group:sales"),
          Principal.of("group:dach").within("group:emea", "group:german"),
          Principal.of("group:german"),
          Principal.of("user:ana").within("group:dach"));

  private static Nesting nesting(Principal... principals) {
    Mesh.Builder mesh = Mesh.builder("m");
    Arrays.stream(principals).forEach(mesh::principal);
    return Nesting.of(mesh.build());
  }

  private static PrincipalId id(String principal) {
    return PrincipalId.parse(principal);
  }

  private static List<PrincipalId> ids(String... principals) {
    return Arrays.stream(principals).map(PrincipalId::parse).toList();
  }

  @Test
  void whoIsWithinAGroupIsWithinWhatThatOneIsWithin() {
    assertThat(NESTING.withMembers(ids("group:sales")))
        .containsExactlyInAnyOrderElementsOf(
            ids("group:sales", "group:emea", "group:dach", "user:ana"));
    assertThat(NESTING.withGroups(ids("user:ana")))
        .containsExactlyInAnyOrderElementsOf(
            ids("user:ana", "group:dach", "group:emea", "group:german", "group:sales"));
  }

  @Test
  void aSessionActsAsTheGroupsAroundIt() {
    Session session =
        new Session(
            new SessionId("s"), Ordered.set(ids("group:german")), Ordered.set(ids("group:emea")));
    Session closed = NESTING.closed(session);
    assertThat(closed.has(id("group:sales"))).isFalse();
    assertThat(closed.holds(id("group:sales"))).isTrue();
    assertThat(closed.has(id("group:german"))).isTrue();
  }

  @Test
  void aConditionAsksForWhoeverIsWithin() {
    Expression asked = NESTING.withMembers(new Expression.MemberOf(id("group:german")));
    assertThat(asked)
        .isEqualTo(
            Expression.or(
                new Expression.MemberOf(id("group:dach")),
                new Expression.MemberOf(id("group:german")),
                new Expression.MemberOf(id("user:ana"))));
    Expression alone = new Expression.MemberOf(id("user:ana"));
    assertThat(NESTING.withMembers(alone)).isSameAs(alone);
  }

  @Test
  void circlesAreFoundAndDoNotLoop() {
    assertThat(NESTING.circular()).isEmpty();
    Nesting circle =
        nesting(
            Principal.of("group:a").within("group:b"),
            Principal.of("group:b").within("group:c"),
            Principal.of("group:c").within("group:a"));
    assertThat(circle.circular()).contains(id("group:a"));
    assertThat(circle.withMembers(ids("group:b"))).hasSize(3);
  }
}
