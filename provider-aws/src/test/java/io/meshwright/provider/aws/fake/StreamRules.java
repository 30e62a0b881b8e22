package io.meshwright.provider.aws.fake;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.resource.Value;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.aws.client.AccessStatements;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsStreamGrant;
import io.meshwright.spi.TableRows;
import io.meshwright.testkit.contract.NativeEnforcement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What Kinesis shows: by its pages a consumer lists shards, asks for an iterator and gets records,
 * all of what is in them. Judged are the very documents that the service would get. What policies
 * of IAM allow besides is not known here.
 */
public final class StreamRules implements NativeEnforcement {
  private static final List<String> CONSUMING =
      List.of("kinesis:ListShards", "kinesis:GetShardIterator", "kinesis:GetRecords");

  /** Rules; they have no state. */
  public StreamRules() {}

  @Override
  public TableRows shown(
      ResourceState state, Address stream, List<List<DataValue>> rows, Asking asks) {
    String name = stream.path().getFirst();
    String arn = "arn:aws:kinesis:eu-central-1:111122223333:stream/" + name;
    PolicyJudge judge = new PolicyJudge(documents(state, stream, arn));
    boolean reads =
        asks.active().stream()
            .anyMatch(
                role ->
                    CONSUMING.stream()
                        .allMatch(
                            action ->
                                judge.allows(
                                    new PolicyJudge.Request(
                                        action, arn, role, Map.of(), asks.now()))));
    return reads
        ? new TableRows(columns(state, stream), rows)
        : new TableRows(List.of(), List.of());
  }

  private static List<String> documents(ResourceState state, Address stream, String arn) {
    List<String> documents = new ArrayList<>();
    for (Resource grant : state.under("stream-grant", stream.path())) {
      documents.add(AccessStatements.text((AwsStreamGrant) AwsResource.of(grant), arn));
    }
    for (Resource statement : state.under("stream-statement", stream.path())) {
      documents.add(statement.attribute("statement").orElseThrow().text());
    }
    return documents;
  }

  private static List<String> columns(ResourceState state, Address stream) {
    String registry = state.get(stream).orElseThrow().attribute("registry").orElseThrow().text();
    Resource schema =
        state
            .get(Address.of(stream.platform(), "schema", registry, stream.path().getFirst()))
            .orElseThrow();
    List<String> names = new ArrayList<>();
    if (schema.attribute("columns").orElseThrow() instanceof Value.Seq(List<Value> columns)) {
      for (Value column : columns) {
        if (column instanceof Value.Obj(var fields)) {
          Value published = fields.get("published");
          names.add(published == null ? "" : published.text());
        }
      }
    }
    return names;
  }
}
