package io.meshwright.provider.snowflake.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.provider.snowflake.sql.SfArgument;
import org.junit.jupiter.api.Test;

class PolicyTextTest {
  @Test
  void theSignatureAndTheBodyAreRead() {
    PolicyText text =
        PolicyText.of(
                """
                create or replace row access policy "D"."S"."P -> (" as \
                ("a ""b, (c)" NUMBER(10,2), REGION VARCHAR(16777216))
                returns BOOLEAN ->
                CASE WHEN REGION = '->;' THEN TRUE ELSE FALSE END
                ;\
                """)
            .orElseThrow();
    assertThat(text.signature())
        .containsExactly(
            new SfArgument("a \"b, (c)", "NUMBER(10,2)"),
            new SfArgument("REGION", "VARCHAR(16777216)"));
    assertThat(text.body()).isEqualTo("CASE WHEN REGION = '->;' THEN TRUE ELSE FALSE END");
  }

  @Test
  void whatIsNoPolicyIsNotRead() {
    assertThat(PolicyText.of("")).isEmpty();
    assertThat(PolicyText.of("create table T (A int)")).isEmpty();
    assertThat(PolicyText.of("create masking policy P as (\"A -> ")).isEmpty();
    assertThat(PolicyText.of("create masking policy P as (A) returns INT -> A")).isEmpty();
  }

  @Test
  void namesWithDotsAndQuotesAreTakenApart() {
    assertThat(QualifiedName.parts("D.\"s.\"\"t\".T")).containsExactly("D", "s.\"t", "T");
    assertThat(QualifiedName.parts("SALES.<TABLE>")).containsExactly("SALES", "<TABLE>");
    assertThat(QualifiedName.parts("A..B")).isEmpty();
    assertThat(QualifiedName.parts("\"A")).isEmpty();
    assertThat(QualifiedName.single("\"a b\"")).isEqualTo("a b");
    assertThat(QualifiedName.single("A.B")).isEqualTo("A.B");
  }

  @Test
  void listsOfNamesAreRead() {
    assertThat(JsonNames.of("[ \"A\", \"b \\\"c\" ]")).containsExactly("A", "b \"c");
    assertThat(JsonNames.of("")).isEmpty();
  }
}
