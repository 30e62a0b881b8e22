package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.resource.Seen;
import io.meshwright.api.resource.Value;
import io.meshwright.provider.aws.resource.AwsRegistry;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsSchema;
import io.meshwright.provider.aws.resource.AwsStream;
import io.meshwright.provider.aws.resource.AwsStreamGrant;
import io.meshwright.provider.aws.resource.AwsStreamStatement;
import io.meshwright.spi.ReadScope;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Streams, their policies and their schemas, as facts in canonical form. */
public final class StreamLive {
  private final String platform;
  private final Map<String, KinesisStream> streams = new TreeMap<>();
  private final Map<String, GlueRegistry> registries = new TreeMap<>();
  private final Map<Address, GlueSchema> schemas = new TreeMap<>();
  private final TreeMap<Address, Seen.Present> facts = new TreeMap<>();

  private StreamLive(String platform) {
    this.platform = platform;
  }

  /** Nothing. */
  static StreamLive none(String platform) {
    return new StreamLive(platform);
  }

  /** What lies at some addresses, and whatever of the mesh has names that begin so. */
  static StreamLive of(String platform, Account account, String prefix, ReadScope scope) {
    StreamLive live = new StreamLive(platform);
    Set<String> wanted = names(scope.wanted(), AwsStream.KIND);
    for (String name : account.streams().streams(prefix)) {
      account.streams().stream(name)
          .filter(s -> wanted.contains(name) || isOfMesh(s.tags(), scope))
          .ifPresent(live::stream);
    }
    Set<String> registries = names(scope.wanted(), AwsRegistry.KIND);
    for (GlueRegistry registry : account.schemas().registries(prefix)) {
      if (registries.contains(registry.name()) || isOfMesh(registry.tags(), scope)) {
        live.registry(registry);
        account.schemas().schemas(registry.name()).forEach(live::schema);
      }
    }
    return live;
  }

  private static boolean isOfMesh(Map<String, String> tags, ReadScope scope) {
    return Markers.of(tags).filter(m -> m.mesh().mesh().equals(scope.mesh().mesh())).isPresent();
  }

  /** What lies at some addresses, each asked for by its name. */
  static StreamLive of(String platform, Account account, Collection<Address> addresses) {
    StreamLive live = new StreamLive(platform);
    Set<String> names = names(addresses, AwsStream.KIND);
    names.addAll(names(addresses, AwsStreamGrant.KIND));
    names.addAll(names(addresses, AwsStreamStatement.KIND));
    names.forEach(name -> account.streams().stream(name).ifPresent(live::stream));
    for (String name : names(addresses, AwsRegistry.KIND)) {
      account.schemas().registry(name).ifPresent(live::registry);
    }
    for (Address address : addresses) {
      if (address.kind().equals(AwsSchema.KIND)) {
        account
            .schemas()
            .schema(address.path().get(0), address.path().get(1))
            .ifPresent(live::schema);
      }
    }
    return live;
  }

  private static Set<String> names(Collection<Address> addresses, String kind) {
    Set<String> names = new TreeSet<>();
    addresses.stream()
        .filter(a -> a.kind().equals(kind))
        .forEach(a -> names.add(a.path().getFirst()));
    return names;
  }

  private void stream(KinesisStream stream) {
    streams.put(stream.name(), stream);
    add(StreamForms.stream(stream), owner(stream.tags()));
    AccessStatements.of(stream.policy())
        .forEach(
            (id, text) ->
                AccessStatements.grant(stream.name(), stream.arn(), text)
                    .ifPresentOrElse(
                        grant -> add(grant, within(stream)),
                        () -> add(statement(stream, id, text), new Owner.Foreign())));
  }

  private static AwsStreamStatement statement(KinesisStream stream, String id, String text) {
    AccessStatements.Plain plain = AccessStatements.plain(text);
    return new AwsStreamStatement(
        stream.name(), id, PolicyDocuments.allows(text), plain.principals(), plain.actions(), text);
  }

  private Owner within(KinesisStream stream) {
    return Markers.of(stream.tags())
        .<Owner>map(m -> new Owner.Within(AwsStream.address(platform, stream.name()), m))
        .orElseGet(Owner.Foreign::new);
  }

  private void registry(GlueRegistry registry) {
    registries.put(registry.name(), registry);
    add(StreamForms.registry(registry), owner(registry.tags()));
  }

  private void schema(GlueSchema schema) {
    AwsSchema read = StreamForms.schema(schema);
    schemas.put(read.address(platform), schema);
    add(read, owner(schema.tags()));
  }

  private static Owner owner(Map<String, String> tags) {
    return Markers.of(tags).<Owner>map(Owner.Marked::new).orElseGet(Owner.Foreign::new);
  }

  private void add(AwsResource resource, Owner owner) {
    facts.put(
        resource.address(platform),
        new Seen.Present(
            resource.toResource(platform), owner, Ordered.map(Map.<String, Value>of())));
  }

  /** The facts, in order of address. */
  SortedMap<Address, Seen.Present> facts() {
    return Ordered.map(facts);
  }

  /** A stream as Kinesis has it. */
  public Optional<KinesisStream> stream(String name) {
    return Optional.ofNullable(streams.get(name));
  }

  /** A registry as Glue has it. */
  public Optional<GlueRegistry> registry(String name) {
    return Optional.ofNullable(registries.get(name));
  }

  /** A schema as Glue has it. */
  public Optional<GlueSchema> schema(AwsSchema schema) {
    return Optional.ofNullable(schemas.get(schema.address(platform)));
  }
}
