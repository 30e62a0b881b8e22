package io.meshwright.provider.aws.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.apply.CallMeter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.Compatibility;
import software.amazon.awssdk.services.glue.model.DataFormat;
import software.amazon.awssdk.services.glue.model.GetRegistryResponse;
import software.amazon.awssdk.services.glue.model.GetSchemaResponse;
import software.amazon.awssdk.services.glue.model.GetSchemaVersionResponse;
import software.amazon.awssdk.services.glue.model.ListRegistriesResponse;
import software.amazon.awssdk.services.glue.model.ListSchemasResponse;
import software.amazon.awssdk.services.glue.model.RegistryListItem;
import software.amazon.awssdk.services.glue.model.RegistryStatus;
import software.amazon.awssdk.services.glue.model.SchemaId;
import software.amazon.awssdk.services.glue.model.SchemaListItem;
import software.amazon.awssdk.services.glue.model.SchemaStatus;
import software.amazon.awssdk.services.glue.model.SchemaVersionStatus;

/** The schema registries of Glue over the SDK. */
public final class SdkSchemas implements SchemaGateway {
  private static final int PAGE = 100;
  private static final Set<String> NOT_FOUND = SdkCalls.NOT_FOUND;

  private final AwsClients clients;
  private final SdkCalls calls;
  private final int page;
  private final SdkSchemaVersions versions;

  /** Registries of an account and region. */
  public SdkSchemas(AwsClients clients, CallMeter meter) {
    this(clients, meter, PAGE);
  }

  /** With smaller pages. */
  SdkSchemas(AwsClients clients, CallMeter meter, int page) {
    this.clients = clients;
    this.calls = new SdkCalls(meter, "glue");
    this.page = page;
    this.versions = new SdkSchemaVersions(clients, calls);
  }

  private GlueClient glue() {
    return clients.glue();
  }

  @Override
  public List<GlueRegistry> registries(String prefix) {
    List<RegistryListItem> all =
        calls.all(
            "ListRegistries",
            "the account",
            token -> {
              ListRegistriesResponse answer =
                  glue().listRegistries(r -> r.maxResults(page).nextToken(token.orElse(null)));
              return new Pages.Page<>(answer.registries(), Optional.ofNullable(answer.nextToken()));
            });
    List<GlueRegistry> read = new ArrayList<>();
    for (RegistryListItem item : all) {
      if (item.registryName().startsWith(prefix) && item.status() != RegistryStatus.DELETING) {
        read.add(
            new GlueRegistry(
                item.registryName(),
                Optional.ofNullable(item.description()).orElse(""),
                tags(item.registryArn())));
      }
    }
    return List.copyOf(read);
  }

  private SortedMap<String, String> tags(String arn) {
    return new TreeMap<>(
        SdkCalls.unless(
                NOT_FOUND,
                () ->
                    calls.read(
                        "GetTags", arn, () -> glue().getTags(r -> r.resourceArn(arn)).tags()))
            .orElse(Map.of()));
  }

  @Override
  public Optional<GlueRegistry> registry(String name) {
    return found(name)
        .map(
            r ->
                new GlueRegistry(
                    r.registryName(),
                    Optional.ofNullable(r.description()).orElse(""),
                    tags(r.registryArn())));
  }

  private Optional<GetRegistryResponse> found(String name) {
    return SdkCalls.unless(
            NOT_FOUND,
            () ->
                calls.read(
                    "GetRegistry",
                    name,
                    () -> glue().getRegistry(r -> r.registryId(i -> i.registryName(name)))))
        .filter(r -> r.status() != RegistryStatus.DELETING);
  }

  @Override
  public List<GlueSchema> schemas(String registry) {
    List<GlueSchema> read = new ArrayList<>();
    names(registry).forEach(name -> schema(registry, name).ifPresent(read::add));
    return List.copyOf(read);
  }

  private List<String> names(String registry) {
    return calls
        .all(
            "ListSchemas",
            registry,
            token -> {
              ListSchemasResponse answer =
                  glue()
                      .listSchemas(
                          r ->
                              r.registryId(i -> i.registryName(registry))
                                  .maxResults(page)
                                  .nextToken(token.orElse(null)));
              return new Pages.Page<>(answer.schemas(), Optional.ofNullable(answer.nextToken()));
            })
        .stream()
        .filter(s -> s.schemaStatus() != SchemaStatus.DELETING)
        .map(SchemaListItem::schemaName)
        .toList();
  }

