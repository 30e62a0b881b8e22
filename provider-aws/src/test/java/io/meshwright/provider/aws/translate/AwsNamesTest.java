package io.meshwright.provider.aws.translate;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AwsNamesTest {
  @Test
  void aBucketIsNamedAfterItsDomain() {
    assertThat(AwsNames.bucket("company-mesh", "field_sales"))
        .isEqualTo("company-mesh-field-sales");
  }

  /** A name of 63 characters at most, without an end that S3 keeps for itself. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "sales_",
        "a__x_s3",
        "a__ol_s3",
        "a_s3alias",
        "a_domain_whose_name_is_as_long_as_the_rule_for_names_lets_it_be_1"
      })
  void aNameThatS3RefusesEndsInAHash(String domain) {
    String name = AwsNames.bucket("company-mesh", domain);
    assertThat(name).matches("[a-z0-9-]{1,54}-[0-9a-f]{8}");
  }

  @Test
  void differentDomainsHaveDifferentBuckets() {
    String start = "d".repeat(60);
    assertThat(AwsNames.bucket("company-mesh", start + "a"))
        .isNotEqualTo(AwsNames.bucket("company-mesh", start + "b"));
  }
}
