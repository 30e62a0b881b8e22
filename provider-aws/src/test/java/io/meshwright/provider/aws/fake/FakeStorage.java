package io.meshwright.provider.aws.fake;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.provider.aws.client.BucketRuleGateway;
import io.meshwright.provider.aws.client.PolicyDocuments;
import io.meshwright.provider.aws.client.S3Bucket;
import io.meshwright.provider.aws.client.StorageGateway;
import io.meshwright.spi.CallEvent;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** S3, without the files: only whether there are any. */
final class FakeStorage implements StorageGateway {
  private static final Pattern NAME =
      Pattern.compile("(?!xn--|sthree-|amzn-s3-demo-)[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]");
  private static final int MOST_OF_POLICY = 20 * 1024;
  private static final int MOST_TAGS = 50;

  private final FakeAccount account;
  private final String platform;
  private final Consumer<CallEvent> meter;

  FakeStorage(FakeAccount account, String platform, Consumer<CallEvent> meter) {
    this.account = account;
    this.platform = platform;
    this.meter = meter;
  }

  private void told(String call, boolean writes) {
    meter.accept(new CallEvent(platform, "s3." + call, writes));
  }

  @Override
  public List<String> buckets(String prefix) {
    told("ListAllMyBuckets", false);
    synchronized (account) {
      return account.buckets.keySet().stream().filter(n -> n.startsWith(prefix)).toList();
    }
  }

  @Override
  public Optional<Map<String, String>> tags(String name) {
    told("GetBucketTagging", false);
    synchronized (account) {
      return Optional.ofNullable(account.buckets.get(name)).map(S3Bucket::tags);
    }
  }

  @Override
  public S3Bucket bucket(String name, Map<String, String> tags) {
    told("GetBucketPolicy", false);
    synchronized (account) {
      return there(name);
    }
  }

  private S3Bucket there(String name) {
    return Optional.ofNullable(account.buckets.get(name))
        .orElseThrow(() -> FakeAccount.refused(ErrorKind.CONFLICT, "NoSuchBucket: " + name));
  }

  /** A new bucket is encrypted by S3's own keys and closed to the public, since 2023. */
  @Override
  public void create(String name, Map<String, String> tags) {
    told("CreateBucket", true);
    synchronized (account) {
      if (!NAME.matcher(name).matches() || name.endsWith("-s3alias") || name.contains("..")) {
        throw FakeAccount.refused(ErrorKind.USER, "InvalidBucketName: " + name);
      }
      if (account.buckets.containsKey(name)) {
        throw FakeAccount.refused(ErrorKind.CONFLICT, "BucketAlreadyOwnedByYou: " + name);
      }
      checkTags(tags);
      account.buckets.put(
          name,
          new S3Bucket(name, "AES256", false, true, false, new TreeMap<>(), new TreeMap<>(tags)));
    }
  }

  private static void checkTags(Map<String, String> tags) {
    tags.forEach(
        (key, value) -> {
          if (!key.matches("[\\p{L}\\p{N} +\\-=._:/@]{1,128}")
              || !value.matches("[\\p{L}\\p{N} +\\-=._:/@]{0,256}")) {
            throw FakeAccount.refused(ErrorKind.USER, "InvalidTag: " + key);
          }
        });
    if (tags.size() > MOST_TAGS) {
      throw FakeAccount.refused(ErrorKind.USER, "BadRequest: " + tags.size() + " tags");
    }
  }

  private static void checkPolicy(S3Bucket wanted) {
    PolicyDocuments.ofBucket(wanted.name(), wanted.tlsOnly(), wanted.others())
        .filter(policy -> policy.length() > MOST_OF_POLICY)
        .ifPresent(
            policy -> {
              throw FakeAccount.refused(
                  ErrorKind.USER, "MalformedPolicy: " + policy.length() + " bytes of 20 KB");
            });
  }

  @Override
  public void update(S3Bucket now, S3Bucket wanted) {
    told("PutBucketPolicy", true);
    synchronized (account) {
      there(wanted.name());
      checkTags(wanted.tags());
      checkPolicy(wanted);
      account.buckets.put(wanted.name(), wanted);
    }
  }

  @Override
  public BucketRuleGateway rules() {
    return new FakeBucketRules(account, platform, meter);
  }

  @Override
  public void deleteBucket(String name) {
    told("DeleteBucket", true);
    synchronized (account) {
      if (account.filled.contains(name)) {
        throw FakeAccount.refused(ErrorKind.USER, "BucketNotEmpty: " + name);
      }
      account.buckets.remove(name);
      account.rules().forget(name);
    }
  }
}
