package io.meshwright.provider.aws.apply;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Resource;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.AwsLive;
import io.meshwright.provider.aws.client.CatalogueGateway;
import io.meshwright.provider.aws.client.GlueDatabase;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.client.LakeFilter;
import io.meshwright.provider.aws.client.LakeLocation;
import io.meshwright.provider.aws.client.LakePermission;
import io.meshwright.provider.aws.client.LakeSettings;
import io.meshwright.provider.aws.client.Markers;
import io.meshwright.provider.aws.client.NativeForms;
import io.meshwright.provider.aws.client.PermissionGateway;
import io.meshwright.provider.aws.client.ViewForms;
import io.meshwright.provider.aws.resource.AwsColumnGrant;
import io.meshwright.provider.aws.resource.AwsDatabase;
import io.meshwright.provider.aws.resource.AwsDefault;
import io.meshwright.provider.aws.resource.AwsFilter;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsLink;
import io.meshwright.provider.aws.resource.AwsLinkGrant;
import io.meshwright.provider.aws.resource.AwsLocationGrant;
import io.meshwright.provider.aws.resource.AwsOldSharing;
import io.meshwright.provider.aws.resource.AwsOpenPlace;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsSharing;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsTag;
import io.meshwright.provider.aws.resource.AwsTagGrant;
import io.meshwright.provider.aws.resource.AwsTagging;
import io.meshwright.provider.aws.resource.AwsView;
import io.meshwright.provider.aws.resource.JobResource;
import io.meshwright.provider.aws.resource.LakeResource;
import io.meshwright.provider.aws.resource.StorageResource;
import io.meshwright.provider.aws.resource.StreamResource;
import io.meshwright.spi.Outcome;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;

/** Writes the changes of a batch, each by itself, and rights together. */
final class AwsWriter {
  private final CatalogueGateway catalogue;
  private final PermissionGateway permissions;
  private final StorageWriter storage;
  private final LinkBatch links;
  private final JobWriter jobs;
  private final StreamWriter streams;
  private final TagBatch tags;
  private final AwsLive live;
  private final Map<Change, Outcome> failures = new HashMap<>();
  private Optional<LakeSettings> settings = Optional.empty();

  AwsWriter(Account account, AwsLive live) {
    this.catalogue = account.catalogue();
    this.permissions = account.permissions();
    this.tags = new TagBatch(account);
    this.storage = new StorageWriter(account, live.storage());
    this.links = new LinkBatch(account, live);
    this.jobs = new JobWriter(account.jobs());
    this.streams = new StreamWriter(account, live.streams());
    this.live = live;
  }

  /** The failures; what is not among them was accepted. */
  Map<Change, Outcome> write(List<Change> changes) {
    RightsBatch rights = new RightsBatch(catalogue, permissions, live);
    for (Change change : changes) {
      try {
        write(change, rights);
      } catch (MeshException e) {
        failures.put(change, AwsBatch.FAILURES.of(change, e, e.kind() == ErrorKind.TRANSIENT));
      }
    }
    rights.run().forEach(failures::put);
    tags.run().forEach(failures::put);
    links.run().forEach(failures::put);
    storage.run().forEach(failures::put);
    streams.run().forEach(failures::put);
    return Map.copyOf(failures);
  }

  private void write(Change change, RightsBatch rights) {
    switch (change) {
      case Change.Create create -> make(change, create.desired(), rights);
      case Change.Update update -> change(change, update.desired(), rights);
      case Change.Adopt adopt -> change(change, adopt.desired(), rights);
      case Change.Replace replace
          when AwsResource.of(replace.desired().resource()) instanceof AwsLink link ->
          links.replace(change, link);
      case Change.Replace replace -> {
        take(change, replace.live().resource(), rights);
        make(change, replace.desired(), rights);
      }
      case Change.Delete delete -> take(change, delete.live().resource(), rights);
    }
  }

  private void make(Change change, Desired desired, RightsBatch rights) {
    switch (AwsResource.of(desired.resource())) {
      case JobResource job -> jobs.make(job, marker(desired));
      case StorageResource place -> storage.make(change, place, marker(desired));
      case AwsLink link -> links.make(change, link);
      case AwsLinkGrant grant -> rights.grant(change, grant);
      case StreamResource stream -> streams.make(change, stream, marker(desired));
      case AwsDatabase database -> {
        catalogue.create(
            NativeForms.database(
                database, marker(desired), Markers.claiming(Map.of(), database.claims())));
        close(change, database, rights);
      }
      case AwsTable table -> {
        requireClosed(table.database());
        catalogue.create(
            NativeForms.table(
                table, marker(desired), Markers.claiming(Map.of(), table.claims()), ""));
      }
      case AwsView view -> {
        requireClosed(view.database());
        catalogue.create(
            ViewForms.table(view, marker(desired), Markers.claiming(Map.of(), view.claims()), ""));
      }
      case AwsFilter filter -> permissions.create(NativeForms.filter(filter, types(filter), ""));
      case AwsGrant grant -> rights.grant(change, grant);
      case AwsColumnGrant grant -> throw notOurs(change);
      case AwsTagGrant grant -> rights.grant(change, grant);
      case LakeResource lake -> make(change, lake);
    }
  }

  private void make(Change change, LakeResource resource) {
    switch (resource) {
      case AwsTag tag -> tags.make(change, tag);
      case AwsTagging tagging -> tags.assign(change, tagging);
      case AwsLocationGrant grant -> throw notOurs(change);
      case AwsOpenPlace open -> throw notOurs(change);
      case AwsDefault open -> throw notOurs(change);
      case AwsSharing sharing -> throw notOurs(change);
      case AwsOldSharing old -> throw notOurs(change);
    }
  }

