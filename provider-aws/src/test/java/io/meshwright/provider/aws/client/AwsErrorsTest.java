package io.meshwright.provider.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.glue.model.GlueException;

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

  @ParameterizedTest
  @CsvSource({
    "Unable to load credentials from any of the providers, USER",
    "Unable to load region from any of the providers, USER",
    "Connection refused, TRANSIENT"
  })
  void withoutAnAnswerSomebodySignsInOrTriesAgain(String said, ErrorKind kind) {
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(
            () ->
                AwsErrors.turned(
                    "glue:GetTable",
                    "sales.orders",
                    () -> {
                      throw SdkClientException.create(said);
                    }))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
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
}
