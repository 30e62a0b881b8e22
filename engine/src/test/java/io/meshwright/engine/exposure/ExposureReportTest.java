package io.meshwright.engine.exposure;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Session;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ExposureReportTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final PrincipalId ANALYSTS = PrincipalId.parse("group:analysts");
  private static final Session ANA =
      new Session(new SessionId("ana"), Ordered.set(List.of(ANALYSTS)));
  private static final Expression MEMBER = new Expression.MemberOf(ANALYSTS);

  private static AccessRules rules(Expression visible, Mask... masks) {
    return new AccessRules(
        Ordered.map(
            Map.of(
                "email",
                new CellRule(
                    visible,
                    List.of(masks).stream()
                        .map(m -> new CellRule.MaskCase(Expression.Constant.TRUE, m))
                        .toList()))),
        Expression.Constant.FALSE,
        Expression.Constant.FALSE);
  }

  private static AccessRules until(String instant) {
    return rules(Expression.and(MEMBER, new Expression.Before(Instant.parse(instant))));
  }

  private static List<ExposureChange> changes(AccessRules before, AccessRules after) {
    return new ExposureReport(List.of(ANA), NOW).changes("t", before, after);
  }

  @Test
  void aLaterEndIsAWideningAndIsShown() {
    assertThat(changes(until("2027-01-01T00:00:00Z"), until("2031-01-01T00:00:00Z")))
        .singleElement()
        .satisfies(
            c -> {
              assertThat(c.widens()).isTrue();
              assertThat(c.narrows()).isFalse();
              assertThat(c.after())
                  .containsExactly("reads email on all rows until 2031-01-01T00:00:00Z");
            });
  }

  @Test
  void anEndThatIsTakenAwayIsAWidening() {
    assertThat(changes(until("2027-01-01T00:00:00Z"), rules(MEMBER)))
        .singleElement()
        .satisfies(c -> assertThat(c.widens()).isTrue());
  }

  @Test
  void aMaskThatIsTakenAwayIsAWideningAndANewOneANarrowing() {
    Mask hash = new Mask.Hash(Optional.empty());
    assertThat(changes(rules(MEMBER, hash), rules(MEMBER)))
        .singleElement()
        .satisfies(c -> assertThat(c.widens()).isTrue());
    assertThat(changes(rules(MEMBER), rules(MEMBER, hash)))
        .singleElement()
        .satisfies(c -> assertThat(c.widens()).isFalse())
        .satisfies(c -> assertThat(c.narrows()).isTrue());
  }

  @Test
  void whatStaysIsLeftOut() {
    assertThat(changes(rules(MEMBER), rules(MEMBER))).isEmpty();
  }
}
