package io.meshwright.provider.aws.lift;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.CellRule;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.resource.AwsColumn;
import io.meshwright.provider.aws.resource.AwsPrincipal;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsSchema;
import io.meshwright.provider.aws.resource.AwsStream;
import io.meshwright.provider.aws.resource.AwsStreamGrant;
import io.meshwright.provider.aws.resource.AwsStreamStatement;
import io.meshwright.provider.aws.text.AvroTypes;
import io.meshwright.spi.PublishedTable;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Who may do what with one stream: whom a statement lets read it, sees all of it. */
final class StreamRights {
  private static final Set<String> READING =
      Set.of("kinesis:GetRecords", "kinesis:SubscribeToShard");
  private static final Set<String> WRITING = Set.of("kinesis:PutRecord", "kinesis:PutRecords");

  /** What stands for the columns of a stream whose schema cannot be found. */
  private static final String UNKNOWN = "data";

  private final AwsStream stream;
  private final Optional<AwsSchema> schema;
  private final List<AwsStreamGrant> grants = new ArrayList<>();
  private final List<AwsStreamStatement> statements = new ArrayList<>();

  StreamRights(String platform, AwsStream stream, ResourceState state) {
    this.stream = stream;
    this.schema =
        stream.registry().isEmpty()
            ? Optional.empty()
            : state
                .get(AwsSchema.address(platform, stream.registry(), stream.name()))
                .map(r -> (AwsSchema) AwsResource.of(r));
    List<String> path = List.of(stream.name());
    state
        .under(AwsStreamGrant.KIND, path)
        .forEach(r -> grants.add((AwsStreamGrant) AwsResource.of(r)));
    state
        .under(AwsStreamStatement.KIND, path)
        .forEach(r -> statements.add((AwsStreamStatement) AwsResource.of(r)));
  }

  AccessRules rules() {
    Expression visible = whoever(READING);
    TreeMap<String, CellRule> cells = new TreeMap<>();
    for (AwsColumn column : schema.map(AwsSchema::columns).orElse(List.of())) {
      cells.put(column.published(), new CellRule(visible, List.of()));
    }
    if (cells.isEmpty()) {
      cells.put(UNKNOWN, new CellRule(visible, List.of()));
    }
    return new AccessRules(cells, whoever(WRITING), Expression.Constant.FALSE).normalised();
  }

  private Expression whoever(Set<String> may) {
    List<Expression> ways = new ArrayList<>();
    for (AwsStreamGrant grant : grants) {
      if (grant.actions().stream().anyMatch(may::contains)) {
        ways.add(
            Expression.and(
                member(grant.principal()),
                grant.until().isEmpty()
                    ? Expression.Constant.TRUE
                    : new Expression.Before(Instant.parse(grant.until()))));
      }
    }
    statements.stream()
        .filter(AwsStreamStatement::allows)
        .filter(s -> s.actions().isEmpty() || s.actions().stream().anyMatch(a -> isAny(a, may)))
        .forEach(s -> ways.add(whom(s)));
    return new Expression.Or(ways);
  }

  /** A statement of somebody else that is not plain may be about anybody. */
  private Expression whom(AwsStreamStatement statement) {
    return statement.principals().isEmpty()
        ? new Expression.Opaque(
            "whoever statement " + statement.id() + " of stream " + stream.name() + " lets")
        : new Expression.Or(statement.principals().stream().map(StreamRights::member).toList());
  }

  /** Whom an account lets in its turn is not known here. */
  private static Expression member(String principal) {
    return AwsPrincipal.Patterns.isAccount(principal)
        ? new Expression.Opaque("whoever account " + principal + " lets")
        : new Expression.MemberOf(PrincipalId.ofNative(principal));
  }

  /** A pattern may be about any. */
  private static boolean isAny(String action, Set<String> may) {
    return action.contains("*")
        || action.contains("?")
        || may.stream().anyMatch(action::equalsIgnoreCase);
  }

  /** What its schema says; empty where there is none. */
  Optional<PublishedTable> published() {
    return schema.map(StreamRights::published);
  }

  private static PublishedTable published(AwsSchema schema) {
    return new PublishedTable(
        schema.columns().stream()
            .map(
                c ->
                    new PublishedTable.Column(
                        c.published(),
                        AvroTypes.neutral(c.type()),
                        Optional.of(c.required()),
                        Optional.empty()))
            .toList());
  }
}
