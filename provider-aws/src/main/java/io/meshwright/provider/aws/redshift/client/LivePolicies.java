package io.meshwright.provider.aws.redshift.client;

import io.meshwright.api.policy.Mask;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Digest;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.schema.DataType;
import io.meshwright.provider.aws.redshift.resource.PolicyNames;
import io.meshwright.provider.aws.redshift.resource.RsMask;
import io.meshwright.provider.aws.redshift.resource.RsMaskAttachment;
import io.meshwright.provider.aws.redshift.resource.RsRowPolicy;
import io.meshwright.provider.aws.redshift.resource.RsTable;
import io.meshwright.provider.aws.redshift.sql.ConditionReader;
import io.meshwright.provider.aws.redshift.sql.MaskReader;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** Row policies and masking policies that are attached to tables. */
final class LivePolicies {
  private final RsLive live;
  private final CatalogueRows rows;

  LivePolicies(RsLive live, CatalogueRows rows) {
    this.live = live;
    this.rows = rows;
  }

  void read() {
    Map<String, String> predicates = named(CatalogueQuery.ROW_POLICIES);
    for (CatalogueRows.Row row : rows.of(CatalogueQuery.ATTACHED_ROWS)) {
      String schema = row.text(0);
      String table = row.text(1);
      String name = row.text(2);
      String grantee = row.grantee(3, 4);
      live.add(
          new RsRowPolicy(
              schema,
              table,
              grantee,
              name,
              ConditionReader.read(
                  predicates.getOrDefault(name, "policy " + name), live.types(schema, table))),
          live.within(
              RsTable.address(live.platform(), schema, table),
              name.equals(PolicyNames.rowPolicy(schema, table, grantee))));
    }
    masks();
  }

  private Map<String, String> named(CatalogueQuery query) {
    Map<String, String> texts = new HashMap<>();
    rows.of(query).forEach(r -> texts.put(r.text(0), r.text(1)));
    return texts;
  }

  private void masks() {
    Map<String, String> expressions = named(CatalogueQuery.MASK_POLICIES);
    Map<Address, Map<Integer, Level>> ours = new TreeMap<>();
    for (CatalogueRows.Row row : rows.of(CatalogueQuery.ATTACHED_MASKS)) {
      List<String> inputs = JsonTexts.of(row.text(6));
      for (String column : JsonTexts.of(row.text(7))) {
        Attachment attached =
            new Attachment(
                row.text(0),
                row.text(1),
                row.text(2),
                column,
                row.grantee(3, 4),
                Integer.parseInt(row.text(5)));
        RsMask.Look look =
            inputs.equals(List.of(column))
                ? look(expressions.getOrDefault(attached.policy(), ""), attached)
                : new RsMask.Look.Unread(Digest.of(inputs + " " + attached.policy()).toString());
        if (attached.isOurs()) {
          ours.computeIfAbsent(attached.address(live.platform()), k -> new TreeMap<>())
              .computeIfAbsent(attached.priority(), k -> new Level(look, new TreeSet<>()))
              .to()
              .add(attached.grantee());
        } else {
          live.add(attached.by(look), new Owner.Foreign());
        }
      }
    }
    ours.forEach(this::mask);
  }

  private void mask(Address address, Map<Integer, Level> levels) {
    List<RsMask.Level> all = new ArrayList<>();
    levels.forEach(
        (priority, level) -> all.add(new RsMask.Level(level.look(), priority, level.to())));
    all.sort(Comparator.comparingInt(RsMask.Level::priority));
    List<String> path = address.path();
    Address table = RsTable.address(live.platform(), path.get(0), path.get(1));
    live.add(new RsMask(path.get(0), path.get(1), path.get(2), all), live.within(table, true));
  }

  private RsMask.Look look(String json, Attachment attached) {
    Optional<DataType> type =
        Optional.ofNullable(live.types(attached.schema(), attached.table()).get(attached.column()));
    List<String> expressions = JsonTexts.fields(json, "expr");
    Optional<MaskReader.Read> read =
        expressions.size() == 1
            ? type.flatMap(t -> MaskReader.read(expressions.getFirst(), t))
            : Optional.empty();
    return read.<RsMask.Look>map(
            r ->
                r.mask()
                    .<RsMask.Look>map((Mask m) -> new RsMask.Look.Masked(m))
                    .orElseGet(RsMask.Look.Raw::new))
        .orElseGet(() -> new RsMask.Look.Unread(Digest.of(json).toString()));
  }

  /** One level of our masks, as it is found. */
  private record Level(RsMask.Look look, TreeSet<String> to) {}

  /** A masking policy on a column for somebody. */
  private record Attachment(
      String policy, String schema, String table, String column, String grantee, int priority) {
    boolean isOurs() {
      return policy.equals(PolicyNames.maskPolicy(schema, table, column, priority));
    }

    Address address(String platform) {
      return RsMask.address(platform, schema, table, column);
    }

    RsMaskAttachment by(RsMask.Look look) {
      return new RsMaskAttachment(schema, table, column, policy, grantee, look, priority);
    }
  }
}
