package io.meshwright.provider.aws.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.resource.Marker;
import io.meshwright.provider.aws.client.AccessStatements;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.GlueRegistry;
import io.meshwright.provider.aws.client.GlueSchema;
import io.meshwright.provider.aws.client.KinesisStream;
import io.meshwright.provider.aws.client.StreamForms;
import io.meshwright.provider.aws.client.StreamLive;
import io.meshwright.provider.aws.resource.AwsRegistry;
import io.meshwright.provider.aws.resource.AwsSchema;
import io.meshwright.provider.aws.resource.AwsStream;
import io.meshwright.provider.aws.resource.AwsStreamGrant;
import io.meshwright.provider.aws.resource.AwsStreamStatement;
import io.meshwright.provider.aws.resource.StreamResource;
import io.meshwright.spi.Outcome;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes streams, registries and schemas, and the policies of streams at the end of a batch. */
final class StreamWriter {
  /** Tags, mode, encryption: each of them at most once. */
  private static final int STEPS = 3;

  private final Account account;
  private final StreamLive live;
  private final PolicyEdits edits = new PolicyEdits();

  StreamWriter(Account account, StreamLive live) {
    this.account = account;
    this.live = live;
  }

  void make(Change change, StreamResource resource, Marker marker) {
    switch (resource) {
      case AwsStream stream -> settle(stream, marker);
      case AwsStreamGrant grant -> put(change, grant);
      case AwsRegistry registry ->
          account.schemas().create(StreamForms.registry(registry, marker, Map.of()));
      case AwsSchema schema ->
          account.schemas().create(StreamForms.schema(schema, marker, Map.of()));
      case AwsStreamStatement statement -> throw notOurs(statement);
    }
  }

  void change(Change change, StreamResource resource, Marker marker) {
    switch (resource) {
      case AwsStream stream -> settle(stream, marker);
      case AwsStreamGrant grant -> put(change, grant);
      case AwsRegistry registry -> {
        GlueRegistry now = live.registry(registry.name()).orElseThrow();
        account.schemas().update(now, StreamForms.registry(registry, marker, now.tags()));
      }
      case AwsSchema schema -> {
        GlueSchema now = live.schema(schema).orElseThrow();
        account.schemas().update(now, StreamForms.schema(schema, marker, now.tags()));
      }
      case AwsStreamStatement statement -> throw notOurs(statement);
    }
  }

  void take(Change change, StreamResource resource) {
    switch (resource) {
      case AwsStream stream -> account.streams().deleteStream(stream.name());
      case AwsStreamGrant grant -> drop(change, grant.stream(), AccessStatements.id(grant));
      case AwsStreamStatement statement -> drop(change, statement.stream(), statement.id());
      case AwsRegistry registry -> account.schemas().deleteRegistry(registry.name());
      case AwsSchema schema -> account.schemas().deleteSchema(schema.registry(), schema.name());
    }
  }

  /**
   * Makes a stream what it should be, as far as the service lets us now: while something is under
   * way it refuses everything else, and this is called again.
   */
  void settle(AwsStream wanted, Marker marker) {
    Optional<KinesisStream> now = account.streams().stream(wanted.name());
    if (now.isEmpty()) {
      account.streams().create(wanted.name(), StreamForms.tags(wanted, marker, Map.of()));
      now = account.streams().stream(wanted.name());
    }
    for (int step = 0;
        step < STEPS && now.filter(s -> step(s, wanted, marker)).isPresent();
        step++) {
      now = account.streams().stream(wanted.name());
    }
  }

  private boolean step(KinesisStream now, AwsStream wanted, Marker marker) {
    Map<String, String> tags = new TreeMap<>(StreamForms.tags(wanted, marker, now.tags()));
    // Only what differs: what AWS wrote itself, aws:…, it takes from nobody.
    tags.entrySet().removeAll(now.tags().entrySet());
    if (!now.isActive()) {
      return false;
    }
    if (!tags.isEmpty()) {
      account.streams().tag(now, tags);
    } else if (!now.mode().equals(wanted.mode())) {
      account.streams().scaleOnDemand(now);
    } else if (!now.encryption().equals(wanted.encryption())) {
      account.streams().encrypt(now, wanted.encryption());
    } else {
      return false;
    }
    return true;
  }

  private void put(Change change, AwsStreamGrant grant) {
    KinesisStream now = there(grant.stream());
    edits.put(
        change,
        now.name(),
        () -> AccessStatements.of(now.policy()),
        AccessStatements.id(grant),
        AccessStatements.text(grant, now.arn()));
  }

  private void drop(Change change, String stream, String id) {
    KinesisStream now = there(stream);
    edits.remove(change, now.name(), () -> AccessStatements.of(now.policy()), id);
  }

  private KinesisStream there(String stream) {
    return live.stream(stream)
        .orElseThrow(
            () ->
                new MeshException(
                    ErrorKind.CONFLICT, "stream " + stream + " is not there; plan again"));
  }

  /** Writes each policy that changed, once; the failures. */
  Map<Change, Outcome> run() {
    return edits.run(
        (stream, statements) ->
            account.streams().policy(there(stream), AccessStatements.document(statements)));
  }

  private static MeshException notOurs(AwsStreamStatement statement) {
    return new MeshException(
        ErrorKind.USER,
        "statement %s of stream %s is one that Meshwright reads and does not write"
            .formatted(statement.id(), statement.stream()));
  }
}
