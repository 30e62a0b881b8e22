package io.meshwright.provider.aws.redshift.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.apply.CallMeter;
import io.meshwright.kit.sql.SqlText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import software.amazon.awssdk.services.redshiftdata.RedshiftDataClient;
import software.amazon.awssdk.services.redshiftdata.model.DescribeStatementResponse;
import software.amazon.awssdk.services.redshiftdata.model.Field;
import software.amazon.awssdk.services.redshiftdata.model.GetStatementResultResponse;

/** The Redshift Data API over the SDK. */
public final class DataApi implements RedshiftGateway {
  private final RedshiftClients clients;
  private final CallMeter meter;
  private final StatementWait wait;

  /** The Data API of a target. */
  public DataApi(RedshiftClients clients, CallMeter meter, StatementWait wait) {
    this.clients = clients;
    this.meter = meter;
    this.wait = wait;
  }

  private RedshiftDataClient client() {
    return clients.data();
  }

  private RedshiftTarget target() {
    return clients.target();
  }

  @Override
  public List<List<Optional<String>>> query(CatalogueQuery query, SqlText sql) {
    meter.read("redshift." + query.name().toLowerCase(Locale.ROOT));
    String id =
        RedshiftErrors.turned(
                "redshift-data:ExecuteStatement",
                target().name(),
                () ->
                    client()
                        .executeStatement(
                            r ->
                                r.workgroupName(target().workgroup().orElse(null))
                                    .clusterIdentifier(target().cluster().orElse(null))
                                    .database(target().database())
                                    .secretArn(target().secret().orElse(null))
                                    .sql(sql.toString())))
            .id();
    DescribeStatementResponse done = finished(id, ErrorKind.TRANSIENT);
    return Boolean.TRUE.equals(done.hasResultSet()) ? result(id) : List.of();
  }

  @Override
  public void run(List<SqlText> statements) {
    meter.write("redshift.transaction");
    transaction(statements);
  }

  @Override
  public void lock(List<SqlText> statements) {
    meter.read("lock");
    transaction(statements);
  }

  @Override
  public DataShareGateway dataShares() {
    return new SdkDataShares(clients, meter);
  }

  private void transaction(List<SqlText> statements) {
    if (statements.isEmpty() || statements.size() > MAX_STATEMENTS) {
      throw new MeshException(
          ErrorKind.INTERNAL,
          "a transaction of " + statements.size() + " statements, of 1 to " + MAX_STATEMENTS);
    }
    // The same token for a request that the SDK sends again, so that it runs once.
    String token = UUID.randomUUID().toString();
    String id =
        RedshiftErrors.turned(
            "redshift-data:BatchExecuteStatement",
            target().name(),
            () -> {
              List<String> sqls = statements.stream().map(SqlText::toString).toList();
              return client()
                  .batchExecuteStatement(
                      r ->
                          r.workgroupName(target().workgroup().orElse(null))
                              .clusterIdentifier(target().cluster().orElse(null))
                              .database(target().database())
                              .secretArn(target().secret().orElse(null))
                              .clientToken(token)
                              .sqls(sqls))
                  .id();
            });
    finished(id, ErrorKind.TRANSIENT);
  }

  private DescribeStatementResponse finished(String id, ErrorKind unknown) {
    StatementWait.Turn turn = wait.start();
    while (true) {
      DescribeStatementResponse now =
          RedshiftErrors.turned(
              "redshift-data:DescribeStatement",
              target().name(),
              () -> client().describeStatement(r -> r.id(id)));
      switch (Optional.ofNullable(now.statusAsString()).orElse("")) {
        case "FINISHED" -> {
          return now;
        }
        case "FAILED" ->
            throw RedshiftErrors.failed(
                target().name(), Optional.ofNullable(now.error()).orElse("no explanation"));
        case "ABORTED" ->
            throw new MeshException(
                ErrorKind.TRANSIENT, "a statement on " + target().name() + " was aborted");
        default -> {
          if (!turn.again()) {
            throw new MeshException(
                unknown,
                "a statement on %s has not ended after %s; it may still"
                    .formatted(target().name(), wait.longest()));
          }
        }
      }
    }
  }

  private List<List<Optional<String>>> result(String id) {
    List<List<Optional<String>>> rows = new ArrayList<>();
    Set<String> asked = new HashSet<>();
    Optional<String> token = Optional.empty();
    do {
      Optional<String> next = token;
      GetStatementResultResponse page =
          RedshiftErrors.turned(
              "redshift-data:GetStatementResult",
              target().name(),
              () -> client().getStatementResult(r -> r.id(id).nextToken(next.orElse(null))));
      page.records().forEach(record -> rows.add(record.stream().map(DataApi::value).toList()));
      token = Optional.ofNullable(page.nextToken()).filter(t -> !t.isEmpty());
      if (token.isPresent() && !asked.add(token.get())) {
        throw new MeshException(
            ErrorKind.TRANSIENT, "GetStatementResult gives the same page again and again");
      }
    } while (token.isPresent());
    return rows;
  }

  private static Optional<String> value(Field field) {
    if (Boolean.TRUE.equals(field.isNull())) {
      return Optional.empty();
    }
    return switch (field.type()) {
      case STRING_VALUE -> Optional.ofNullable(field.stringValue());
      case BOOLEAN_VALUE -> Optional.ofNullable(field.booleanValue()).map(String::valueOf);
      case LONG_VALUE -> Optional.ofNullable(field.longValue()).map(String::valueOf);
      case DOUBLE_VALUE -> Optional.ofNullable(field.doubleValue()).map(String::valueOf);
      default ->
          throw new MeshException(
              ErrorKind.USER, "a value of kind " + field.type() + " in an answer of the catalogue");
    };
  }
}
