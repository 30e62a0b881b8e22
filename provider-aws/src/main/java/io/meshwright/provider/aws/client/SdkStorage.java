package io.meshwright.provider.aws.client;

import io.meshwright.kit.apply.CallMeter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.Bucket;
import software.amazon.awssdk.services.s3.model.BucketLocationConstraint;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CreateBucketConfiguration;
import software.amazon.awssdk.services.s3.model.ListBucketsResponse;
import software.amazon.awssdk.services.s3.model.PublicAccessBlockConfiguration;
import software.amazon.awssdk.services.s3.model.ServerSideEncryption;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionByDefault;
import software.amazon.awssdk.services.s3.model.ServerSideEncryptionRule;
import software.amazon.awssdk.services.s3.model.Tag;

/** S3 over the SDK. */
public final class SdkStorage implements StorageGateway {
  private static final int PAGE = 1_000;

  /** The region that must not be named when a bucket is made. */
  private static final String UNNAMED = "us-east-1";

  private static final Set<String> NO_BUCKET = Set.of("NoSuchBucket");
  private static final Set<String> NO_TAGS = Set.of("NoSuchTagSet");
  private static final Set<String> NO_POLICY = Set.of("NoSuchBucketPolicy");
  private static final Set<String> NO_BLOCK = Set.of("NoSuchPublicAccessBlockConfiguration");
  private static final Set<String> NO_ENCRYPTION =
      Set.of("ServerSideEncryptionConfigurationNotFoundError");

  private final AwsClients clients;
  private final SdkCalls calls;

  /** S3 of an account. */
  public SdkStorage(AwsClients clients, CallMeter meter) {
    this.clients = clients;
    this.calls = new SdkCalls(meter, "s3");
  }

  private S3Client s3() {
    return clients.s3();
  }

  @Override
  public List<String> buckets(String prefix) {
    return calls.all(
        "ListAllMyBuckets",
        "the account",
        token -> {
          ListBucketsResponse answer =
              s3().listBuckets(
                      r -> r.prefix(prefix).maxBuckets(PAGE).continuationToken(token.orElse(null)));
          return new Pages.Page<>(
              answer.buckets().stream()
                  .map(Bucket::name)
                  .filter(n -> n.startsWith(prefix))
                  .toList(),
              Optional.ofNullable(answer.continuationToken()));
        });
  }

  @Override
  public Optional<Map<String, String>> tags(String name) {
    return SdkCalls.unless(
        NO_BUCKET,
        () ->
            SdkCalls.unless(
                    NO_TAGS,
                    () ->
                        calls.read(
                            "GetBucketTagging",
                            name,
                            () -> map(s3().getBucketTagging(r -> r.bucket(name)).tagSet())))
                .orElse(Map.of()));
  }

  private static Map<String, String> map(List<Tag> tags) {
    Map<String, String> all = new HashMap<>();
    tags.forEach(t -> all.put(t.key(), t.value()));
    return all;
  }

  @Override
  public S3Bucket bucket(String name, Map<String, String> tags) {
    PolicyDocuments.OfBucket policy = policy(name);
    return new S3Bucket(
        name,
        encryption(name),
        calls
                .read(
                    "GetBucketVersioning",
                    name,
                    () -> s3().getBucketVersioning(r -> r.bucket(name)))
                .status()
            == BucketVersioningStatus.ENABLED,
        isClosed(name),
        policy.tlsOnly(),
        policy.others(),
        new TreeMap<>(tags));
  }

  private PolicyDocuments.OfBucket policy(String name) {
    return PolicyDocuments.ofBucket(
        name,
        SdkCalls.unless(
                NO_POLICY,
                () ->
                    calls.read(
                        "GetBucketPolicy",
                        name,
                        () -> s3().getBucketPolicy(r -> r.bucket(name)).policy()))
            .orElse(""));
  }

  private String encryption(String name) {
    return SdkCalls.unless(
            NO_ENCRYPTION,
            () ->
                calls.read(
                    "GetEncryptionConfiguration",
                    name,
                    () ->
                        s3().getBucketEncryption(r -> r.bucket(name))
                            .serverSideEncryptionConfiguration()
                            .rules()))
        .flatMap(rules -> rules.stream().findFirst())
        .map(ServerSideEncryptionRule::applyServerSideEncryptionByDefault)
        .map(d -> Optional.ofNullable(d.kmsMasterKeyID()).orElse(d.sseAlgorithmAsString()))
        .orElse("");
  }

