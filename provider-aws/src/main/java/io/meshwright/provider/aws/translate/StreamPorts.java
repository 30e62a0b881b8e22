package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.schema.Column;
import io.meshwright.kit.translate.WholePolicies;
import io.meshwright.provider.aws.resource.AwsColumn;
import io.meshwright.provider.aws.resource.AwsRegistry;
import io.meshwright.provider.aws.resource.AwsSchema;
import io.meshwright.provider.aws.resource.AwsStream;
import io.meshwright.provider.aws.resource.AwsStreamGrant;
import io.meshwright.provider.aws.resource.Way;
import io.meshwright.provider.aws.text.AvroNames;
import io.meshwright.provider.aws.text.AvroTypes;
import io.meshwright.spi.PlatformSlice;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;

/** Ports of streams: per table a stream of Kinesis, its schema, and statements in its policy. */
final class StreamPorts {
  private final Draft draft;
  private final String prefix;
  private final String encryption;

  StreamPorts(Draft draft, String prefix, String encryption) {
    this.draft = draft;
    this.prefix = prefix;
    this.encryption = encryption;
  }

  /** Adds a port's streams, each closed where a policy does not survive on it. */
  void add(DataProduct product, PlatformSlice.SlicePort port) {
    for (TablePolicies policies : port.tables()) {
      List<PolicyVerdict> verdicts =
          StatementVerdicts.of(policies, "a stream", draft::isMany).stream()
              .map(draft::judge)
              .toList();
      boolean closes = verdicts.stream().anyMatch(PolicyVerdict::closes);
      WholePolicies open = new WholePolicies(closes ? policies.withoutGrants() : policies, true);
      stream(product, port.port(), policies, open);
    }
  }

  private NamePrefix names() {
    return draft.slice().platform().namePrefix();
  }

  private void stream(
      DataProduct product, OutputPort port, TablePolicies policies, WholePolicies open) {
    String registry = AwsNames.registry(prefix, names(), product.address());
    String name = AwsNames.stream(prefix, names(), port, policies.schema().name());
    Address address = AwsStream.address(draft.platform(), name);
    draft.subject(policies.table(), address);
    boolean free =
        draft.claim(AwsRegistry.address(draft.platform(), registry), product.address().toString())
            && draft.claim(address, policies.table().toString());
    List<AwsColumn> columns = columns(policies);
    if (!free || !areApart(columns, policies)) {
      return;
    }
    Owner owner = new Owner.Marked(draft.marker(product));
    draft.add(
        new AwsRegistry(registry, GlueTexts.description(product.description())), owner, List.of());
    draft.add(
        new AwsSchema(
            registry,
            name,
            AwsSchema.FULL,
            AvroNames.of(AwsNames.table(port, policies.schema().name())),
            GlueTexts.description(policies.schema().description()),
            columns,
            ""),
        owner,
        List.of());
    draft.add(new AwsStream(name, AwsStream.ON_DEMAND, encryption, registry), owner, List.of());
    grants(name, new Owner.Within(address, draft.marker(product)), policies, open);
  }

  private static List<AwsColumn> columns(TablePolicies policies) {
    List<AwsColumn> columns = new ArrayList<>();
    for (Column column : policies.schema().columns()) {
      String name = AvroNames.of(column.name());
      columns.add(
          new AwsColumn(
              name,
              AvroTypes.of(column.type(), name),
              GlueTexts.comment(column.description()),
              column.name(),
              column.type().text(),
              column.required()));
    }
    return columns;
  }

  private boolean areApart(List<AwsColumn> columns, TablePolicies policies) {
    Set<String> seen = new HashSet<>();
    for (AwsColumn column : columns) {
      if (!seen.add(column.name())) {
        draft.problem(
            Problem.error(
                "name-collision",
                policies.table() + "." + column.published(),
                "two columns become '" + column.name() + "' in Avro",
                "rename one of the two"));
        return false;
      }
    }
    return true;
  }

  private void grants(String stream, Owner owner, TablePolicies policies, WholePolicies open) {
    Set<PolicyId> realises = Draft.policiesOf(policies);
    draft
        .named(open.given())
        .forEach(
            (identity, ways) ->
                ways.forEach(
                    (privilege, until) -> {
                      Way way = StatementVerdicts.way(privilege);
                      draft.add(
                          new AwsStreamGrant(
                              stream, identity, way, actions(way), StatementVerdicts.text(until)),
                          owner,
                          realises);
                    }));
  }

  private static SortedSet<String> actions(Way way) {
    return Ordered.set(
        switch (way) {
          case DISCOVER, LIST -> List.of("kinesis:DescribeStreamSummary");
          case READ ->
              List.of(
                  "kinesis:DescribeStreamSummary",
                  "kinesis:GetRecords",
                  "kinesis:GetShardIterator",
                  "kinesis:ListShards");
          case WRITE ->
              List.of(
                  "kinesis:DescribeStreamSummary",
                  "kinesis:ListShards",
                  "kinesis:PutRecord",
                  "kinesis:PutRecords");
        });
  }
}
