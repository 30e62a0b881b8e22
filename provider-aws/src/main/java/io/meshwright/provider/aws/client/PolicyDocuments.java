package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Digest;
import io.meshwright.provider.aws.resource.AwsRole;
import io.meshwright.spi.Permission;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.policybuilder.iam.IamCondition;
import software.amazon.awssdk.policybuilder.iam.IamConditionOperator;
import software.amazon.awssdk.policybuilder.iam.IamEffect;
import software.amazon.awssdk.policybuilder.iam.IamPolicy;
import software.amazon.awssdk.policybuilder.iam.IamPolicyWriter;
import software.amazon.awssdk.policybuilder.iam.IamPrincipal;
import software.amazon.awssdk.policybuilder.iam.IamPrincipalType;
import software.amazon.awssdk.policybuilder.iam.IamStatement;
import software.amazon.awssdk.policybuilder.iam.IamValue;

/** Policy documents of IAM and S3, both ways; the SDK's library writes and reads their JSON. */
public final class PolicyDocuments {
  private static final Logger LOG = LoggerFactory.getLogger(PolicyDocuments.class);
  private static final String TLS_ID = "MeshwrightTlsOnly";
  private static final String ACT_AS = "sts:AssumeRole";

  private PolicyDocuments() {}

  /**
   * A policy that allows exactly so much. Actions on the same resources share a statement, and so
   * do resources of the same actions.
   */
  public static String allowing(Collection<Permission> permissions) {
    Map<String, SortedSet<String>> actionsOn = new TreeMap<>();
    for (Permission permission : permissions) {
      actionsOn.computeIfAbsent(permission.on(), k -> new TreeSet<>()).add(permission.action());
    }
    Map<List<String>, List<String>> resourcesOf = new LinkedHashMap<>();
    actionsOn.forEach(
        (on, actions) ->
            resourcesOf.computeIfAbsent(List.copyOf(actions), k -> new ArrayList<>()).add(on));
    List<IamStatement> statements = new ArrayList<>();
    resourcesOf.forEach(
        (actions, resources) ->
            statements.add(
                allowed(new AwsRole.Allowed(Ordered.set(actions), Ordered.set(resources)))));
    return IamPolicy.create(statements).toJson(IamPolicyWriter.builder().prettyPrint(true).build())
        + "\n";
  }

  private static IamStatement allowed(AwsRole.Allowed each) {
    IamStatement.Builder statement = IamStatement.builder().effect(IamEffect.ALLOW);
    each.actions().forEach(statement::addAction);
    each.resources().forEach(statement::addResource);
    return statement.build();
  }

  /** A role as IAM is to have it. */
  public static IamRole role(AwsRole role) {
    List<IamStatement> trust =
        role.services().stream()
            .map(
                service ->
                    IamStatement.builder()
                        .effect(IamEffect.ALLOW)
                        .addPrincipal(IamPrincipalType.SERVICE, service)
                        .addAction(ACT_AS)
                        .build())
            .toList();
    List<IamStatement> allows = role.allows().stream().map(PolicyDocuments::allowed).toList();
    return new IamRole(
        role.name(),
        role.path(),
        "",
        IamPolicy.create(trust).toJson(),
        IamPolicy.create(allows).toJson());
  }

  /** A role as IAM has it. What is not of our shape is in {@code others}. */
  static AwsRole role(IamRole role) {
    TreeSet<String> services = new TreeSet<>();
    List<AwsRole.Allowed> allows = new ArrayList<>();
    List<IamStatement> others = new ArrayList<>();
    Optional<List<IamStatement>> trust = statements(role.trust());
    Optional<List<IamStatement>> policy = statements(role.policy());
    for (IamStatement statement : trust.orElse(List.of())) {
      if (isTrust(statement)) {
        statement.principals().forEach(p -> services.add(p.id()));
      } else {
        others.add(statement);
      }
    }
    for (IamStatement statement : policy.orElse(List.of())) {
      if (isPlain(statement) && statement.principals().isEmpty()) {
        allows.add(
            new AwsRole.Allowed(
                Ordered.set(values(statement.actions())),
                Ordered.set(values(statement.resources()))));
      } else {
        others.add(statement);
      }
    }
    StringBuilder rest = new StringBuilder();
    if (!others.isEmpty()) {
      rest.append(IamPolicy.create(others).toJson());
    }
    if (trust.isEmpty() || policy.isEmpty()) {
      rest.append(role.trust()).append(role.policy());
    }
    return new AwsRole(
        role.name(),
        role.path(),
        services,
        allows,
        rest.isEmpty() ? "" : Digest.of(rest.toString()).hex());
  }