  private boolean isClosed(String name) {
    return SdkCalls.unless(
            NO_BLOCK,
            () ->
                calls.read(
                    "GetBucketPublicAccessBlock",
                    name,
                    () ->
                        s3().getPublicAccessBlock(r -> r.bucket(name))
                            .publicAccessBlockConfiguration()))
        .filter(b -> b.equals(closed()))
        .isPresent();
  }

  private static PublicAccessBlockConfiguration closed() {
    return PublicAccessBlockConfiguration.builder()
        .blockPublicAcls(true)
        .blockPublicPolicy(true)
        .ignorePublicAcls(true)
        .restrictPublicBuckets(true)
        .build();
  }

  @Override
  public void create(String name, Map<String, String> tags) {
    CreateBucketConfiguration.Builder configuration =
        CreateBucketConfiguration.builder().tags(sdk(tags));
    String region = clients.region().id();
    if (!region.equals(UNNAMED)) {
      configuration.locationConstraint(BucketLocationConstraint.fromValue(region));
    }
    calls.write(
        "CreateBucket",
        name,
        () ->
            s3().createBucket(
                    r -> r.bucket(name).createBucketConfiguration(configuration.build())));
    // What speaks an older S3 takes no tags when it makes a bucket.
    if (!tags(name).orElse(Map.of()).equals(tags)) {
      writeTags(name, tags);
    }
  }

  private void writeTags(String name, Map<String, String> tags) {
    calls.write(
        "PutBucketTagging",
        name,
        () -> s3().putBucketTagging(r -> r.bucket(name).tagging(t -> t.tagSet(sdk(tags)))));
  }

  private static List<Tag> sdk(Map<String, String> tags) {
    return new TreeMap<>(tags)
        .entrySet().stream()
            .map(e -> Tag.builder().key(e.getKey()).value(e.getValue()).build())
            .toList();
  }

  @Override
  public void update(S3Bucket now, S3Bucket wanted) {
    String name = wanted.name();
    if (!now.closed() && wanted.closed()) {
      calls.write(
          "PutBucketPublicAccessBlock",
          name,
          () ->
              s3().putPublicAccessBlock(
                      r -> r.bucket(name).publicAccessBlockConfiguration(closed())));
    }
    if (now.tlsOnly() != wanted.tlsOnly() || !now.others().equals(wanted.others())) {
      writePolicy(wanted);
    }
    if (!now.encryption().equals(wanted.encryption())) {
      calls.write(
          "PutEncryptionConfiguration",
          name,
          () ->
              s3().putBucketEncryption(
                      r ->
                          r.bucket(name)
                              .serverSideEncryptionConfiguration(c -> c.rules(rule(wanted)))));
    }
    if (!now.versioned() && wanted.versioned()) {
      calls.write(
          "PutBucketVersioning",
          name,
          () ->
              s3().putBucketVersioning(
                      r ->
                          r.bucket(name)
                              .versioningConfiguration(
                                  v -> v.status(BucketVersioningStatus.ENABLED))));
    }
    if (!now.tags().equals(wanted.tags())) {
      writeTags(name, wanted.tags());
    }
  }

  private static ServerSideEncryptionRule rule(S3Bucket wanted) {
    boolean ownKeys = wanted.encryption().equals(ServerSideEncryption.AES256.toString());
    ServerSideEncryptionByDefault.Builder by = ServerSideEncryptionByDefault.builder();
    if (ownKeys) {
      by.sseAlgorithm(ServerSideEncryption.AES256);
    } else {
      by.sseAlgorithm(ServerSideEncryption.AWS_KMS).kmsMasterKeyID(wanted.encryption());
    }
    // One key a bucket instead of one a file: as many requests to the key service fewer.
    return ServerSideEncryptionRule.builder()
        .applyServerSideEncryptionByDefault(by.build())
        .bucketKeyEnabled(!ownKeys)
        .build();
  }

  private void writePolicy(S3Bucket wanted) {
    String name = wanted.name();
    Optional<String> policy = PolicyDocuments.ofBucket(name, wanted.tlsOnly(), wanted.others());
    if (policy.isPresent()) {
      calls.write(
          "PutBucketPolicy",
          name,
          () -> s3().putBucketPolicy(r -> r.bucket(name).policy(policy.get())));
    } else {
      calls.write("DeleteBucketPolicy", name, () -> s3().deleteBucketPolicy(r -> r.bucket(name)));
    }
  }

  @Override
  public BucketRuleGateway rules() {
    return new SdkBucketRules(clients, calls);
  }

  @Override
  public void deleteBucket(String name) {
    SdkCalls.unless(
        NO_BUCKET,
        () -> calls.write("DeleteBucket", name, () -> s3().deleteBucket(r -> r.bucket(name))));
  }
}
