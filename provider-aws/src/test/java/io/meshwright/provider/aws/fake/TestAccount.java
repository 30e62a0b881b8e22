package io.meshwright.provider.aws.fake;

import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.CatalogueGateway;
import io.meshwright.provider.aws.client.JobGateway;
import io.meshwright.provider.aws.client.LakeTag;
import io.meshwright.provider.aws.client.LocationGateway;
import io.meshwright.provider.aws.client.PermissionGateway;
import io.meshwright.provider.aws.client.RoleGateway;
import io.meshwright.provider.aws.client.SchemaGateway;
import io.meshwright.provider.aws.client.SharingGateway;
import io.meshwright.provider.aws.client.StorageGateway;
import io.meshwright.provider.aws.client.StreamGateway;
import io.meshwright.provider.aws.client.TagGateway;
import io.meshwright.spi.CallEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;

/** An account that tests may fill and empty. */
public interface TestAccount extends AutoCloseable {
  /** Glue, telling of every call. */
  CatalogueGateway catalogue(String platform, Consumer<CallEvent> meter);

  /** Lake Formation, telling of every call. */
  PermissionGateway permissions(String platform, Consumer<CallEvent> meter);

  /** LF-tags, telling of every call. */
  TagGateway tags(String platform, Consumer<CallEvent> meter);

  /** Registrations, telling of every call. */
  LocationGateway locations(String platform, Consumer<CallEvent> meter);

  /** S3, telling of every call. */
  StorageGateway storage(String platform, Consumer<CallEvent> meter);

  /** IAM, telling of every call. */
  RoleGateway roles(String platform, Consumer<CallEvent> meter);

  /** Jobs and triggers of Glue, telling of every call. */
  JobGateway jobs(String platform, Consumer<CallEvent> meter);

  /** Kinesis, telling of every call. */
  StreamGateway streams(String platform, Consumer<CallEvent> meter);

  /** Registries of schemas, telling of every call. */
  SchemaGateway schemas(String platform, Consumer<CallEvent> meter);

  /** RAM, telling of every call. */
  SharingGateway sharing(String platform, Consumer<CallEvent> meter);

  /** All of it. */
  default Account account(String platform, Consumer<CallEvent> meter) {
    return new Account(
        catalogue(platform, meter),
        permissions(platform, meter),
        tags(platform, meter),
        locations(platform, meter),
        storage(platform, meter),
        roles(platform, meter),
        jobs(platform, meter),
        streams(platform, meter),
        schemas(platform, meter),
        sharing(platform, meter));
  }

  /** Forgets everything. */
  void clear();

  /** Ends what it takes; never throws. */
  @Override
  default void close() {}

  /** Everything that is there, one line each with all that could be changed about it. */
  default List<String> lines() {
    CatalogueGateway catalogue = catalogue("look", event -> {});
    PermissionGateway permissions = permissions("look", event -> {});
    List<String> lines = new ArrayList<>();
    catalogue
        .databases()
        .forEach(
            d -> {
              lines.add("database " + d);
              catalogue.tables(d.name()).forEach(t -> lines.add("table " + t));
            });
    permissions.filters().forEach(f -> lines.add("filter " + f));
    permissions.permissions().forEach(r -> lines.add("right " + r));
    TagGateway tags = tags("look", event -> {});
    for (LakeTag tag : tags.tags()) {
      lines.add("tag " + tag);
      tags.databases(tag.key(), tag.values()).forEach(t -> lines.add("tagged " + t));
      tags.tables(tag.key(), tag.values()).forEach(t -> lines.add("tagged " + t));
    }
    locations("look", event -> {}).locations().forEach(l -> lines.add("location " + l));
    StorageGateway storage = storage("look", event -> {});
    storage
        .buckets("")
        .forEach(
            name ->
                storage
                    .tags(name)
                    .ifPresent(
                        all -> {
                          lines.add("bucket " + storage.bucket(name, all));
                          storage
                              .rules()
                              .rules(name)
                              .rules()
                              .forEach(r -> lines.add("rule of " + name + " " + r));
                        }));
    roles("look", event -> {}).roles("/").forEach(r -> lines.add("role " + r));
    JobGateway jobs = jobs("look", event -> {});
    jobs.jobs().forEach(j -> lines.add("job " + j));
    jobs.triggers().forEach(t -> lines.add("trigger " + t));
    jobs.rulesets()
        .rulesets()
        .forEach(r -> jobs.rulesets().ruleset(r.name()).ifPresent(t -> lines.add("ruleset " + t)));
    StreamGateway streams = streams("look", event -> {});
    streams
        .streams("")
        .forEach(name -> streams.stream(name).ifPresent(s -> lines.add("stream " + s)));
    SchemaGateway schemas = schemas("look", event -> {});
    schemas
        .registries("")
        .forEach(
            r -> {
              lines.add("registry " + r);
              schemas.schemas(r.name()).forEach(s -> lines.add("schema " + s));
            });
    lines.sort(Comparator.naturalOrder());
    return lines;
  }
}
