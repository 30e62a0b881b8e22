package io.meshwright.provider.aws.client;

import io.meshwright.kit.apply.CallMeter;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.kinesis.KinesisClient;
import software.amazon.awssdk.services.kinesis.model.EncryptionType;
import software.amazon.awssdk.services.kinesis.model.ListStreamsResponse;
import software.amazon.awssdk.services.kinesis.model.ListTagsForStreamResponse;
import software.amazon.awssdk.services.kinesis.model.StreamDescriptionSummary;
import software.amazon.awssdk.services.kinesis.model.StreamMode;

/** Kinesis over the SDK. */
public final class SdkStreams implements StreamGateway {
  private static final int PAGE = 10_000;
  private static final int TAGS = 50;
  private static final String NO_POLICY = "{}";
  private static final Set<String> NOT_FOUND = Set.of("ResourceNotFoundException");

  private final AwsClients clients;
  private final SdkCalls calls;

  /** Kinesis of an account and region. */
  public SdkStreams(AwsClients clients, CallMeter meter) {
    this.clients = clients;
    this.calls = new SdkCalls(meter, "kinesis");
  }

  private KinesisClient kinesis() {
    return clients.kinesis();
  }

  @Override
  public List<String> streams(String prefix) {
    return calls
        .all(
            "ListStreams",
            "the account",
            token -> {
              ListStreamsResponse answer =
                  kinesis().listStreams(r -> r.limit(PAGE).nextToken(token.orElse(null)));
              return new Pages.Page<>(
                  answer.streamNames(), Optional.ofNullable(answer.nextToken()));
            })
        .stream()
        .filter(name -> name.startsWith(prefix))
        .toList();
  }

  @Override
  public Optional<KinesisStream> stream(String name) {
    return SdkCalls.unless(
            NOT_FOUND,
            () ->
                calls.read(
                    "DescribeStreamSummary",
                    name,
                    () ->
                        kinesis()
                            .describeStreamSummary(r -> r.streamName(name))
                            .streamDescriptionSummary()))
        .filter(s -> !s.streamStatusAsString().equals(KinesisStream.DELETING))
        .flatMap(s -> SdkCalls.unless(NOT_FOUND, () -> stream(s)));
  }

  private KinesisStream stream(StreamDescriptionSummary summary) {
    String arn = summary.streamARN();
    return new KinesisStream(
        summary.streamName(),
        arn,
        summary.streamStatusAsString(),
        Optional.ofNullable(summary.streamModeDetails())
            .map(m -> m.streamModeAsString())
            .orElse(""),
        summary.encryptionType() == EncryptionType.KMS
            ? Optional.ofNullable(summary.keyId()).orElse("")
            : "",
        new TreeMap<>(tags(summary.streamName())),
        calls.read(
            "GetResourcePolicy",
            arn,
            () ->
                Optional.ofNullable(kinesis().getResourcePolicy(r -> r.resourceARN(arn)).policy())
                    .filter(policy -> !policy.equals(NO_POLICY))
                    .orElse("")));
  }

  private Map<String, String> tags(String name) {
    Map<String, String> all = new TreeMap<>();
    Optional<String> last = Optional.empty();
    boolean more = true;
    while (more) {
      Optional<String> from = last;
      ListTagsForStreamResponse page =
          calls.read(
              "ListTagsForStream",
              name,
              () ->
                  kinesis()
                      .listTagsForStream(
                          r ->
                              r.streamName(name)
                                  .limit(TAGS)
                                  .exclusiveStartTagKey(from.orElse(null))));
      page.tags().forEach(t -> all.put(t.key(), Optional.ofNullable(t.value()).orElse("")));
      more = Boolean.TRUE.equals(page.hasMoreTags()) && !page.tags().isEmpty();
      last = page.tags().isEmpty() ? last : Optional.of(page.tags().getLast().key());
    }
    return all;
  }

  @Override
  public void create(String name, Map<String, String> tags) {
    calls.write(
        "CreateStream",
        name,
        () ->
            kinesis()
                .createStream(
                    r ->
                        r.streamName(name)
                            .streamModeDetails(m -> m.streamMode(StreamMode.ON_DEMAND))
                            .tags(tags)));
  }

  @Override
  public void scaleOnDemand(KinesisStream stream) {
    calls.write(
        "UpdateStreamMode",
        stream.arn(),
        () ->
            kinesis()
                .updateStreamMode(
                    r ->
                        r.streamARN(stream.arn())
                            .streamModeDetails(m -> m.streamMode(StreamMode.ON_DEMAND))));
  }

  @Override
  public void encrypt(KinesisStream stream, String key) {
    calls.write(
        "StartStreamEncryption",
        stream.name(),
        () ->
            kinesis()
                .startStreamEncryption(
                    r ->
                        r.streamName(stream.name()).encryptionType(EncryptionType.KMS).keyId(key)));
  }

  @Override
  public void tag(KinesisStream stream, Map<String, String> tags) {
    calls.write(
        "AddTagsToStream",
        stream.name(),
        () -> kinesis().addTagsToStream(r -> r.streamName(stream.name()).tags(tags)));
  }

  @Override
  public void policy(KinesisStream stream, Optional<String> document) {
    if (document.isPresent()) {
      calls.write(
          "PutResourcePolicy",
          stream.arn(),
          () ->
              kinesis().putResourcePolicy(r -> r.resourceARN(stream.arn()).policy(document.get())));
    } else {
      calls.write(
          "DeleteResourcePolicy",
          stream.arn(),
          () -> kinesis().deleteResourcePolicy(r -> r.resourceARN(stream.arn())));
    }
  }

  @Override
  public void deleteStream(String name) {
    SdkCalls.unless(
        NOT_FOUND,
        () ->
            calls.write(
                "DeleteStream",
                name,
                () ->
                    kinesis()
                        .deleteStream(r -> r.streamName(name).enforceConsumerDeletion(false))));
  }
}
