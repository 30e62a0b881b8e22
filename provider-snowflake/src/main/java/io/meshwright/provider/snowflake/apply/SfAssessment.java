package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfDatabase;
import io.meshwright.provider.snowflake.resource.SfExternal;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfMask;
import io.meshwright.provider.snowflake.resource.SfModelGrant;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfRowPolicy;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.provider.snowflake.resource.SfShareAccount;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfStageGrant;
import io.meshwright.provider.snowflake.resource.SfStream;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfTagPolicy;
import io.meshwright.provider.snowflake.resource.SfTagging;
import io.meshwright.provider.snowflake.resource.SfWarehouseGrant;
import io.meshwright.provider.snowflake.resource.ToldColumn;
import io.meshwright.spi.Assessment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.stream.Stream;

/** What changes mean for data that is there, and which cannot be made. */
final class SfAssessment {
  private static final String OWNERSHIP = "OWNERSHIP";

  private SfAssessment() {}

  static Assessment of(Change change, ResourceState live) {
    Optional<SfResource> after = change.after().map(SfResource::of);
    Optional<Assessment> beside =
        switch (after.orElse(null)) {
          case SfTagging tagging -> tagging(change, tagging, live);
          case SfTable table -> policies(change, table, live);
          case null, default -> Optional.empty();
        };
    return beside.orElseGet(() -> of(change));
  }

