package io.meshwright.provider.snowflake.apply;

import static io.meshwright.provider.snowflake.client.CatalogueQuery.COLUMNS;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.DATABASES;
import static io.meshwright.provider.snowflake.client.CatalogueQuery.TABLES;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import io.meshwright.provider.snowflake.client.SfComments;
import io.meshwright.provider.snowflake.resource.SfDatabase;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.spi.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An account that shows one database with one table, and changes in it. */
final class OneTable {
  static final String PLATFORM = "warehouse";
  static final Marker MARKER = new Marker(new WorkspaceId("retailer", "main"), "sales/orders");
  static final Address TABLE = SfTable.address(PLATFORM, "SALES", "ORDERS", "DAILY");
  static final Owner OURS = new Owner.Within(TABLE, MARKER);

  static ScriptedGateway account() {
    return new ScriptedGateway()
        .shows(
            DATABASES,
            "name",
            "SALES",
            "comment",
            SfComments.of(new SfDatabase("SALES", ""), MARKER))
        .shows(
            TABLES,
            "table_schema",
            "ORDERS",
            "table_name",
            "DAILY",
            "table_type",
            "BASE TABLE",
            "comment",
            SfComments.of(new SfTable("SALES", "ORDERS", "DAILY", List.of(), ""), MARKER))
        .shows(COLUMNS, column("REGION"))
        .shows(COLUMNS, column("BUYER"));
  }

  private static String[] column(String name) {
    return new String[] {
      "table_schema",
      "ORDERS",
      "table_name",
      "DAILY",
      "column_name",
      name,
      "data_type",
      "TEXT",
      "character_maximum_length",
      "10",
      "is_nullable",
      "YES"
    };
  }

  static Change make(SfResource resource, Owner owner) {
    return new Change.Create(
        new Desired(resource.toResource(PLATFORM), owner, Ordered.set(List.of())));
  }

  static Change update(SfResource before, SfResource after) {
    return new Change.Update(
        seen(before, OURS),
        new Desired(after.toResource(PLATFORM), OURS, Ordered.set(List.of())),
        Ordered.set(List.<String>of()));
  }

  static Change take(SfResource resource, Owner owner) {
    return new Change.Delete(seen(resource, owner));
  }

  private static Seen.Present seen(SfResource resource, Owner owner) {
    return new Seen.Present(
        resource.toResource(PLATFORM), owner, Ordered.map(Map.<String, Value>of()));
  }

  static List<Outcome> run(ScriptedGateway gateway, Change... changes) {
    return new SfBatch(PLATFORM, gateway, List.of(changes), Optional.empty()).run();
  }
}
