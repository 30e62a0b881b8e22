package io.meshwright.provider.aws.fake;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.provider.aws.client.KinesisStream;
import io.meshwright.provider.aws.client.StreamGateway;
import io.meshwright.spi.CallEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** Kinesis, without the records. While something is under way it refuses everything else. */
final class FakeStreams implements StreamGateway {
  private static final Pattern NAME = Pattern.compile("[a-zA-Z0-9_.-]{1,128}");
  private static final Pattern TAG = Pattern.compile("[\\p{L}\\p{N} +\\-=._:/@]{0,256}");
  private static final int MOST_TAGS = 50;
  private static final int LONGEST_POLICY = 20 * 1024;
  private static final String ARN = "arn:aws:kinesis:eu-central-1:111122223333:stream/";

  private final FakeAccount account;
  private final String platform;
  private final Consumer<CallEvent> meter;

  FakeStreams(FakeAccount account, String platform, Consumer<CallEvent> meter) {
    this.account = account;
    this.platform = platform;
    this.meter = meter;
  }

  private void told(String call, boolean writes) {
    meter.accept(new CallEvent(platform, "kinesis." + call, writes));
  }

  @Override
  public List<String> streams(String prefix) {
    told("ListStreams", false);
    synchronized (account) {
      return account.streams.keySet().stream().filter(n -> n.startsWith(prefix)).toList();
    }
  }

  @Override
  public Optional<KinesisStream> stream(String name) {
    told("DescribeStreamSummary", false);
    synchronized (account) {
      Optional<KinesisStream> now = Optional.ofNullable(account.streams.get(name));
      // Each look brings what is under way a step further.
      now.filter(s -> !s.isActive() && account.settled(name))
          .ifPresent(s -> account.streams.put(name, with(s, KinesisStream.ACTIVE)));
      return now;
    }
  }

  private static KinesisStream with(KinesisStream s, String status) {
    return new KinesisStream(
        s.name(), s.arn(), status, s.mode(), s.encryption(), s.tags(), s.policy());
  }

  @Override
  public void create(String name, Map<String, String> tags) {
    told("CreateStream", true);
    synchronized (account) {
      if (!NAME.matcher(name).matches()) {
        throw FakeAccount.refused(ErrorKind.USER, "InvalidArgumentException: " + name);
      }
      if (account.streams.containsKey(name)) {
        throw FakeAccount.refused(ErrorKind.CONFLICT, "ResourceInUseException: " + name);
      }
      checkTags(tags);
      account.streams.put(
          name,
          new KinesisStream(
              name, ARN + name, account.busy(name), "ON_DEMAND", "", new TreeMap<>(tags), ""));
    }
  }

  private static void checkTags(Map<String, String> tags) {
    tags.forEach(
        (key, value) -> {
          if (key.isEmpty() || key.length() > 128 || !TAG.matcher(key).matches()) {
            throw FakeAccount.refused(ErrorKind.USER, "InvalidArgumentException: tag " + key);
          }
          if (!TAG.matcher(value).matches()) {
            throw FakeAccount.refused(ErrorKind.USER, "InvalidArgumentException: value of " + key);
          }
        });
    if (tags.size() > MOST_TAGS) {
      throw FakeAccount.refused(ErrorKind.USER, "LimitExceededException: tags");
    }
  }

  private void changed(String call, String name, UnaryOperator<KinesisStream> change) {
    told(call, true);
    synchronized (account) {
      KinesisStream now = active(name);
      KinesisStream changed = change.apply(now);
      checkTags(changed.tags());
      account.streams.put(name, changed);
    }
  }

  private KinesisStream active(String name) {
    KinesisStream now =
        Optional.ofNullable(account.streams.get(name))
            .orElseThrow(
                () ->
                    FakeAccount.refused(ErrorKind.CONFLICT, "ResourceNotFoundException: " + name));
    if (!now.isActive()) {
      throw FakeAccount.refused(ErrorKind.CONFLICT, "ResourceInUseException: " + name);
    }
    return now;
  }

  @Override
  public void scaleOnDemand(KinesisStream stream) {
    changed(
        "UpdateStreamMode",
        stream.name(),
        s ->
            new KinesisStream(
                s.name(),
                s.arn(),
                account.busy(s.name()),
                "ON_DEMAND",
                s.encryption(),
                s.tags(),
                s.policy()));
  }

  @Override
  public void encrypt(KinesisStream stream, String key) {
    changed(
        "StartStreamEncryption",
        stream.name(),
        s ->
            new KinesisStream(
                s.name(), s.arn(), account.busy(s.name()), s.mode(), key, s.tags(), s.policy()));
  }

  @Override
  public void tag(KinesisStream stream, Map<String, String> tags) {
    if (tags.keySet().stream().anyMatch(k -> k.startsWith("aws:"))) {
      throw FakeAccount.refused(ErrorKind.USER, "InvalidArgumentException: reserved: " + tags);
    }
    changed("AddTagsToStream", stream.name(), s -> tagged(s, tags));
  }

  static KinesisStream tagged(KinesisStream stream, Map<String, String> tags) {
    TreeMap<String, String> all = new TreeMap<>(stream.tags());
    all.putAll(tags);
    return new KinesisStream(
        stream.name(),
        stream.arn(),
        stream.status(),
        stream.mode(),
        stream.encryption(),
        all,
        stream.policy());
  }

  @Override
  public void policy(KinesisStream stream, Optional<String> document) {
    document
        .filter(d -> d.length() > LONGEST_POLICY)
        .ifPresent(
            d -> {
              throw FakeAccount.refused(
                  ErrorKind.USER, "InvalidArgumentException: a policy of more than 20 KB");
            });
    changed(
        document.isPresent() ? "PutResourcePolicy" : "DeleteResourcePolicy",
        stream.name(),
        s ->
            new KinesisStream(
                s.name(),
                s.arn(),
                s.status(),
                s.mode(),
                s.encryption(),
                s.tags(),
                document.orElse("")));
  }

  @Override
  public void deleteStream(String name) {
    told("DeleteStream", true);
    synchronized (account) {
      account.streams.remove(name);
    }
  }
}
