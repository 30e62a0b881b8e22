package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Digest;
import io.meshwright.provider.aws.resource.AwsFilesGrant;
import io.meshwright.provider.aws.resource.AwsStreamGrant;
import io.meshwright.provider.aws.resource.Way;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import software.amazon.awssdk.policybuilder.iam.IamCondition;
import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamPrincipal;
import software.amazon.awssdk.policybuilder.iam.IamPrincipalType;
import software.amazon.awssdk.policybuilder.iam.IamStatement;

/**
 * The statements of a policy that give access. Ours are known by their ids and to the letter: one
 * that says anything else is somebody's, and taken as it is.
 */
public final class AccessStatements {
  private static final String OURS = "Meshwright";
  private static final String NOW = "aws:CurrentTime";
  private static final String PREFIX = "s3:prefix";
  private static final String S3 = "arn:aws:s3:::";
  private static final int DIGITS = 16;
  private static final Pattern NAMED =
      Pattern.compile("\\d{12}|arn:aws[a-z-]*:iam::\\d{12}:(role|user)/[\\w+=,.@/-]+");
  private static final Pattern ACCOUNT = Pattern.compile("\\d{12}");

  private AccessStatements() {}

  /** The statements of a document, each as a document of its own, by id. */
  public static SortedMap<String, String> of(String document) {
    TreeMap<String, String> all = new TreeMap<>();
    Optional<List<IamStatement>> statements = PolicyDocuments.statements(document);
    if (statements.isEmpty()) {
      all.put(Digest.of(document).hex(), document);
    }
    for (IamStatement statement : statements.orElse(List.of())) {
      String text = PolicyDocuments.single(statement);
      all.put(Optional.ofNullable(statement.sid()).orElseGet(() -> Digest.of(text).hex()), text);
    }
    return Ordered.map(all);
  }

  /** One document of several; empty for none. */
  public static Optional<String> document(SortedMap<String, String> statements) {
    List<IamStatement> all =
        statements.values().stream()
            .flatMap(text -> PolicyDocuments.statements(text).orElse(List.of()).stream())
            .toList();
    return all.isEmpty() ? Optional.empty() : Optional.of(IamPolicy.create(all).toJson());
  }

  /** Whether every statement can be written again as it was. */
  public static boolean canBeKept(SortedMap<String, String> statements) {
    return statements.values().stream().allMatch(t -> PolicyDocuments.statements(t).isPresent());
  }

  /** The id of a statement of ours. */
  public static String id(AwsStreamGrant grant) {
    return id(grant.way(), grant.principal());
  }

  private static String id(Way way, String about) {
    String word = way.word();
    return OURS
        + word.substring(0, 1).toUpperCase(Locale.ROOT)
        + word.substring(1)
        + Digest.of(about).hex().substring(0, DIGITS);
  }

  /** A statement of ours, as a document of its own. */
  public static String text(AwsStreamGrant grant, String arn) {
    IamStatement.Builder statement =
        IamStatement.builder()
            .sid(id(grant))
            .effect(IamEffect.ALLOW)
            .addPrincipal(IamPrincipalType.AWS, who(grant.principal(), arn))
            .addResource(arn);
    grant.actions().forEach(statement::addAction);
    until(statement, grant.until());
    return PolicyDocuments.single(statement.build());
  }

  /** The id of a statement of ours about files. */
  public static String id(AwsFilesGrant grant) {
    return id(grant.way(), grant.principal() + " " + grant.prefix());
  }

  /** A statement of ours about files, as a document of its own. */
  public static String text(AwsFilesGrant grant) {
    IamStatement.Builder statement =
        IamStatement.builder()
            .sid(id(grant))
            .effect(IamEffect.ALLOW)
            .addPrincipal(IamPrincipalType.AWS, grant.principal());
    grant.actions().forEach(statement::addAction);
    if (grant.way() == Way.LIST) {
      statement
          .addResource(S3 + grant.bucket())
          .addCondition(
              IamCondition.create(IamConditionOperator.STRING_LIKE, PREFIX, grant.prefix() + "*"));
    } else {
      statement.addResource(S3 + grant.bucket() + "/" + grant.prefix() + "*");
    }
    until(statement, grant.until());
    return PolicyDocuments.single(statement.build());
  }

