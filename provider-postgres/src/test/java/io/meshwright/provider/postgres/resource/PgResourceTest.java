package io.meshwright.provider.postgres.resource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

final class PgResourceTest {
  private static final Expression MEMBER = new Expression.MemberOf(PrincipalId.ofNative("mw_r\"x"));

  private static List<Mask> masks() {
    List<Mask> masks =
        new ArrayList<>(
            List.of(
                new Mask.Nullify(),
                new Mask.Redact(),
                new Mask.Hash(Optional.empty()),
                new Mask.Hash(Optional.of("env:KEY")),
                new Mask.Partial(1, 2),
                new Mask.TruncateNumber(new BigDecimal("0.50")),
                new Mask.TruncateText(3)));
    for (Mask.Unit unit : Mask.Unit.values()) {
      masks.add(new Mask.TruncateTime(unit));
    }
    List<DataValue> values =
        List.of(
            DataValue.Null.VALUE,
            new DataValue.Bool(true),
            DataValue.Numeric.of(-5),
            new DataValue.Numeric(new BigDecimal("1E+20")),
            new DataValue.Floating(Double.NaN),
            new DataValue.Floating(0.1),
            new DataValue.Text("it's\n"),
            new DataValue.Binary("00ff"),
            new DataValue.Date(LocalDate.of(-43, 3, 15)),
            new DataValue.Time(LocalTime.of(1, 2, 3, 4_000)),
            new DataValue.Timestamp(LocalDateTime.of(12345, 1, 1, 0, 0)),
            new DataValue.TimestampTz(Instant.EPOCH),
            new DataValue.Uuid(new UUID(1, 2)),
            new DataValue.Json("{}"));
    values.forEach(v -> masks.add(new Mask.Constant(v)));
    return masks;
  }

  private static List<PgResource> resources() {
    List<PgView.MaskCase> cases =
        masks().stream().map(m -> new PgView.MaskCase(MEMBER, m)).toList();
    PgView.Column plain = new PgView.Column("a", "b", "text", Optional.empty(), List.of(), "");
    PgView.Column masked = new PgView.Column("c", "d", "integer", Optional.of(MEMBER), cases, "x");
    return List.of(
        new PgSchema("sales_orders", "Orders\nof sales"),
        new PgRole("r", true, true, Optional.empty(), ""),
        PgRole.group("mw_r", PgRole.Use.EXEMPT, "x"),
        new PgMembership("r", "m", true, false, true),
        PgMembership.inheriting("r", "m"),
        new PgTable(
            "s",
            "t",
            List.of(
                new PgTable.Column("a", "integer", false, "key"),
                new PgTable.Column("b\"", "text", true, "")),
            List.of("a"),
            List.of(List.of("b\""), List.of("a", "b\"")),
            true,
            "T"),
        new PgPolicy(
            "s",
            "t",
            "p",
            true,
            PgPolicy.Command.UPDATE,
            Ordered.set(List.of("r", "public")),
            Optional.of(MEMBER),
            Optional.of(Expression.Constant.TRUE)),
        new PgPolicy(
            "s",
            "t",
            "q",
            false,
            PgPolicy.Command.INSERT,
            Ordered.set(List.of("r")),
            Optional.empty(),
            Optional.empty()),
        new PgView(
            "s",
            "v",
            new PgView.Select("s_internal", "t", List.of(plain, masked), Optional.of(MEMBER)),
            true,
            false,
            "o",
            "V"),
        new PgView(
            "s",
            "w",
            new PgView.Unread(Digest.of("SELECT 1"), List.of("?column?")),
            false,
            true,
            "o",
            ""),
        PgGrant.onSchema("s", "r", Ordered.set(List.of("USAGE"))),
        new PgGrant(
            "s",
            "t",
            "public",
            PgGrant.On.TABLE,
            Ordered.set(List.of("SELECT(a)", "SELECT(b (c))", "INSERT")),
            Ordered.set(List.of("INSERT"))));
  }

  @Test
  void everyRecordComesBackAsItWas() {
    for (PgResource resource : resources()) {
      Resource neutral = resource.toResource("pg");
      assertThat(PgResource.of(neutral)).isEqualTo(resource);
      assertThat(PgResource.of(neutral).toResource("pg")).isEqualTo(neutral);
      assertThat(neutral.address()).isEqualTo(resource.address("pg"));
    }
  }

  @Test
  void aViewNeedsItsSourceItsOwnerAndTheRolesItAsksAbout() {
    Resource view =
        resources().stream()
            .filter(r -> r instanceof PgView v && v.name().equals("v"))
            .findFirst()
            .orElseThrow()
            .toResource("pg");
    assertThat(view.dependsOn())
        .containsExactlyInAnyOrder(
            PgSchema.address("pg", "s"), PgRole.address("pg", "o"),
            PgRole.address("pg", "mw_r\"x"), PgTable.address("pg", "s_internal", "t"));
  }

  @Test
  void wordsOfColumnPrivilegesTakeAnyName() {
    String word = PgGrant.word("SELECT", "b (c)");
    assertThat(PgGrant.privilegeOf(word)).isEqualTo("SELECT");
    assertThat(PgGrant.columnOf(word)).isEqualTo("b (c)");
    assertThat(PgGrant.columnOf("SELECT")).isEmpty();
  }

  @Test
  void anUnknownKindOrAttributeNamesItsAddress() {
    Resource schema = new PgSchema("s", "").toResource("pg");
    Resource empty = Resource.of(schema.address(), Map.of(), List.of());
    assertThatThrownBy(() -> PgResource.of(empty))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("pg/schema/s: attribute 'comment'");
  }
}
