package io.meshwright.provider.snowflake.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshwright.api.name.Ordered;
import io.meshwright.provider.snowflake.resource.SfImportedDatabase;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShareStatementsTest {
  private static SfShareAccount account(String account) {
    return new SfShareAccount("S", account, List.of());
  }

  @Test
  void aShareIsMadeEmptyWithItsComment() {
    assertThat(ShareStatements.create("S\"", "a\nit's"))
        .hasToString("CREATE SHARE \"S\"\"\" COMMENT = 'a\\nit''s'");
    assertThat(ShareStatements.comment("S", "x"))
        .hasToString("ALTER SHARE \"S\" SET COMMENT = 'x'");
    assertThat(ShareStatements.drop("S")).hasToString("DROP SHARE \"S\"");
  }

  @Test
  void anAccountIsAddedAndRemovedByItself() {
    assertThat(ShareStatements.add(account("account:ORG.ACC_1")))
        .hasToString("ALTER SHARE \"S\" ADD ACCOUNTS = \"ORG\".\"ACC_1\"");
    assertThat(ShareStatements.remove(account("account:AB12345")))
        .hasToString("ALTER SHARE \"S\" REMOVE ACCOUNTS = \"AB12345\"");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"account:", "account:a.b.c", "account:A.B, C.D", "account:A\"", "listing:X", "X"})
  void whatIsNoAccountGetsNothing(String account) {
    assertThatIllegalArgumentException().isThrownBy(() -> ShareStatements.add(account(account)));
    assertThat(ShareStatements.isAccount(account)).isFalse();
  }

  private static SfImportedDatabase imported(String from) {
    return new SfImportedDatabase("D", from, true, "R", Ordered.set(List.<String>of()), List.of());
  }

  @Test
  void aShareOfAnotherAccountIsNamedByThreeNames() {
    assertThat(ImportStatements.create(imported("ORG.ACC_1.S.x\""), "it's"))
        .hasToString(
            "CREATE DATABASE \"D\" FROM SHARE \"ORG\".\"ACC_1\".\"S.x\"\"\" COMMENT = 'it''s'");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "X", "ACC.X", "org.ACC.X", "ORG.ACC.", "ORG-1.ACC.X"})
  void whatNamesNoAccountIsNoShare(String from) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ImportStatements.create(imported(from), ""));
  }
}