  /** The statements of a document, none of no document; empty where the library cannot read it. */
  static Optional<List<IamStatement>> statements(String document) {
    if (document.isEmpty()) {
      return Optional.of(List.of());
    }
    try {
      return Optional.of(IamPolicy.fromJson(document).statements());
    } catch (IllegalArgumentException | UncheckedIOException e) {
      LOG.debug("a policy document that cannot be read", e);
      return Optional.empty();
    }
  }

  static boolean isPlain(IamStatement statement) {
    return statement.effect().equals(IamEffect.ALLOW)
        && statement.notPrincipals().isEmpty()
        && statement.notActions().isEmpty()
        && statement.notResources().isEmpty()
        && statement.conditions().isEmpty();
  }

  private static boolean isTrust(IamStatement statement) {
    return isPlain(statement)
        && values(statement.actions()).equals(Set.of(ACT_AS))
        && statement.resources().isEmpty()
        && statement.principals().stream().allMatch(p -> p.type().equals(IamPrincipalType.SERVICE));
  }

  static Set<String> values(List<? extends IamValue> values) {
    TreeSet<String> all = new TreeSet<>();
    values.forEach(v -> all.add(v.value()));
    return all;
  }

  /**
   * The policy of a bucket.
   *
   * @param tlsOnly whether it has our statement, to the letter
   * @param others the other statements, each as a document of its own, by id
   */
  record OfBucket(boolean tlsOnly, SortedMap<String, String> others) {}

  static OfBucket ofBucket(String bucket, String document) {
    boolean tlsOnly = false;
    TreeMap<String, String> others = new TreeMap<>();
    Optional<List<IamStatement>> statements = statements(document);
    if (statements.isEmpty()) {
      others.put(Digest.of(document).hex(), document);
    }
    for (IamStatement statement : statements.orElse(List.of())) {
      if (single(statement).equals(single(tlsOnly(bucket)))) {
        tlsOnly = true;
      } else if (!TLS_ID.equals(statement.sid())) {
        String text = single(statement);
        others.put(
            Optional.ofNullable(statement.sid()).orElseGet(() -> Digest.of(text).hex()), text);
      }
    }
    return new OfBucket(tlsOnly, others);
  }

  static String single(IamStatement statement) {
    return IamPolicy.create(List.of(statement)).toJson();
  }

  /** Whether a document allows something; one that cannot be read may. */
  static boolean allows(String document) {
    return statements(document)
        .map(all -> all.stream().anyMatch(s -> s.effect().equals(IamEffect.ALLOW)))
        .orElse(true);
  }

  /**
   * The policy of a bucket; empty for none.
   *
   * @throws MeshException of kind USER where others wrote what cannot be kept
   */
  public static Optional<String> ofBucket(
      String bucket, boolean tlsOnly, Map<String, String> others) {
    List<IamStatement> statements = new ArrayList<>();
    if (tlsOnly) {
      statements.add(tlsOnly(bucket));
    }
    others
        .values()
        .forEach(
            text ->
                statements.addAll(
                    statements(text)
                        .orElseThrow(
                            () ->
                                new MeshException(
                                    ErrorKind.USER,
                                    "the policy of bucket %s has a shape that Meshwright cannot keep;"
                                            .formatted(bucket)
                                        + " change it by hand"))));
    return statements.isEmpty()
        ? Optional.empty()
        : Optional.of(IamPolicy.create(statements).toJson());
  }

  private static IamStatement tlsOnly(String bucket) {
    return IamStatement.builder()
        .sid(TLS_ID)
        .effect(IamEffect.DENY)
        .addPrincipal(IamPrincipal.ALL)
        .addAction("s3:*")
        .addResource("arn:aws:s3:::" + bucket)
        .addResource("arn:aws:s3:::" + bucket + "/*")
        .addCondition(
            IamCondition.create(IamConditionOperator.BOOL, "aws:SecureTransport", "false"))
        .build();
  }
}
