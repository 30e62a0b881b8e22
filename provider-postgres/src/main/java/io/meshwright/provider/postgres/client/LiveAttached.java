package io.meshwright.provider.postgres.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import io.meshwright.provider.postgres.client.CatalogueRows.Attached;
import io.meshwright.provider.postgres.resource.PgSchema;
import io.meshwright.provider.postgres.resource.PgTable;
import io.meshwright.provider.postgres.resource.PgView;
import java.util.List;
import java.util.Map;

/**
 * What others hang on a table, view or schema and no lift understands: triggers, rules, views
 * elsewhere that read it, publications, default privileges. It is shown and never written, so it
 * has no record of its own; its kinds are not among those of the capabilities.
 */
final class LiveAttached {
  private LiveAttached() {}

  static Seen.Present fact(String platform, Attached row) {
    Address on =
        switch (row.on()) {
          case 's' -> PgSchema.address(platform, row.schema());
          case 'v', 'm' -> Address.of(platform, PgView.KIND, row.schema(), row.relation());
          default -> PgTable.address(platform, row.schema(), row.relation());
        };
    Resource resource =
        Resource.of(
            Address.of(platform, row.kind(), row.schema(), row.relation(), row.name()),
            Map.of(
                "owner",
                Value.of(row.owner()),
                "definition",
                new Value.Opaque(Digest.of(row.definition()))),
            List.of(on));
    return new Seen.Present(resource, new Owner.Foreign(), Ordered.map(Map.<String, Value>of()));
  }
}
