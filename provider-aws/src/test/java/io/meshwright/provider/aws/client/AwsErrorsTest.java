package io.meshwright.provider.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.name.PlatformName;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.apply.CallMeter;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.glue.model.GlueException;
import software.amazon.awssdk.services.sts.model.StsException;

class AwsErrorsTest {
  @ParameterizedTest
  @CsvSource({
    "AccessDeniedException, 400, PERMISSION",
    "SomethingNew, 403, PERMISSION",
    "AlreadyExistsException, 400, CONFLICT",
    "VersionMismatchException, 400, CONFLICT",
    "ConcurrentModificationException, 400, TRANSIENT",
    "ThrottlingException, 400, TRANSIENT",
    "SomethingNew, 503, TRANSIENT",
    "InvalidInputException, 400, USER",
    "SomethingNew, 400, USER"
  })
  void everyFailureLandsInAKind(String code, int status, ErrorKind kind) {
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> failing(code, status))
        .satisfies(
            e -> {
              assertThat(e.kind()).isEqualTo(kind);
              assertThat(e)
                  .hasMessageContaining("glue:GetTable on sales.orders: no (" + code + ")");
            });
  }

  private static void failing(String code, int status) {
    AwsErrors.turned(
        "glue:GetTable",
        "sales.orders",
        () -> {
          throw GlueException.builder()
              .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage("no").build())
              .statusCode(status)
              .build();
        });
  }

  @Test
  void whoMayNotIsToldWhichRightIsMissing() {
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> failing("AccessDeniedException", 400))
        .withMessageEndingWith("the deployer needs glue:GetTable");
  }

  @Test
  void withoutAnAnswerItIsTriedAgain() {
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(
            () ->
                AwsErrors.turned(
                    "glue:GetTable",
                    "sales.orders",
                    () -> {
                      throw SdkClientException.create("Connection refused");
                    }))
        .withMessage(
            "glue:GetTable on sales.orders got no usable answer from AWS: Connection refused")
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.TRANSIENT));
  }

  @Test
  void aRefusedRoleIsNotAMatterOfTheCatalogue() {
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(
            () ->
                AwsErrors.turned(
                    "glue:GetTable",
                    "sales.orders",
                    () -> {
                      throw StsException.builder()
                          .awsErrorDetails(
                              AwsErrorDetails.builder()
                                  .errorCode("AccessDenied")
                                  .errorMessage("no")
                                  .build())
                          .statusCode(403)
                          .build();
                    }))
        .withMessageEndingWith("the deployer needs sts:AssumeRole");
  }

  @Test
  void whoHasNoCredentialsIsToldToSignIn() {
    AwsTarget nobody =
        new AwsTarget(
            Optional.of("eu-central-1"),
            Optional.of("meshwright-no-such-profile"),
            Optional.empty(),
            Optional.of(URI.create("http://127.0.0.1:9")));
    try (AwsClients clients = new AwsClients(nobody)) {
      CallMeter meter = new CallMeter(new PlatformName("lake"), event -> {});
      assertThatExceptionOfType(MeshException.class)
          .isThrownBy(() -> new SdkCatalogue(clients, meter).databases())
          .withMessageStartingWith("there are no credentials for AWS: sign in")
          .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.USER));
    }
  }

  @Test
  void pagesAreReadToTheLast() {
    List<String> read =
        Pages.all(
            "list",
            token ->
                token.isEmpty()
                    ? new Pages.Page<>(List.of("a"), Optional.of("next"))
                    : new Pages.Page<>(List.of("b"), Optional.of("")));
    assertThat(read).containsExactly("a", "b");
  }

  @Test
  void aPageThatComesAgainIsNotReadForEver() {
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(
            () -> Pages.all("list", token -> new Pages.Page<>(List.of("a"), Optional.of("same"))))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.TRANSIENT));
  }

  @Test
  void pagesWithoutEndAreNotReadForEver() {
    AtomicInteger read = new AtomicInteger();
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(
            () ->
                Pages.all(
                    "list",
                    token ->
                        new Pages.Page<>(
                            List.of(), Optional.of(Integer.toString(read.incrementAndGet())))))
        .withMessage("list gives no last page after 10,000 pages; try later");
    assertThat(read).hasValue(10_000);
  }
}
