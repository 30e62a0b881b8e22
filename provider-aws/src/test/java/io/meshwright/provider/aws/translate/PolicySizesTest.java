package io.meshwright.provider.aws.translate;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Platform;
import io.meshwright.api.model.Principal;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PlatformName;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.resource.Desired;
import io.meshwright.provider.aws.client.AccessStatements;
import io.meshwright.provider.aws.client.IamRole;
import io.meshwright.provider.aws.client.PolicyDocuments;
import io.meshwright.provider.aws.resource.AwsFilesGrant;
import io.meshwright.provider.aws.resource.AwsPlace;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsRole;
import io.meshwright.provider.aws.resource.Way;
import io.meshwright.spi.PlatformSlice;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** How much policy documents take, by the library that writes them. */
class PolicySizesTest {
  private static final int EMPTY = "{\"Version\":\"2012-10-17\",\"Statement\":[]}".length();
  private static final int SLACK = 130;

  private static AwsFilesGrant grant(Way way, String until) {
    return new AwsFilesGrant(
        "company-mesh-sales",
        "files/sales_orders/orders_v1/orders_v1_files/",
        "arn:aws:iam::111122223333:role/readers",
        way,
        Ordered.set(
            switch (way) {
              case LIST -> List.of("s3:ListBucket");
              case WRITE -> List.of("s3:DeleteObject", "s3:PutObject");
              case READ, DISCOVER -> List.of("s3:GetObject");
            }),
        until);
  }

  @ParameterizedTest
  @EnumSource(Way.class)
  void theRoomOfAStatementIsNeverLessThanItTakes(Way way) {
    for (String until : List.of("", "2027-01-01T00:00:00Z")) {
      AwsFilesGrant grant = grant(way, until);
      int takes = AccessStatements.text(grant).length() - EMPTY + 1;
      assertThat(PolicyRoom.size(grant)).isBetween(takes, takes + SLACK);
    }
  }

  @Test
  void theRoomOfTheStatementAboutTlsIsNeverLessThanItTakes() {
    String bucket = "company-mesh-sales";
    int takes =
        PolicyDocuments.ofBucket(bucket, true, new TreeMap<>()).orElseThrow().length()
            - 2 * bucket.length();
    assertThat(PolicyRoom.FRAME).isBetween(takes, takes + SLACK);
  }

  /** Roles say the same of one bucket each, so that no mesh makes them too large. */
  @Test
  void theLargestRoleIsWithinTheQuotasOfIam() {
    String key = "arn:aws-us-gov:kms:us-gov-west-1:111122223333:key/" + "k".repeat(128);
    PlatformSlice slice =
        new PlatformSlice(
            WorkspaceId.of("retailer"),
            new Platform(
                new PlatformName("lake"),
                "aws",
                Ordered.map(Map.<String, String>of()),
                Authority.ADDITIVE),
            List.of(),
            Ordered.map(Map.<PrincipalId, Principal>of()),
            List.of());
    IamRole role =
        new DomainStorage(slice, new AwsPlace.Buckets("b".repeat(63), key))
            .of(new DomainName("sales")).stream()
                .map(Desired::resource)
                .map(AwsResource::of)
                .filter(AwsRole.class::isInstance)
                .map(AwsRole.class::cast)
                .map(PolicyDocuments::role)
                .findFirst()
                .orElseThrow();
    assertThat(role.policy()).contains(key).hasSizeLessThan(10_240);
    assertThat(role.trust()).hasSizeLessThan(2_048);
  }
}
