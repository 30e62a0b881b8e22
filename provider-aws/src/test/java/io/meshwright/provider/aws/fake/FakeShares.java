package io.meshwright.provider.aws.fake;

import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.client.ShareAssociation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What an account shares through RAM: one share for each principal of another account that Lake
 * Formation gave rights. Whoever is of the organisation has it at once, others once they accept.
 * The same principals share a subnet, which says nothing of tables.
 */
public final class FakeShares {
  private static final String ASSOCIATED = "ASSOCIATED";
  private static final Pattern ACCOUNT = Pattern.compile("(?:arn:aws:iam::)?(\\d{12})(?::.+)?");

  private final FakeAccount account;
  private final Set<String> invited = new TreeSet<>();
  private final Map<String, Status> shares = new TreeMap<>();
  private boolean hidden;
  private int version = 4;

  /** How far a share is, in RAM's words. */
  private record Status(String principal, String resource, String said) {}

  FakeShares(FakeAccount account) {
    this.account = account;
  }

  /**
   * Somebody outside of the organisation: what is shared with them from now on has to be accepted.
   */
  public void invite(String principal) {
    synchronized (account) {
      invited.add(principal);
    }
  }

  /** The principal of a share comes to be so. */
  public void principal(String principal, String status, String said) {
    synchronized (account) {
      shares.replace(principal, new Status(status, ASSOCIATED, said));
    }
  }

  /** What is in the share of a principal comes to be so. */
  public void resources(String principal, String status, String said) {
    synchronized (account) {
      shares.replace(principal, new Status(ASSOCIATED, status, said));
    }
  }

  /** Somebody deletes the share of a principal, past Lake Formation. */
  public void delete(String principal) {
    synchronized (account) {
      shares.remove(principal);
    }
  }

  /** From now on nobody may ask. */
  public void hide() {
    synchronized (account) {
      hidden = true;
    }
  }

  /** From now on the data lake shares by another version. */
  public void version(int number) {
    synchronized (account) {
      version = number;
    }
  }

  /** By which version the data lake shares. */
  Optional<Integer> version() {
    return Optional.of(version);
  }

  boolean isHidden() {
    return hidden;
  }

  void clear() {
    shares.clear();
    invited.clear();
    hidden = false;
    version = 4;
  }

  /** After rights of a principal changed: a share comes with the first and goes with the last. */
  void follow(String principal) {
    if (!isOutside(principal)) {
      return;
    }
    if (things(principal).isEmpty()) {
      shares.remove(principal);
      return;
    }
    String status = invited.contains(principal) ? "ASSOCIATING" : ASSOCIATED;
    shares.putIfAbsent(principal, new Status(status, ASSOCIATED, ""));
  }

  private boolean isOutside(String principal) {
    Matcher matcher = ACCOUNT.matcher(principal);
    return matcher.matches()
        ? !matcher.group(1).equals(account.number)
        : principal.startsWith("arn:aws:organizations:");
  }

  private Set<String> things(String principal) {
    Set<String> things = new TreeSet<>();
    account.rights.stream()
        .filter(r -> r.principal().equals(principal))
        .forEach(r -> thing(r.on()).ifPresent(things::add));
    return things;
  }

  private static Optional<String> thing(LakePermission.On on) {
    return switch (on) {
      case LakePermission.Database(String name) -> Optional.of("database/" + name);
      case LakePermission.EveryTable(String database) -> Optional.of("table/" + database + "/*");
      case LakePermission.Table(String database, String name) ->
          Optional.of("table/" + database + "/" + name);
      case LakePermission.Columns(String database, String name, var columns, var but) ->
          Optional.of("table/" + database + "/" + name);
      case LakePermission.Filter(String database, String name, var filter) ->
          Optional.of("table/" + database + "/" + name);
      default -> Optional.empty();
    };
  }

  private String arn(String resource, String service) {
    return "arn:aws:%s:eu-central-1:%s:%s".formatted(service, account.number, resource);
  }

  private String share(String name) {
    return arn("resource-share/" + name, "ram");
  }

  private static String name(String principal) {
    return "LakeFormation-V4-%08X".formatted(principal.hashCode());
  }

  List<ShareAssociation> principals() {
    List<ShareAssociation> all = new ArrayList<>();
    shares.forEach(
        (who, status) -> {
          String name = name(who);
          all.add(new ShareAssociation(share(name), name, who, status.principal(), status.said()));
          all.add(new ShareAssociation(share("network"), "network", who, ASSOCIATED, ""));
        });
    return all;
  }

  List<ShareAssociation> resources() {
    List<ShareAssociation> all = new ArrayList<>();
    all.add(
        new ShareAssociation(
            share("network"), "network", arn("subnet/subnet-1", "ec2"), ASSOCIATED, ""));
    shares.forEach(
        (who, status) -> {
          String name = name(who);
          for (String thing : things(who)) {
            all.add(
                new ShareAssociation(
                    share(name), name, arn(thing, "glue"), status.resource(), status.said()));
          }
        });
    return all;
  }
}