  /** What the data lake gives to everybody by itself goes at once; there are no tables yet. */
  private void close(Change change, AwsDatabase database, RightsBatch rights) {
    if (settings.isEmpty()) {
      settings = Optional.of(permissions.settings());
    }
    if (settings.get().opensDatabases()) {
      rights.revoke(
          change,
          new LakePermission(
              AwsGrant.EVERYBODY_BY_IAM,
              new LakePermission.Database(database.name()),
              Ordered.set(List.of("ALL")),
              Ordered.set(List.<String>of())));
    }
  }

  private void requireClosed(String database) {
    if (live.database(database).filter(GlueDatabase::opensTables).isPresent()) {
      throw new MeshException(
          ErrorKind.CONFLICT,
          "database %s opens new tables to whomever IAM lets; plan again".formatted(database));
    }
  }

  private static Marker marker(Desired desired) {
    return desired.owner().mark().orElseThrow();
  }

  private SortedMap<String, String> types(AwsFilter filter) {
    return live.table(filter.database(), filter.table())
        .map(NativeForms::types)
        .orElseThrow(
            () ->
                new MeshException(
                    ErrorKind.CONFLICT,
                    "the table of filter " + filter.name() + " is not there; plan again"));
  }

  private void change(Change change, Desired desired, RightsBatch rights) {
    switch (AwsResource.of(desired.resource())) {
      case JobResource job -> jobs.change(job, marker(desired), change.before().orElseThrow());
      case StorageResource place -> storage.change(change, place, marker(desired));
      case AwsLink link -> links.replace(change, link);
      case AwsLinkGrant grant -> {
        rights.revoke(change, (AwsLinkGrant) AwsResource.of(change.before().orElseThrow()));
        rights.grant(change, grant);
      }
      case StreamResource stream -> streams.change(change, stream, marker(desired));
      case AwsDatabase database -> {
        Optional<GlueDatabase> now = live.database(database.name());
        catalogue.update(
            NativeForms.database(
                database,
                marker(desired),
                now.map(GlueDatabase::parameters).orElse(Ordered.map(Map.of()))));
      }
      case AwsTable table -> {
        GlueTable now = live.table(table.database(), table.name()).orElseThrow();
        catalogue.update(
            NativeForms.table(table, marker(desired), now.parameters(), now.versionId()));
      }
      case AwsView view -> {
        GlueTable now = live.table(view.database(), view.name()).orElseThrow();
        catalogue.update(ViewForms.table(view, marker(desired), now.parameters(), now.versionId()));
      }
      case AwsFilter filter -> {
        LakeFilter now = live.filter(change.address()).orElseThrow();
        permissions.update(NativeForms.filter(filter, types(filter), now.versionId()));
      }
      case AwsGrant grant -> {
        rights.update(change, (AwsGrant) AwsResource.of(change.before().orElseThrow()), grant);
      }
      case AwsColumnGrant grant -> throw notOurs(change);
      case AwsTagGrant grant ->
          rights.update(change, (AwsTagGrant) AwsResource.of(change.before().orElseThrow()), grant);
      case LakeResource lake -> make(change, lake);
    }
  }

  private void take(Change change, Resource resource, RightsBatch rights) {
    switch (AwsResource.of(resource)) {
      case JobResource job -> jobs.take(job);
      case StorageResource place -> storage.take(change, place);
      case AwsLink link -> links.take(change, link);
      case AwsLinkGrant grant -> rights.revoke(change, grant);
      case StreamResource stream -> streams.take(change, stream);
      case AwsDatabase database -> catalogue.deleteDatabase(database.name());
      case AwsTable table -> catalogue.deleteTable(table.database(), table.name());
      case AwsView view -> catalogue.deleteTable(view.database(), view.name());
      case AwsFilter filter ->
          permissions.deleteFilter(filter.database(), filter.table(), filter.name());
      case AwsGrant grant -> rights.revoke(change, grant);
      case AwsColumnGrant grant ->
          rights.revoke(
              change,
              new LakePermission(
                  grant.principal(),
                  new LakePermission.Columns(
                      grant.database(),
                      grant.table(),
                      List.copyOf(grant.columns()),
                      grant.allBut()),
                  Ordered.set(List.of("SELECT")),
                  Ordered.set(List.<String>of())));
      case AwsTagGrant grant -> rights.revoke(change, grant);
      case LakeResource lake -> take(change, lake, rights);
    }
  }

  private void take(Change change, LakeResource resource, RightsBatch rights) {
    switch (resource) {
      case AwsLocationGrant grant -> rights.revoke(change, permission(grant));
      case AwsTag tag -> tags.take(change, tag);
      case AwsTagging tagging -> tags.unassign(change, tagging);
      case AwsOpenPlace open -> throw notOurs(change);
      case AwsDefault open -> throw notOurs(change);
      case AwsSharing sharing -> throw notOurs(change);
      case AwsOldSharing old -> throw notOurs(change);
    }
  }

  private static LakePermission permission(AwsLocationGrant grant) {
    SortedSet<String> access = Ordered.set(List.of("DATA_LOCATION_ACCESS"));
    return new LakePermission(
        grant.principal(),
        new LakePermission.Location(LakeLocation.arn(grant.location())),
        access,
        grant.grantable() ? access : Ordered.set(List.<String>of()));
  }

  private static MeshException notOurs(Change change) {
    return new MeshException(
        ErrorKind.USER,
        change.address()
            + " is a right that Meshwright reads and does not make; revoke it by hand");
  }
}
