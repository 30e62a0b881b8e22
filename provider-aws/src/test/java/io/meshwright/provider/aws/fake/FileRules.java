package io.meshwright.provider.aws.fake;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.api.resource.Value;
import io.meshwright.api.schema.DataValue;
import io.meshwright.provider.aws.client.AccessStatements;
import io.meshwright.provider.aws.resource.AwsFilesGrant;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.spi.TableRows;
import io.meshwright.testkit.contract.NativeEnforcement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What S3 shows of the files of a table: whoever may get an object of its folder reads all of it,
 * and what rights of Lake Formation show besides. Judged are the very statements that the bucket
 * would get. What policies of IAM allow is not known here.
 */
public final class FileRules implements NativeEnforcement {
  private final LakeRules lake = new LakeRules();

  /** Rules; they have no state. */
  public FileRules() {}

  @Override
  public TableRows shown(
      ResourceState state, Address table, List<List<DataValue>> rows, Asking asks) {
    Resource found = state.get(table).orElseThrow();
    String path = found.attribute("location").orElseThrow().text().replace("s3://", "");
    String bucket = path.substring(0, path.indexOf('/'));
    String object = "arn:aws:s3:::" + path + "part-0001.parquet";
    PolicyJudge judge = new PolicyJudge(documents(state, bucket));
    boolean reads =
        asks.active().stream()
            .anyMatch(
                role ->
                    judge.allows(
                        new PolicyJudge.Request(
                            "s3:GetObject",
                            object,
                            role,
                            Map.of("aws:SecureTransport", "true"),
                            asks.now())));
    return reads ? new TableRows(columns(found), rows) : lake.shown(state, table, rows, asks);
  }

  private static List<String> documents(ResourceState state, String bucket) {
    List<String> documents = new ArrayList<>();
    for (Resource grant : state.under("files-grant", List.of(bucket))) {
      documents.add(AccessStatements.text((AwsFilesGrant) AwsResource.of(grant)));
    }
    for (Resource statement : state.under("bucket-statement", List.of(bucket))) {
      documents.add(statement.attribute("statement").orElseThrow().text());
    }
    return documents;
  }

  private static List<String> columns(Resource table) {
    List<String> names = new ArrayList<>();
    if (table.attribute("columns").orElseThrow() instanceof Value.Seq(List<Value> columns)) {
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
