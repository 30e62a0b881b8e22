package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfDatabase;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfTagPolicy;
import io.meshwright.provider.snowflake.resource.SfTagging;
import io.meshwright.provider.snowflake.resource.SfWarehouseGrant;
import io.meshwright.spi.Assessment;
import java.util.List;
import java.util.Optional;

/** What changes mean for data that is there, and which cannot be made. */
final class SfAssessment {
  private static final String OWNERSHIP = "OWNERSHIP";

  private SfAssessment() {}

  static Assessment of(Change change, ResourceState live) {
    Optional<Assessment> tagging =
        change
            .after()
            .map(SfResource::of)
            .filter(SfTagging.class::isInstance)
            .flatMap(t -> tagging(change, (SfTagging) t, live));
    return tagging.orElseGet(() -> of(change));
  }

  /** A tag that carries a policy of somebody else is put on nothing more. */
  private static Optional<Assessment> tagging(
      Change change, SfTagging tagging, ResourceState live) {
    return tagging.tags().stream()
        .flatMap(
            t -> live.under(SfTagPolicy.KIND, List.of(t.database(), t.schema(), t.name())).stream())
        .map(r -> (SfTagPolicy) SfResource.of(r))
        .findFirst()
        .map(
            p ->
                refused(
                    change,
                    "tag " + p.key() + " has policy " + p.policy() + ", which would hold here, too",
                    "take the policy off the tag, or leave out tags, and plan again"));
  }

  private static Assessment of(Change change) {
    Optional<SfResource> before = change.before().map(SfResource::of);
    Optional<SfResource> after = change.after().map(SfResource::of);
    if (before.isEmpty()) {
      return Assessment.HARMLESS;
    }
    return switch (before.get()) {
      case SfTable table -> table(change, table, after);
      case SfDatabase database -> database(change, database);
      case SfGrant grant -> grant(change, grant, after);
      case SfShareAccount account -> account(change, account);
      case SfWarehouseGrant grant -> grant(change, grant, after);
      default -> Assessment.HARMLESS;
    };
  }

  private static Assessment table(Change change, SfTable before, Optional<SfResource> after) {
    if (change instanceof Change.Replace || after.isEmpty()) {
      return new Assessment(
          List.of(),
          List.of(
              "all rows of " + String.join(".", before.database(), before.schema(), before.name())),
          Optional.empty());
    }
    return after.get() instanceof SfTable table
        ? changed(change, before, table)
        : Assessment.HARMLESS;
  }

  /** Tables of others keep it from being dropped; what Meshwright does not read goes with it. */
  private static Assessment database(Change change, SfDatabase database) {
    return change.after().isPresent()
        ? Assessment.HARMLESS
        : new Assessment(
            List.of(),
            List.of("stages, functions and whatever else is in database " + database.name()),
            Optional.empty());
  }

  private static Assessment changed(Change change, SfTable before, SfTable after) {
    if (!before.volume().equals(after.volume())) {
      return refused(
          change,
          "its data would have to go from "
              + before.volume().map(SfAssessment::volume).orElse("Snowflake")
              + " to "
              + after.volume().map(SfAssessment::volume).orElse("Snowflake"),
          "leave 'format' and 'external-volume' as they are, or publish a new major version on a"
              + " platform with other settings");
    }
    for (int i = 0; i < before.columns().size(); i++) {
      SfColumn old = before.columns().get(i);
      if (i >= after.columns().size() || !isSame(old, after.columns().get(i))) {
        return refused(
            change,
            "column " + old.name() + " would have to change, move or go, which loses data",
            "add columns at the end only, or publish a new major version");
      }
    }
    List<SfColumn> added = after.columns().subList(before.columns().size(), after.columns().size());
    return added.stream().noneMatch(SfColumn::required)
        ? Assessment.HARMLESS
        : refused(
            change,
            "a new column that refuses NULL needs a value for the rows that are there",
            "let it be NULL, or publish a new major version");
  }

  private static String volume(String name) {
    return name.isEmpty() ? "an external volume that nobody names" : "external volume " + name;
  }

  private static boolean isSame(SfColumn old, SfColumn now) {
    return old.name().equals(now.name())
        && old.type().equals(now.type())
        && old.required() == now.required();
  }

  /** Who owns a thing gives nothing back: it is given to somebody else. */
  private static Assessment grant(Change change, SfGrant before, Optional<SfResource> after) {
    boolean owned = before.privileges().contains(OWNERSHIP);
    boolean stays =
        after.isPresent()
            && after.get() instanceof SfGrant grant
            && grant.privileges().contains(OWNERSHIP);
    return owned && !stays ? owned(change, before.grantee()) : Assessment.HARMLESS;
  }

  private static Assessment grant(
      Change change, SfWarehouseGrant before, Optional<SfResource> after) {
    boolean owned = before.privileges().contains(OWNERSHIP);
    boolean stays =
        after.isPresent()
            && after.get() instanceof SfWarehouseGrant grant
            && grant.privileges().contains(OWNERSHIP);
    return owned && !stays ? owned(change, before.grantee()) : Assessment.HARMLESS;
  }

  private static Assessment owned(Change change, String owner) {
    return refused(
        change,
        owner + " owns it, which REVOKE does not take away",
        "give it to the role of the deployer by GRANT OWNERSHIP … COPY CURRENT GRANTS, and plan"
            + " again");
  }

  /** Whom a listing reaches is said where the listing is made. */
  private static Assessment account(Change change, SfShareAccount before) {
    return before.account().startsWith(SfShareAccount.LISTING) && change.after().isEmpty()
        ? refused(
            change,
            before.account() + " has it, which no statement about a share takes away",
            "take the share out of the listing by hand, and plan again")
        : Assessment.HARMLESS;
  }

  private static Assessment refused(Change change, String what, String remedy) {
    return new Assessment(
        List.of(),
        List.of(),
        Optional.of(Problem.error("impossible-change", change.address().toString(), what, remedy)));
  }
}
