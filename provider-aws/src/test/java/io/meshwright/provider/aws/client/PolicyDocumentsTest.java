package io.meshwright.provider.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.problem.MeshException;
import io.meshwright.provider.aws.resource.AwsRole;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PolicyDocumentsTest {
  private static final String BUCKET = "company-mesh-sales";
  private static final AwsRole ROLE =
      new AwsRole(
          BUCKET,
          "/meshwright/retailer/main/sales/",
          Ordered.set(List.of("lakeformation.amazonaws.com")),
          List.of(
              new AwsRole.Allowed(
                  Ordered.set(List.of("s3:GetObject", "s3:PutObject")),
                  Ordered.set(List.of("arn:aws:s3:::company-mesh-sales/*")))),
          "");

  @Test
  void aRoleComesBackAsItWasWritten() {
    assertThat(PolicyDocuments.role(PolicyDocuments.role(ROLE))).isEqualTo(ROLE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"Effect\":\"Allow\",\"Principal\":{\"AWS\":\"arn:aws:iam::999999999999:root\"},\"Action\":\"sts:AssumeRole\"}",
        "{\"Effect\":\"Allow\",\"Principal\":\"*\",\"Action\":\"sts:AssumeRole\"}",
        "{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:*\"}",
        "{\"Effect\":\"Deny\",\"Principal\":{\"Service\":\"ec2.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}"
      })
  void whoeverElseMayActAsItIsSeen(String statement) {
    IamRole written = PolicyDocuments.role(ROLE);
    AwsRole read =
        PolicyDocuments.role(
            new IamRole(
                written.name(),
                written.path(),
                "",
                "{\"Version\":\"2012-10-17\",\"Statement\":[" + statement + "]}",
                written.policy()));
    assertThat(read.services()).isEmpty();
    assertThat(read.others()).isNotEmpty();
  }

  @Test
  void ourStatementIsKnownToTheLetter() {
    String ours = PolicyDocuments.ofBucket(BUCKET, true, Map.of()).orElseThrow();
    assertThat(PolicyDocuments.ofBucket(BUCKET, ours).tlsOnly()).isTrue();
    String weakened = ours.replace("\"false\"", "\"true\"");
    assertThat(weakened).isNotEqualTo(ours);
    assertThat(PolicyDocuments.ofBucket(BUCKET, weakened).tlsOnly()).isFalse();
    assertThat(PolicyDocuments.ofBucket("another", ours).tlsOnly()).isFalse();
  }

  @Test
  void statementsOfOthersStayWhatTheyAre() {
    String theirs =
        "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Sid\":\"Logs\",\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"logging.s3.amazonaws.com\"},\"Action\":\"s3:PutObject\",\"Resource\":\"arn:aws:s3:::company-mesh-sales/logs/*\",\"Condition\":{\"StringEquals\":{\"aws:SourceAccount\":\"111122223333\"}}}]}";
    PolicyDocuments.OfBucket read = PolicyDocuments.ofBucket(BUCKET, theirs);
    assertThat(read.others()).containsOnlyKeys("Logs");
    String both = PolicyDocuments.ofBucket(BUCKET, true, read.others()).orElseThrow();
    assertThat(PolicyDocuments.ofBucket(BUCKET, both))
        .isEqualTo(new PolicyDocuments.OfBucket(true, read.others()));
  }

  @Test
  void withoutStatementsThereIsNoPolicy() {
    assertThat(PolicyDocuments.ofBucket(BUCKET, false, Map.of())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"{}\"", "{", "[]", "{\"Statement\":[{\"Effect\":7}]}"})
  void aDocumentThatNobodyCanReadMayAllowAnything(String document) {
    IamRole written = PolicyDocuments.role(ROLE);
    AwsRole read =
        PolicyDocuments.role(
            new IamRole(written.name(), written.path(), "", document, written.policy()));
    assertThat(read.others()).isNotEmpty();
    PolicyDocuments.OfBucket policy = PolicyDocuments.ofBucket(BUCKET, document);
    assertThat(policy.others().values()).singleElement().isEqualTo(document);
    assertThat(PolicyDocuments.allows(document)).isTrue();
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> PolicyDocuments.ofBucket(BUCKET, true, policy.others()))
        .withMessageContaining("change it by hand");
  }
}
