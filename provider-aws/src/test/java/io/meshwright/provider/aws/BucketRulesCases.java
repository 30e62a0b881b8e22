package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.provider.aws.client.BucketRules;
import io.meshwright.provider.aws.client.StorageGateway;
import io.meshwright.provider.aws.fake.TestAccount;
import io.meshwright.provider.aws.resource.AwsBucketRule;
import io.meshwright.provider.aws.resource.AwsExpiry;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;
import software.amazon.awssdk.services.s3.model.Tag;
import software.amazon.awssdk.services.s3.model.Transition;

/** Lifecycle rules of a bucket, written and read back. */
public abstract class BucketRulesCases {
  private static final String NAME = "company-mesh-sales";
  private static final AwsExpiry OURS =
      new AwsExpiry(NAME, "files/sales_orders/files_v1/orders_v1_files/", 90, 30);
  private static final List<LifecycleRule> THEIRS =
      List.of(
          LifecycleRule.builder()
              .id("moved")
              .status(ExpirationStatus.ENABLED)
              .filter(f -> f.prefix("archive/"))
              .transitions(Transition.builder().days(60).storageClass("GLACIER").build())
              .noncurrentVersionExpiration(n -> n.noncurrentDays(7))
              .build(),
          LifecycleRule.builder()
              .id("marked")
              .status(ExpirationStatus.DISABLED)
              .filter(
                  f -> f.and(a -> a.prefix("a/").tags(Tag.builder().key("k").value("v").build())))
              .expiration(e -> e.days(3))
              .build());

  private Optional<TestAccount> opened = Optional.empty();

  /** An empty account. */
  protected abstract TestAccount open();

  private StorageGateway storage() {
    return opened.orElseThrow().storage("lake", event -> {});
  }

  private BucketRules rules() {
    return storage().rules().rules(NAME);
  }

  @BeforeEach
  void make() {
    opened = Optional.of(open());
    storage().create(NAME, Map.of("note", "x"));
  }

  @AfterEach
  void close() {
    opened.ifPresent(
        account -> {
          account.clear();
          account.close();
        });
  }

  @Test
  void aNewBucketHasNone() {
    assertThat(rules().rules()).isEmpty();
  }

  @Test
  void aRuleOfOursReadsBackAsWritten() {
    storage().rules().write(NAME, rules().with(OURS));
    assertThat(rules().resources(NAME)).containsExactly(OURS);
  }

  @Test
  void rulesOfOthersReadBackAsWrittenWhateverBecomesOfOurs() {
    storage().rules().write(NAME, new BucketRules(THEIRS, ""));
    BucketRules first = rules();
    List<?> before = first.resources(NAME);
    assertThat(before).hasSize(2).hasOnlyElementsOfType(AwsBucketRule.class);
    storage().rules().write(NAME, rules().with(OURS));
    assertThat(rules().others()).isEqualTo(first);
    storage().rules().write(NAME, rules().without(OURS));
    assertThat(rules()).isEqualTo(first);
    assertThat(first.rules()).isEqualTo(THEIRS);
  }

  @Test
  void theLastRuleTakesTheListWithIt() {
    storage().rules().write(NAME, rules().with(OURS));
    storage().rules().write(NAME, rules().without(OURS));
    assertThat(rules()).isEqualTo(BucketRules.NONE);
  }
}
