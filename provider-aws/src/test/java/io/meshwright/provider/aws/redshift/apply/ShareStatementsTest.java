package io.meshwright.provider.aws.redshift.apply;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.meshwright.provider.aws.redshift.fake.FakeDatabase;
import io.meshwright.provider.aws.redshift.resource.RsShareGrant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Hostile names stay one name each in statements about datashares. */
class ShareStatementsTest {
  private static final List<String> PIECES =
      List.of(
          "\"",
          "'",
          ";",
          "--",
          "/*",
          "*/",
          "\\",
          "\n",
          "$$",
          ".",
          ",",
          " ",
          "a",
          "DROP",
          "ü",
          "\uD83D\uDE00");
  private static final int CASES = 2_000;

  private static String name(Random random) {
    StringBuilder name = new StringBuilder();
    for (int i = 1 + random.nextInt(8); i > 0; i--) {
      name.append(PIECES.get(random.nextInt(PIECES.size())));
    }
    return name.toString();
  }

  private static String quoted(String name) {
    return "\"" + name.replace("\"", "\"\"") + "\"";
  }

  @Test
  void whateverIsInAName() {
    for (int seed = 1; seed <= CASES; seed++) {
      Random random = new Random(seed);
      String share = name(random);
      String schema = name(random);
      String table = name(random);
      FakeDatabase database = new FakeDatabase();
      database.run(
          List.of(
              "CREATE SCHEMA " + quoted(schema),
              "CREATE TABLE " + quoted(schema) + "." + quoted(table) + " (\"c\" INTEGER)",
              ShareStatements.create(share).toString(),
              ShareStatements.addSchema(share, schema).toString(),
              ShareStatements.unmaskForShares(schema, table).toString(),
              ShareStatements.addTables(share, schema, List.of(table)).toString()));
      assertThat(database.lines())
          .as("seed %s", seed)
          .anyMatch(l -> l.startsWith("datashare " + share + " ") && l.contains(table));
      database.run(
          List.of(
              ShareStatements.removeTables(share, schema, List.of(table)).toString(),
              ShareStatements.takeNothingNew(share, schema).toString(),
              ShareStatements.close(share).toString(),
              ShareStatements.removeSchema(share, schema).toString(),
              ShareStatements.drop(share).toString()));
      assertThat(database.lines()).as("seed %s", seed).noneMatch(l -> l.startsWith("datashare"));
    }
  }

  /** Others may have named consumers anything; what the server shows of them is one literal. */
  @Test
  void whateverIsInAConsumer() {
    assertThat(ShareStatements.revoke(RsShareGrant.usage("s", "d", "account:1' OR '1")).toString())
        .isEqualTo("REVOKE USAGE ON DATASHARE \"d\" FROM ACCOUNT '1'' OR ''1'");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ShareStatements.grant(RsShareGrant.usage("s", "d", "namespace:a\\")));
  }
}
