package io.meshwright.provider.aws.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.util.Optional;
import java.util.function.Consumer;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.GetSchemaByDefinitionResponse;
import software.amazon.awssdk.services.glue.model.GetSchemaVersionResponse;
import software.amazon.awssdk.services.glue.model.RegisterSchemaVersionResponse;
import software.amazon.awssdk.services.glue.model.SchemaId;
import software.amazon.awssdk.services.glue.model.SchemaVersionNumber;
import software.amazon.awssdk.services.glue.model.SchemaVersionStatus;

/** The versions of a schema over the SDK. */
final class SdkSchemaVersions {
  private final AwsClients clients;
  private final SdkCalls calls;

  SdkSchemaVersions(AwsClients clients, SdkCalls calls) {
    this.clients = clients;
    this.calls = calls;
  }

  private GlueClient glue() {
    return clients.glue();
  }

  /** The newest, whatever its status is. */
  GetSchemaVersionResponse newest(SchemaId id) {
    return version(id, v -> v.latestVersion(true));
  }

  private GetSchemaVersionResponse version(
      SchemaId id, Consumer<SchemaVersionNumber.Builder> number) {
    return calls.read(
        "GetSchemaVersion",
        id.schemaName(),
        () -> glue().getSchemaVersion(r -> r.schemaId(id).schemaVersionNumber(number)));
  }

  /**
   * A version that does not fit stays in the list, but nobody can use it: the one before counts.
   */
  String counting(SchemaId id, GetSchemaVersionResponse newest) {
    if (newest.status() == SchemaVersionStatus.AVAILABLE) {
      return newest.schemaDefinition();
    }
    for (long number = newest.versionNumber() - 1; number > 0; number--) {
      long asked = number;
      Optional<String> found =
          SdkCalls.unless(SdkCalls.NOT_FOUND, () -> version(id, v -> v.versionNumber(asked)))
              .filter(v -> v.status() == SchemaVersionStatus.AVAILABLE)
              .map(GetSchemaVersionResponse::schemaDefinition);
      if (found.isPresent()) {
        return found.get();
      }
    }
    return "";
  }

  /**
   * The service answers with the version that has this definition, where there is one: it would not
   * become the newest again, and one that did not fit would not be looked at again.
   */
  void register(SchemaId id, GlueSchema wanted) {
    Optional<SchemaVersionStatus> known =
        SdkCalls.unless(
                SdkCalls.NOT_FOUND,
                () ->
                    calls.read(
                        "GetSchemaByDefinition",
                        wanted.name(),
                        () ->
                            glue()
                                .getSchemaByDefinition(
                                    r -> r.schemaId(id).schemaDefinition(wanted.definition()))))
            .map(GetSchemaByDefinitionResponse::status);
    if (known.filter(s -> s == SchemaVersionStatus.AVAILABLE).isPresent()) {
      throw new MeshException(
          ErrorKind.USER,
          "schema %s of registry %s was so in an earlier version, and the registry does not make"
                  .formatted(wanted.name(), wanted.registry())
              + " that the newest again; publish a new major version, or describe it otherwise");
    }
    RegisterSchemaVersionResponse answer =
        calls.write(
            "RegisterSchemaVersion",
            wanted.name(),
            () ->
                glue()
                    .registerSchemaVersion(
                        r -> r.schemaId(id).schemaDefinition(wanted.definition())));
    if (answer.status() == SchemaVersionStatus.FAILURE) {
      throw new MeshException(
          ErrorKind.USER,
          "the new version of schema %s is not compatible (%s) with those before; publish a new"
                  .formatted(wanted.name(), wanted.compatibility())
              + " major version");
    }
  }
}
