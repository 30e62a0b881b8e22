package io.meshwright.provider.snowflake.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.resource.SfListing;
import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ListingStatementsTest {
  static SfListing listing(String name, String title, String description, String... accounts) {
    return new SfListing(
        name,
        "S",
        new TreeSet<>(List.of(accounts)),
        SfListing.Offer.PRIVATE,
        title,
        description,
        List.of());
  }

  private static SqlText create(String... accounts) {
    return ListingStatements.create(listing("L", "t", "d", accounts), "c");
  }

  @Test
  void itSaysForWhomItIsAndThatNobodyHandsItOn() {
    assertThat(create("account:ORG.B_1", "account:ORG.A"))
        .hasToString(
            "CREATE EXTERNAL LISTING \"L\" SHARE \"S\" AS 'title: \"t\"\\ndescription: \"d\"\\n"
                + "listing_terms:\\n  type: \"OFFLINE\"\\ntargets:\\n  accounts:\\n  - \"ORG.A\"\\n"
                + "  - \"ORG.B_1\"\\nresharing:\\n  enabled: false\\nshare_restrictions: true\\n'"
                + " PUBLISH = TRUE REVIEW = TRUE COMMENT = 'c'");
  }

  @Test
  void itIsUnpublishedBeforeItIsDropped() {
    assertThat(ListingStatements.unpublish("L")).hasToString("ALTER LISTING \"L\" UNPUBLISH");
    assertThat(ListingStatements.publish("L")).hasToString("ALTER LISTING \"L\" PUBLISH");
    assertThat(ListingStatements.drop("L")).hasToString("DROP LISTING \"L\"");
  }

  @Test
  void oneForNobodyIsNotWritten() {
    assertThatIllegalArgumentException().isThrownBy(ListingStatementsTest::create);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "account:",
        "account:AB12345",
        "account:A.B\"]",
        "account:A.B, C.D",
        "role:X",
        "listing:X"
      })
  void whatIsNoAccountGetsNone(String account) {
    assertThatIllegalArgumentException().isThrownBy(() -> create(account));
  }
}