  /** A table over files is replaced, and what policies of others are on it would go with it. */
  private static Optional<Assessment> policies(Change change, SfTable table, ResourceState live) {
    if (table.external().isEmpty() || change.before().isEmpty()) {
      return Optional.empty();
    }
    List<String> path = change.address().path();
    return Stream.of(SfRowPolicy.KIND, SfMask.KIND)
        .flatMap(kind -> live.under(kind, path).stream())
        .findFirst()
        .map(
            p ->
                refused(
                    change,
                    "it would be replaced, and " + p.address().kind() + " of somebody would go",
                    "take the policy off it by hand, and plan again"));
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
      case SfStage stage -> stage(change, stage, after);
      case SfStream stream -> stream(stream, after);
      case SfDatabase database -> container(change, "database " + database.name());
      case SfSchema schema -> schema(change, schema, after);
      case SfShareAccount account -> account(change, account);
      default ->
          Rights.of(before.get())
              .map(had -> ownership(change, had, after.flatMap(Rights::of)))
              .orElse(Assessment.HARMLESS);
    };
  }

  private static Assessment table(Change change, SfTable before, Optional<SfResource> after) {
    if (change instanceof Change.Replace || after.isEmpty()) {
      return new Assessment(
          List.of(),
          List.of(
              (before.external().isPresent()
                      ? "no file, but the table over them, "
                      : "all rows of ")
                  + String.join(".", before.database(), before.schema(), before.name())),
          Optional.empty());
    }
    return after.get() instanceof SfTable table
        ? changed(change, before, table)
        : Assessment.HARMLESS;
  }

  /** An internal stage is its files: there is no way back from a drop. */
  private static Assessment stage(Change change, SfStage before, Optional<SfResource> after) {
    if (change instanceof Change.Replace || after.isEmpty()) {
      return new Assessment(
          List.of(),
          List.of(
              "all files of stage "
                  + String.join(".", before.database(), before.schema(), before.name())),
          Optional.empty());
    }
    if (!(after.get() instanceof SfStage stage)) {
      return Assessment.HARMLESS;
    }
    if (stage.internal() != before.internal()) {
      return refused(
          change,
          "a stage of that name has its files elsewhere",
          "drop that stage by hand, or choose another name");
    }
    return told(change, before.columns(), stage.columns(), "the files that are there have");
  }

  /**
   * Where it was is told by nothing else: one that is made anew begins with what comes then. One
   * that goes is its pipeline's no more: whoever may no longer read the table loses it. What became
   * stale by itself needs no approval either: every other change would wait for that.
   */
  private static Assessment stream(SfStream before, Optional<SfResource> after) {
    return after.isEmpty()
            || before.isLost()
            || after.filter(a -> a instanceof SfStream s && s.follows(before)).isPresent()
        ? Assessment.HARMLESS
        : new Assessment(
            List.of(),
            List.of(
                "the changes that stream "
                    + String.join(".", before.database(), before.schema(), before.name())
                    + " has not shown to its pipeline"),
            Optional.empty());
  }

  /** Models are what is in a registry: nobody makes them again but whoever logged them. */
  private static Assessment schema(Change change, SfSchema before, Optional<SfResource> after) {
    String name = before.database() + "." + before.name();
    if (after.isPresent() && after.get() instanceof SfSchema schema) {
      return told(change, before.columns(), schema.columns(), "the models that are there take");
    }
    Assessment gone = container(change, "schema " + name);
    if (!before.isRegistry()) {
      return gone;
    }
    List<String> losses = new ArrayList<>(List.of("all models of registry " + name));
    losses.addAll(gone.losses());
    return new Assessment(List.of(), losses, Optional.empty());
  }

  /** What is there was made by what the contract said. */
  private static Assessment told(
      Change change, List<ToldColumn> before, List<ToldColumn> after, String what) {
    List<ToldColumn> kept = after.subList(0, Math.min(before.size(), after.size()));
    return kept.equals(before)
        ? Assessment.HARMLESS
        : refused(
            change,
            what + " columns that would change, move or go",
            "add columns at the end only, or publish a new major version");
  }

  /**
   * Tables and stages of others keep it from being dropped; what Meshwright does not read goes with
   * it.
   */
  private static Assessment container(Change change, String name) {
    return change.after().isPresent()
        ? Assessment.HARMLESS
        : new Assessment(
            List.of(),
            List.of("procedures, functions, models and whatever else is in " + name),
            Optional.empty());
  }

  private static Assessment changed(Change change, SfTable before, SfTable after) {
    // Another stage is no other kind of place, but other data.
    if (before.kind() != after.kind()
        || !before.volume().equals(after.volume())
        || !stage(before).equals(stage(after))) {
      return refused(
          change,
          "its data would have to go from " + where(before) + " to " + where(after),
          "leave 'format' and 'external-volume' or 'external-stage' as they are, or publish a new"
              + " major version on a platform with other settings");
    }
    // Nothing asks files for values.
    boolean files = after.external().isPresent();
    for (int i = 0; i < before.columns().size(); i++) {
      SfColumn old = before.columns().get(i);
      if (i >= after.columns().size() || !isSame(old, after.columns().get(i), files)) {
        return refused(
            change,
            "column " + old.name() + " would have to change, move or go, which loses data",
            "add columns at the end only, or publish a new major version");
      }
    }
    List<SfColumn> added = after.columns().subList(before.columns().size(), after.columns().size());
    return files || added.stream().noneMatch(SfColumn::required)
        ? Assessment.HARMLESS
        : refused(
            change,
            "a new column that refuses NULL needs a value for the rows that are there",
            "let it be NULL, or publish a new major version");
  }

  private static Optional<String> stage(SfTable table) {
    return table.external().map(SfExternal::stage);
  }

  private static String where(SfTable table) {
    return stage(table)
        .map(s -> "files of stage " + s)
        .or(() -> table.volume().map(SfAssessment::volume))
        .orElse("Snowflake");
  }

  private static String volume(String name) {
    return name.isEmpty() ? "an external volume that nobody names" : "external volume " + name;
  }

  private static boolean isSame(SfColumn old, SfColumn now, boolean files) {
    return old.name().equals(now.name())
        && old.type().equals(now.type())
        && (files || old.required() == now.required());
  }

  /** What somebody has. */
  private record Rights(String grantee, SortedSet<String> privileges) {
    static Optional<Rights> of(SfResource resource) {
      return switch (resource) {
        case SfGrant grant -> Optional.of(new Rights(grant.grantee(), grant.privileges()));
        case SfStageGrant grant -> Optional.of(new Rights(grant.grantee(), grant.privileges()));
        case SfModelGrant grant -> Optional.of(new Rights(grant.grantee(), grant.privileges()));
        case SfWarehouseGrant grant -> Optional.of(new Rights(grant.grantee(), grant.privileges()));
        default -> Optional.empty();
      };
    }

    boolean owns() {
      return privileges.contains(OWNERSHIP);
    }
  }

  /** Who owns a thing gives nothing back: it is given to somebody else. */
  private static Assessment ownership(Change change, Rights before, Optional<Rights> after) {
    return before.owns() && after.filter(Rights::owns).isEmpty()
        ? refused(
            change,
            before.grantee() + " owns it, which REVOKE does not take away",
            "give it to the role of the deployer by GRANT OWNERSHIP … COPY CURRENT GRANTS, and plan"
                + " again")
        : Assessment.HARMLESS;
  }

  /** Whom a listing reaches is said where the listing is made. */
  private static Assessment account(Change change, SfShareAccount before) {
    return before.account().startsWith(SfShareAccount.LISTING) && change.after().isEmpty()
        ? refused(
            change,
            before.account() + " has it, which no statement about a share takes away",
            "look at SHOW GRANTS OF SHARE and at the listing, take it away by hand, and plan again")
        : Assessment.HARMLESS;
  }

  private static Assessment refused(Change change, String what, String remedy) {
    return new Assessment(
        List.of(),
        List.of(),
        Optional.of(Problem.error("impossible-change", change.address().toString(), what, remedy)));
  }
}
