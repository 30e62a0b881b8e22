package io.meshwright.provider.snowflake.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Statements that made views, as the catalogue shows them. */
class ViewTextTest {
  private static final String HEAD = "create or replace secure view D.S.V (\"a,b\", C)";

  @Test
  void whatSelectsFromOneTableIsReadWhateverItsBlanks() {
    assertThat(
            ViewText.of(
                HEAD
                    + " copy grants comment = 'as select (x) from y where z'\n as\nselect \"a,b\","
                    + " case when F(C, 1) then C else null end\n from \"D\".S.\"T\" where C > 1;"))
        .hasValueSatisfying(
            t -> {
              assertThat(t.columns()).containsExactly("a,b", "C");
              assertThat(t.items())
                  .containsExactly("\"a,b\"", "case when F(C, 1) then C else null end");
              assertThat(t.table()).containsExactly("D", "S", "T");
              assertThat(t.where()).isEqualTo("C > 1");
            });
  }

  @Test
  void whatIsNoSelectionFromOneTableIsNotRead() {
    assertThat(ViewText.of("")).isEmpty();
    assertThat(ViewText.of("CREATE VIEW V AS SELECT A FROM D.S.T")).isEmpty();
    assertThat(ViewText.of(HEAD + " AS SELECT A, B FROM T")).isEmpty();
    assertThat(ViewText.of(HEAD + " AS SELECT A FROM D.S.T")).isEmpty();
    assertThat(ViewText.of(HEAD + " AS SELECT A, B FROM \"D\".\"S\".\"T\" AS X")).isEmpty();
    assertThat(ViewText.of(HEAD + " AS SELECT A, B FROM \"D\".\"S\".\"T\" JOIN \"D\".\"S\".\"U\""))
        .isEmpty();
    assertThat(ViewText.of(HEAD + " AS SELECT A, B FROM (SELECT A, B FROM D.S.T)")).isEmpty();
  }

  private static final String DYNAMIC =
      "CREATE DYNAMIC TABLE D.S.V lag = '1 hour' refresh_mode = 'AUTO' warehouse = W AS ";

  @Test
  void aDynamicTableIsReadWhereItKeepsColumnsOfOneTable() {
    assertThat(
            ViewText.ofDynamic(
                DYNAMIC + "SELECT \"a,b\", \"C\" FROM \"D\".s.\"T\" WHERE \"C\" > 1;"))
        .hasValueSatisfying(
            t -> {
              assertThat(t.columns()).containsExactly("a,b", "C");
              // A name without quotes is in capitals.
              assertThat(t.table()).containsExactly("D", "S", "T");
              assertThat(t.where()).isEqualTo("\"C\" > 1");
            });
  }

  @Test
  void aDynamicTableThatSaysMoreThanItsQueryIsNotRead() {
    String query = "SELECT \"A\" FROM \"D\".\"S\".\"T\"";
    assertThat(ViewText.ofDynamic(DYNAMIC + query)).isPresent();
    assertThat(ViewText.ofDynamic("")).isEmpty();
    assertThat(ViewText.ofDynamic("CREATE DYNAMIC TABLE V (\"B\") LAG = '1 day' AS " + query))
        .isEmpty();
    assertThat(
            ViewText.ofDynamic("CREATE DYNAMIC TABLE V LAG = '1 day' BACKFILL FROM U AS " + query))
        .isEmpty();
    assertThat(ViewText.ofDynamic(DYNAMIC + "SELECT DISTINCT \"A\" FROM D.S.T")).isEmpty();
    assertThat(ViewText.ofDynamic(DYNAMIC + "SELECT A FROM D.S.T")).isEmpty();
    assertThat(ViewText.ofDynamic(DYNAMIC + "SELECT \"A\" AS \"B\" FROM D.S.T")).isEmpty();
    assertThat(ViewText.ofDynamic(DYNAMIC + query + " GROUP BY ALL")).isEmpty();
    assertThat(ViewText.ofDynamic(DYNAMIC + query + " UNION " + query)).isEmpty();
  }
}
