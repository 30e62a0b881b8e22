package io.meshwright.provider.snowflake.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Resource;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.kit.sql.UnwritableException;
import io.meshwright.provider.snowflake.client.FakeGateway;
import io.meshwright.provider.snowflake.client.SfComments;
import io.meshwright.provider.snowflake.client.SfLive;
import io.meshwright.provider.snowflake.client.SignIn;
import io.meshwright.provider.snowflake.client.SnowflakeTarget;
import io.meshwright.provider.snowflake.fake.FakeAccount;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfDatabase;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfView;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** A view is read from the statement that made it as what was written, on tables of every type. */
class ViewReadingTest {
  private static final Marker MARKER = new Marker(new WorkspaceId("retailer", "main"), "s.o");
  private static final SnowflakeTarget TARGET =
      new SnowflakeTarget(
          "A",
          "U",
          "DEPLOYER",
          Optional.empty(),
          Optional.empty(),
          new SignIn.ProgrammaticToken("env:TOKEN"),
          Optional.empty());

  private static Resource read(FakeAccount account, SfView view) {
    Address address = view.address("p");
    FakeGateway gateway =
        new FakeGateway(account, TARGET, new CallMeter(new PlatformName("p"), call -> {}));
    return Optional.ofNullable(
            SfLive.at(
                    "p",
                    SfView.KIND,
                    List.of(address, ((SfView.Body.Ruled) view.body()).table().address("p")),
                    gateway)
                .facts()
                .get(address))
        .orElseThrow()
        .resource();
  }

  private static List<SqlText> table(RandomBodies made, SfView view) {
    List<SfColumn> columns = new ArrayList<>();
    made.types()
        .forEach(
            (c, type) -> columns.add(new SfColumn(c, SfTypes.of(type), false, c, type.text())));
    SfView.Base base = ((SfView.Body.Ruled) view.body()).table();
    SfTable table = new SfTable(base.database(), base.schema(), "T", columns, "");
    List<SqlText> all = new ArrayList<>();
    for (String database : new TreeSet<>(List.of(base.database(), view.database()))) {
      all.add(
          SfStatements.createDatabase(
              database, SfComments.of(new SfDatabase(database, ""), MARKER)));
    }
    all.add(SfStatements.createSchema(base.database(), base.schema(), true, ""));
    all.add(SfStatements.createTable(table, SfComments.of(table, MARKER)));
    if (!view.database().equals(base.database())) {
      all.add(SfStatements.createSchema(view.database(), view.schema(), true, ""));
    }
    return all;
  }

  @Test
  void whatIsWrittenIsRead() {
    assertThatItIsRead(made -> made.view("T"));
  }

  @Test
  void whatIsWrittenOfAPortsViewIsRead() {
    assertThatItIsRead(made -> made.port("T"));
  }

  private static void assertThatItIsRead(Function<RandomBodies, SfView> views) {
    int read = 0;
    for (long seed = 1; seed <= RandomBodies.CASES / 5; seed++) {
      RandomBodies made = RandomBodies.of(seed);
      SfView view = views.apply(made);
      FakeAccount account = new FakeAccount();
      table(made, view).forEach(s -> account.runAs("DEPLOYER", s.toString()));
      try {
        List<SqlText> both =
            made.views(view, SfComments.of(view, (SfView.Body.Ruled) view.body(), MARKER));
        account.runAs("DEPLOYER", both.get(0).toString());
        assertThat(read(account, view)).as("seed %d", seed).isEqualTo(view.toResource("p"));
        account.runAs("DEPLOYER", both.get(1).toString());
        assertThat(read(account, view)).as("seed %d", seed).isEqualTo(view.toResource("p"));
        read++;
      } catch (UnwritableException e) {
        // Another seed has one that can be written.
      }
    }
    assertThat(read).isPositive();
  }
}
