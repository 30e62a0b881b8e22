package io.meshwright.provider.aws.fake;

import io.meshwright.provider.aws.client.BucketRules;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Lifecycle rules of the buckets of an account, and who else writes them. */
public final class FakeRules {
  private static final String USUALLY = "all_storage_classes_128K";

  private final Map<String, BucketRules> all = new TreeMap<>();
  private Consumer<String> written = bucket -> {};

  /** Somebody puts other rules into a bucket. */
  public synchronized void put(String bucket, BucketRules rules) {
    // What nobody says about the smallest objects that move S3 says itself.
    all.put(bucket, rules.smallest().isEmpty() ? new BucketRules(rules.rules(), USUALLY) : rules);
  }

  /** Somebody does something whenever the rules of a bucket were written. */
  public synchronized void whenWritten(Consumer<String> what) {
    written = what;
  }

  synchronized BucketRules of(String bucket) {
    return all.getOrDefault(bucket, BucketRules.NONE);
  }

  synchronized void write(String bucket, BucketRules rules) {
    if (rules.rules().isEmpty()) {
      all.remove(bucket);
      return;
    }
    put(bucket, rules);
    written.accept(bucket);
  }

  synchronized void forget(String bucket) {
    all.remove(bucket);
  }

  synchronized void clear() {
    all.clear();
  }
}
