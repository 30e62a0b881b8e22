package io.meshwright.provider.snowflake.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.provider.snowflake.resource.SfView;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the texts of views and dynamic tables name. */
class MentionsTest {
  private static final String ORDERS = SfView.place("SALES", "ORDERS", "ORDERS_V1");
  private static final String SPY = SfView.place("SALES", "PUBLIC", "SPY");
  private static final String ANYTHING = SfView.Body.Unread.ANYTHING;

  private static SortedSet<String> named(String text) {
    return Mentions.among(
            List.of(List.of("SALES", "ORDERS", "ORDERS_V1"), List.of("SALES", "PUBLIC", "SPY")),
            Map.of(SPY, text))
        .of(SPY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT A FROM IDENTIFIER('sales.orders.orders_v1')",
        "SELECT A FROM identifier ( '\"SALES\".\"ORDERS\".\"ORDERS_V1\"' )",
        "SELECT A FROM IDENTIFIER/* here */('SALES.ORDERS.ORDERS_V1')",
        "SELECT A FROM TABLE('SALES.ORDERS.ORDERS_V1')"
      })
  void aNameInATextIsOne(String text) {
    assertThat(named(text)).containsExactly(ORDERS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT A FROM IDENTIFIER('SALES.ORDERS.\\x4fRDERS_V1')",
        "SELECT A FROM IDENTIFIER('SALES.ORDERS.\"IT''S\"')",
        "SELECT A FROM IDENTIFIER('SALES.ORDERS.OR' || 'DERS')",
        "SELECT A FROM IDENTIFIER($it)",
        "SELECT A FROM identifier -- here\n ($it)",
        "SELECT A FROM IDENTIFIER('T') JOIN IDENTIFIER(:it)",
        "SELECT A FROM TABLE($it)",
        "SELECT A FROM TABLE(?)",
        "SELECT A FROM TABLE('SALES.ORDERS.\\x4fRDERS_V1')",
        ""
      })
  void whatIsNamedByWhatIsNotShownMayBeAnything(String text) {
    assertThat(named(text)).containsExactly(ANYTHING);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT IDENTIFIER FROM T",
        "SELECT MY_IDENTIFIER(A) FROM T",
        "SELECT A FROM TABLE(FLATTEN(B))",
        "SELECT A FROM TABLE ( \"F\"('\\x4f'))"
      })
  void aColumnOrFunctionIsNone(String text) {
    assertThat(named(text)).isEmpty();
  }

  /** Names in quotes may have lines in them. */
  @Test
  void aDatabaseOfSeveralLinesIsFound() {
    String place = SfView.place("LEGACY\nOLD", "S\\n", "T");
    assertThat(SfView.path(place)).containsExactly("LEGACY\nOLD", "S\\n", "T");
    assertThat(
            Mentions.among(
                    List.of(
                        List.of("LEGACY\nOLD", "S\\n", "T"), List.of("LEGACY", "OLD\nS\\n", "T")),
                    Map.of(SPY, "SELECT A FROM \"LEGACY\nOLD\".\"S\\n\".\"T\""))
                .of(SPY))
        .contains(place);
    String own = SfView.place("LEGACY\nOLD", "S", "V");
    assertThat(
            Mentions.among(
                    List.of(List.of("LEGACY\nOLD", "S\\n", "T")), Map.of(own, "SELECT A FROM T"))
                .of(own))
        .containsExactly(place);
  }

  /** What is at other places is never taken for the same. */
  @Test
  void placesAreTold() {
    assertThat(SfView.place("A\nB", "C", "D"))
        .isNotEqualTo(SfView.place("A", "B\nC", "D"))
        .isNotEqualTo(SfView.place("A\\nB", "C", "D"));
  }
}
