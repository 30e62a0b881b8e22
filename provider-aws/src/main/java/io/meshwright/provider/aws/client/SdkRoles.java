package io.meshwright.provider.aws.client;

import io.meshwright.kit.apply.CallMeter;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.Role;

/** IAM over the SDK. */
public final class SdkRoles implements RoleGateway {
  private static final int PAGE = 1_000;
  private static final String POLICY = "meshwright";
  private static final Set<String> NOT_FOUND = Set.of("NoSuchEntity");

  private final AwsClients clients;
  private final SdkCalls calls;
  private final SdkCalls whose;

  /** IAM of an account. */
  public SdkRoles(AwsClients clients, CallMeter meter) {
    this.clients = clients;
    this.calls = new SdkCalls(meter, "iam");
    this.whose = new SdkCalls(meter, "sts");
  }

  @Override
  public String account() {
    return whose.read(
        "GetCallerIdentity", "the account", () -> clients.sts().getCallerIdentity().account());
  }

  private IamClient iam() {
    return clients.iam();
  }

  @Override
  public List<IamRole> roles(String path) {
    List<Role> all =
        calls.all(
            "ListRoles",
            path,
            token -> {
              ListRolesResponse answer =
                  iam()
                      .listRoles(r -> r.pathPrefix(path).maxItems(PAGE).marker(token.orElse(null)));
              return new Pages.Page<>(answer.roles(), Optional.ofNullable(answer.marker()));
            });
    List<IamRole> read = new ArrayList<>();
    all.forEach(r -> read.add(withPolicy(r)));
    return List.copyOf(read);
  }

  @Override
  public Optional<IamRole> role(String name) {
    return SdkCalls.unless(
            NOT_FOUND,
            () -> calls.read("GetRole", name, () -> iam().getRole(r -> r.roleName(name)).role()))
        .map(this::withPolicy);
  }

  /** A role that went meanwhile has no policy either. */
  private IamRole withPolicy(Role role) {
    String name = role.roleName();
    String policy =
        SdkCalls.unless(
                NOT_FOUND,
                () ->
                    calls.read(
                        "GetRolePolicy",
                        name,
                        () ->
                            iam()
                                .getRolePolicy(r -> r.roleName(name).policyName(POLICY))
                                .policyDocument()))
            .orElse("");
    TreeSet<String> others = new TreeSet<>();
    SdkCalls.unless(NOT_FOUND, () -> inline(name)).ifPresent(others::addAll);
    SdkCalls.unless(NOT_FOUND, () -> managed(name)).ifPresent(others::addAll);
    others.remove(POLICY);
    return new IamRole(
        role.roleName(),
        role.path(),
        role.arn(),
        decoded(Optional.ofNullable(role.assumeRolePolicyDocument()).orElse("")),
        decoded(policy),
        others);
  }

  private List<String> inline(String role) {
    return calls.all(
        "ListRolePolicies",
        role,
        token -> {
          ListRolePoliciesResponse answer =
              iam()
                  .listRolePolicies(
                      r -> r.roleName(role).maxItems(PAGE).marker(token.orElse(null)));
          return new Pages.Page<>(answer.policyNames(), Optional.ofNullable(answer.marker()));
        });
  }

  private List<String> managed(String role) {
    return calls.all(
        "ListAttachedRolePolicies",
        role,
        token -> {
          ListAttachedRolePoliciesResponse answer =
              iam()
                  .listAttachedRolePolicies(
                      r -> r.roleName(role).maxItems(PAGE).marker(token.orElse(null)));
          return new Pages.Page<>(
              answer.attachedPolicies().stream().map(AttachedPolicy::policyArn).toList(),
              Optional.ofNullable(answer.marker()));
        });
  }

  /** IAM gives its documents encoded as parts of an address. */
  private static String decoded(String document) {
    return document.startsWith("%")
        ? URLDecoder.decode(document, StandardCharsets.UTF_8)
        : document;
  }

  @Override
  public void create(IamRole role) {
    calls.write(
        "CreateRole",
        role.name(),
        () ->
            iam()
                .createRole(
                    r ->
                        r.roleName(role.name())
                            .path(role.path())
                            .assumeRolePolicyDocument(role.trust())));
    writePolicy(role);
  }

  private void writePolicy(IamRole role) {
    calls.write(
        "PutRolePolicy",
        role.name(),
        () ->
            iam()
                .putRolePolicy(
                    r -> r.roleName(role.name()).policyName(POLICY).policyDocument(role.policy())));
  }

  @Override
  public void update(IamRole role) {
    calls.write(
        "UpdateAssumeRolePolicy",
        role.name(),
        () ->
            iam()
                .updateAssumeRolePolicy(r -> r.roleName(role.name()).policyDocument(role.trust())));
    writePolicy(role);
  }

  @Override
  public void deleteRole(String name) {
    SdkCalls.unless(
        NOT_FOUND,
        () ->
            calls.write(
                "DeleteRolePolicy",
                name,
                () -> iam().deleteRolePolicy(r -> r.roleName(name).policyName(POLICY))));
    SdkCalls.unless(
        NOT_FOUND,
        () -> calls.write("DeleteRole", name, () -> iam().deleteRole(r -> r.roleName(name))));
  }
}
