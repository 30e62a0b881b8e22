package io.meshwright.provider.aws.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Kinesis of an account and region. Throws as {@link CatalogueGateway} does. */
public interface StreamGateway {
  /** Names of streams that begin so. */
  List<String> streams(String prefix);

  /** A stream; empty where it is not there, or is going. */
  Optional<KinesisStream> stream(String name);

  /** Makes a stream that scales by itself; it takes a while to become active. */
  void create(String name, Map<String, String> tags);

  /** Lets the service make as many shards as are needed; takes a while. */
  void scaleOnDemand(KinesisStream stream);

  /** Encrypts what is written from now on; takes a while. */
  void encrypt(KinesisStream stream, String key);

  /** Adds tags, or changes their values. */
  void tag(KinesisStream stream, Map<String, String> tags);

  /** Replaces the policy; an empty one takes it away. */
  void policy(KinesisStream stream, Optional<String> document);

  /** Deletes a stream with its records; one with consumers is refused, one that is gone is fine. */
  void deleteStream(String name);
}