  private static SchemaId id(String registry, String name) {
    return SchemaId.builder().registryName(registry).schemaName(name).build();
  }

  @Override
  public Optional<GlueSchema> schema(String registry, String name) {
    return SdkCalls.unless(
            NOT_FOUND,
            () ->
                calls.read(
                    "GetSchema", name, () -> glue().getSchema(r -> r.schemaId(id(registry, name)))))
        .filter(s -> s.schemaStatus() != SchemaStatus.DELETING)
        .flatMap(s -> SdkCalls.unless(NOT_FOUND, () -> schema(s)));
  }

  private GlueSchema schema(GetSchemaResponse schema) {
    SchemaId id = id(schema.registryName(), schema.schemaName());
    GetSchemaVersionResponse newest = versions.newest(id);
    return new GlueSchema(
        schema.registryName(),
        schema.schemaName(),
        schema.compatibilityAsString(),
        versions.counting(id, newest),
        newest.status() == SchemaVersionStatus.PENDING,
        tags(schema.schemaArn()));
  }

  @Override
  public void create(GlueRegistry registry) {
    calls.write(
        "CreateRegistry",
        registry.name(),
        () ->
            glue()
                .createRegistry(
                    r ->
                        r.registryName(registry.name())
                            .description(registry.description())
                            .tags(registry.tags())));
  }

  @Override
  public void update(GlueRegistry now, GlueRegistry wanted) {
    String arn =
        calls
            .write(
                "UpdateRegistry",
                wanted.name(),
                () ->
                    glue()
                        .updateRegistry(
                            r ->
                                r.registryId(i -> i.registryName(wanted.name()))
                                    .description(wanted.description())))
            .registryArn();
    tag(arn, now.tags(), wanted.tags());
  }

  /** Only what is new: the service refuses to be told what it wrote itself. */
  private void tag(String arn, Map<String, String> now, Map<String, String> wanted) {
    Map<String, String> added = new TreeMap<>(wanted);
    added.entrySet().removeAll(now.entrySet());
    if (!added.isEmpty()) {
      calls.write(
          "TagResource", arn, () -> glue().tagResource(r -> r.resourceArn(arn).tagsToAdd(added)));
    }
  }

  /** The service would delete what is in it as well, whoever made that. */
  @Override
  public void deleteRegistry(String name) {
    if (found(name).isEmpty()) {
      return;
    }
    List<String> inside = names(name);
    if (!inside.isEmpty()) {
      throw new MeshException(
          ErrorKind.USER,
          "registry %s holds schemas that are not ours: %s; take them out first"
              .formatted(name, String.join(", ", inside)));
    }
    SdkCalls.unless(
        NOT_FOUND,
        () ->
            calls.write(
                "DeleteRegistry",
                name,
                () -> glue().deleteRegistry(r -> r.registryId(i -> i.registryName(name)))));
  }

  @Override
  public void create(GlueSchema schema) {
    calls.write(
        "CreateSchema",
        schema.name(),
        () ->
            glue()
                .createSchema(
                    r ->
                        r.registryId(i -> i.registryName(schema.registry()))
                            .schemaName(schema.name())
                            .dataFormat(DataFormat.AVRO)
                            .compatibility(Compatibility.fromValue(schema.compatibility()))
                            .schemaDefinition(schema.definition())
                            .tags(schema.tags())));
  }

  @Override
  public void update(GlueSchema now, GlueSchema wanted) {
    SchemaId id = id(wanted.registry(), wanted.name());
    if (!now.compatibility().equals(wanted.compatibility())) {
      calls.write(
          "UpdateSchema",
          wanted.name(),
          () ->
              glue()
                  .updateSchema(
                      r ->
                          r.schemaId(id)
                              .schemaVersionNumber(v -> v.latestVersion(true))
                              .compatibility(Compatibility.fromValue(wanted.compatibility()))));
    }
    if (!now.definition().equals(wanted.definition())) {
      versions.register(id, wanted);
    }
    if (!now.tags().equals(wanted.tags())) {
      String arn =
          calls
              .read("GetSchema", wanted.name(), () -> glue().getSchema(r -> r.schemaId(id)))
              .schemaArn();
      tag(arn, now.tags(), wanted.tags());
    }
  }

  @Override
  public void deleteSchema(String registry, String name) {
    SdkCalls.unless(
        NOT_FOUND,
        () ->
            calls.write(
                "DeleteSchema",
                name,
                () -> glue().deleteSchema(r -> r.schemaId(id(registry, name)))));
  }
}
