package io.meshwright.provider.snowflake.apply;

import static io.meshwright.provider.snowflake.client.CatalogueQuery.DATABASES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.DATABASE_ROLES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.GRANTS_OF_DATABASE_ROLE;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.SCHEMAS;
import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.snowflake.client.SfComments;
import io.meshwright.provider.snowflake.resource.SfDatabase;
import io.meshwright.provider.snowflake.resource.SfDatabaseRole;
import io.meshwright.provider.snowflake.resource.SfRoleGrant;
import io.meshwright.spi.Outcome;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class SfBatchTest {
  private static final String ROLE = "ORDERS__DAILY_V1__READ";

  private final ScriptedGateway gateway = OneTable.account();

  private List<String> only() {
    assertThat(gateway.requests()).hasSize(1);
    return gateway.requests().getFirst();
  }

  private SfRoleGrant to(String role) {
    return new SfRoleGrant("SALES", ROLE, "role:" + role, List.of());
  }

  private void showsRole(String... claims) {
    gateway.shows(
        DATABASE_ROLES,
        "name",
        ROLE,
        "comment",
        SfComments.ledger(
            new SfDatabaseRole("SALES", ROLE, new TreeSet<>()), OneTable.MARKER, List.of(claims)));
  }

  private static Owner claimed() {
    return new Owner.Claimed(
        SfDatabaseRole.address(OneTable.PLATFORM, "SALES", ROLE), OneTable.MARKER);
  }

  @Test
  void aRoleIsClaimedBeforeItIsGiven() {
    showsRole("role:OLD");
    OneTable.run(
        gateway, OneTable.make(to("ANALYST"), claimed()), OneTable.make(to("BUYER"), claimed()));
    assertThat(only())
        .satisfiesExactly(
            s ->
                assertThat(s)
                    .startsWith("ALTER DATABASE ROLE")
                    .contains("OLD")
                    .contains("ANALYST")
                    .doesNotContain("BUYER"),
            s -> assertThat(s).startsWith("GRANT DATABASE ROLE").contains("ANALYST"),
            s -> assertThat(s).startsWith("ALTER DATABASE ROLE").contains("BUYER"),
            s -> assertThat(s).startsWith("GRANT DATABASE ROLE").contains("BUYER"));
  }

  @Test
  void aRoleIsTakenBeforeItsClaimGoes() {
    showsRole("role:ANALYST");
    gateway.shows(GRANTS_OF_DATABASE_ROLE, "granted_to", "ROLE", "grantee_name", "ANALYST");
    OneTable.run(gateway, OneTable.take(to("ANALYST"), claimed()));
    assertThat(only())
        .satisfiesExactly(
            s -> assertThat(s).startsWith("REVOKE DATABASE ROLE"),
            s -> assertThat(s).startsWith("ALTER DATABASE ROLE").doesNotContain("ANALYST"));
  }

  @Test
  void aClaimOfWhatIsGoneAlreadyGoes() {
    showsRole("role:ANALYST");
    assertThat(OneTable.run(gateway, OneTable.take(to("ANALYST"), claimed())))
        .containsExactly(new Outcome.Gone());
    assertThat(only()).singleElement().asString().startsWith("ALTER DATABASE ROLE");
  }

  @Test
  void whatARequestIsRefusedForIsSentAgainEachByItself() {
    showsRole();
    gateway.refuses("\"NOBODY\"", new MeshException(ErrorKind.CONFLICT, "no such role"));
    List<Outcome> outcomes =
        OneTable.run(
            gateway,
            OneTable.make(to("NOBODY"), claimed()),
            OneTable.make(to("ANALYST"), claimed()));
    assertThat(outcomes.getFirst())
        .isInstanceOfSatisfying(
            Outcome.Failed.class, f -> assertThat(f.problem().what()).contains("no such role"));
    assertThat(gateway.requests().getLast())
        .singleElement()
        .asString()
        .startsWith("GRANT DATABASE ROLE")
        .contains("ANALYST");
  }

  @Test
  void whatWasChangedMeanwhileIsNotWritten() {
    showsRole();
    gateway.shows(GRANTS_OF_DATABASE_ROLE, "granted_to", "ROLE", "grantee_name", "ANALYST");
    assertThat(OneTable.run(gateway, OneTable.make(to("ANALYST"), claimed())))
        .singleElement()
        .isInstanceOf(Outcome.Conflict.class);
    assertThat(gateway.requests()).isEmpty();
  }

  @Test
  void aDatabaseThatHoldsSomethingStays() {
    gateway
        .shows(SCHEMAS, "schema_name", "PUBLIC", "is_managed_access", "NO")
        .shows(SCHEMAS, "schema_name", "THEIRS", "is_managed_access", "NO");
    List<Outcome> outcomes =
        OneTable.run(
            gateway, OneTable.take(new SfDatabase("SALES", ""), new Owner.Marked(OneTable.MARKER)));
    assertThat(outcomes)
        .singleElement()
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            f -> assertThat(f.problem().what()).contains("holds schema THEIRS"));
    assertThat(gateway.requests()).isEmpty();
  }

  @Test
  void aLookAsksNoMoreThanItsKindIsJudgedBy() {
    showsRole();
    OneTable.run(gateway, OneTable.make(to("ANALYST"), claimed()));
    assertThat(gateway.asked())
        .containsExactly(
            DATABASES,
            DATABASE_ROLES,
            GRANTS_OF_DATABASE_ROLE,
            DATABASES,
            DATABASE_ROLES,
            GRANTS_OF_DATABASE_ROLE);
  }
}