  /** The grant that a statement of a bucket is; empty where it is none of ours. */
  static Optional<AwsFilesGrant> grant(String bucket, String text) {
    return PolicyDocuments.statements(text)
        .filter(all -> all.size() == 1)
        .map(List::getFirst)
        .filter(s -> s.principals().size() == 1)
        .flatMap(
            s ->
                Stream.of(Way.values())
                    .map(way -> grant(bucket, s, way))
                    .filter(g -> AwsFilesGrant.isPrefix(g.prefix()) && text(g).equals(text))
                    .findFirst());
  }

  private static AwsFilesGrant grant(String bucket, IamStatement statement, Way way) {
    String prefix =
        way == Way.LIST
            ? statement.conditions().stream()
                .filter(c -> c.key().value().equals(PREFIX))
                .map(IamCondition::value)
                .findFirst()
                .orElse("")
            : String.join("", PolicyDocuments.values(statement.resources()))
                .replace(S3 + bucket + "/", "");
    return new AwsFilesGrant(
        bucket,
        prefix.replaceFirst("\\*$", ""),
        statement.principals().getFirst().id(),
        way,
        Ordered.set(PolicyDocuments.values(statement.actions())),
        until(statement));
  }

  private static void until(IamStatement.Builder statement, String until) {
    if (!until.isEmpty()) {
      statement.addCondition(IamCondition.create(IamConditionOperator.DATE_LESS_THAN, NOW, until));
    }
  }

  /** An account is meant by its root. */
  private static String who(String principal, String arn) {
    return ACCOUNT.matcher(principal).matches()
        ? "arn:%s:iam::%s:root".formatted(arn.split(":", -1)[1], principal)
        : principal;
  }

  private static String principal(IamPrincipal who) {
    return who.id().replaceFirst("^arn:aws[a-z-]*:iam::(\\d{12}):root$", "$1");
  }

  /** The grant that a statement is; empty where it is none of ours. */
  public static Optional<AwsStreamGrant> grant(String stream, String arn, String text) {
    return PolicyDocuments.statements(text)
        .filter(all -> all.size() == 1)
        .map(List::getFirst)
        .filter(s -> s.principals().size() == 1)
        .flatMap(
            s ->
                way(s)
                    .map(
                        way ->
                            new AwsStreamGrant(
                                stream,
                                principal(s.principals().getFirst()),
                                way,
                                Ordered.set(PolicyDocuments.values(s.actions())),
                                until(s))))
        .filter(grant -> text(grant, arn).equals(text));
  }

  /** What a statement says of principals of AWS, where it says it without a condition. */
  record Plain(SortedSet<String> principals, SortedSet<String> actions) {}

  /** What a document says plainly; nothing where it does not. */
  static Plain plain(String text) {
    return PolicyDocuments.statements(text)
        .filter(all -> all.size() == 1)
        .map(List::getFirst)
        .filter(s -> PolicyDocuments.isPlain(s) && isOfPrincipals(s))
        .map(
            s ->
                new Plain(
                    Ordered.set(s.principals().stream().map(AccessStatements::principal).toList()),
                    Ordered.set(PolicyDocuments.values(s.actions()))))
        .orElseGet(() -> new Plain(Ordered.set(List.of()), Ordered.set(List.of())));
  }

  private static boolean isOfPrincipals(IamStatement statement) {
    return !statement.principals().isEmpty()
        && statement.principals().stream()
            .allMatch(
                p ->
                    p.type().equals(IamPrincipalType.AWS) && NAMED.matcher(principal(p)).matches());
  }

  private static Optional<Way> way(IamStatement statement) {
    String sid = Optional.ofNullable(statement.sid()).orElse("");
    String about = principal(statement.principals().getFirst());
    return Set.of(Way.values()).stream().filter(way -> id(way, about).equals(sid)).findFirst();
  }

  private static String until(IamStatement statement) {
    return statement.conditions().stream()
        .filter(c -> c.key().value().equals(NOW))
        .map(IamCondition::value)
        .filter(AccessStatements::isInstant)
        .findFirst()
        .orElse("");
  }

  private static boolean isInstant(String text) {
    try {
      return Instant.parse(text).toString().equals(text);
    } catch (java.time.format.DateTimeParseException e) {
      return false;
    }
  }
}
