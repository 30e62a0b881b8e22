package io.meshwright.provider.aws.client;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.provider.aws.resource.AwsSharing;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Which of the shares that RAM lists is a right's. */
class LiveSharesTest {
  private static final String ACCOUNT = "444455556666";
  private static final String ROLE = "arn:aws:iam::444455556666:role/guests";

  private final List<ShareAssociation> principals = new ArrayList<>();
  private final List<ShareAssociation> resources = new ArrayList<>();

  private void with(String share, String principal, String status) {
    principals.add(new ShareAssociation(share, share, principal, status, ""));
  }

  private void has(String share, String resource, String status) {
    resources.add(new ShareAssociation(share, share, resource, status, ""));
  }

  private static String glue(String resource) {
    return "arn:aws-cn:glue:cn-north-1:111122223333:" + resource;
  }

  private String told(String table, String principal) {
    AwsSharing told =
        new LiveShares(principals, resources)
            .told(new AwsSharing("sales", table, principal, AwsSharing.UNSEEN, "", ""));
    return (told.status() + " " + told.share()).strip();
  }

  @Test
  void aShareIsOneWithTheVeryTable() {
    with("a", ACCOUNT, "ASSOCIATED");
    has("a", glue("table/sales/orders"), "ASSOCIATED");
    assertThat(told("orders", ACCOUNT)).isEqualTo("ASSOCIATED a");
    assertThat(told("orders_old", ACCOUNT)).isEqualTo("none");
    assertThat(told("", ACCOUNT)).isEqualTo("none");
    assertThat(told("orders", "777788889999")).isEqualTo("none");
  }

  @Test
  void aStarStandsForMore() {
    with("a", ACCOUNT, "ASSOCIATED");
    has("a", glue("table/sales/*"), "ASSOCIATED");
    assertThat(told("orders", ACCOUNT)).isEqualTo("ASSOCIATED a");
    assertThat(told("*", ACCOUNT)).isEqualTo("ASSOCIATED a");
    assertThat(told("", ACCOUNT)).isEqualTo("none");
  }

  @Test
  void oneTableIsNotAllOfThem() {
    with("a", ACCOUNT, "ASSOCIATED");
    has("a", glue("table/sales/orders"), "ASSOCIATED");
    assertThat(told("*", ACCOUNT)).isEqualTo("none");
  }

  @Test
  void whatIsNotOfGlueIsNoTable() {
    with("a", ACCOUNT, "ASSOCIATED");
    has("a", "arn:aws:ec2:eu-central-1:111122223333:table/sales/orders", "ASSOCIATED");
    has("a", "table/sales/orders", "ASSOCIATED");
    assertThat(told("orders", ACCOUNT)).isEqualTo("none");
  }

  /** No page says which of both Lake Formation asks RAM for. */
  @Test
  void aRoleElsewhereHasAShareOfItsOwnOrOfItsAccount() {
    with("a", ROLE, "ASSOCIATED");
    with("b", ACCOUNT, "ASSOCIATED");
    has("a", glue("table/sales/orders"), "ASSOCIATED");
    has("b", glue("table/sales/lines"), "ASSOCIATED");
    assertThat(told("orders", ROLE)).isEqualTo("ASSOCIATED a");
    assertThat(told("lines", ROLE)).isEqualTo("ASSOCIATED b");
    assertThat(told("orders", ACCOUNT)).isEqualTo("none");
  }

  @Test
  void ofSeveralSharesTheFurthestCounts() {
    for (String share : List.of("a", "b", "c")) {
      has(share, glue("table/sales/orders"), "ASSOCIATED");
    }
    with("a", ACCOUNT, "DISASSOCIATED");
    assertThat(told("orders", ACCOUNT)).isEqualTo("DISASSOCIATED a");
    with("b", ACCOUNT, "ASSOCIATING");
    assertThat(told("orders", ACCOUNT)).isEqualTo("ASSOCIATING b");
    with("c", ACCOUNT, "ASSOCIATED");
    assertThat(told("orders", ACCOUNT)).isEqualTo("ASSOCIATED c");
  }

  @Test
  void thePrincipalAndTheTableHaveToBeAssociatedBoth() {
    with("a", ACCOUNT, "ASSOCIATED");
    has("a", glue("table/sales/orders"), "ASSOCIATING");
    assertThat(told("orders", ACCOUNT)).isEqualTo("ASSOCIATING a");
    has("a", glue("table/sales/orders"), "FAILED");
    assertThat(told("orders", ACCOUNT)).isEqualTo("ASSOCIATING a");
  }
}
