package io.meshwright.provider.aws.client;

import static io.meshwright.provider.aws.client.CannedService.answering;
import static io.meshwright.provider.aws.client.CannedService.ok;
import static io.meshwright.provider.aws.client.CannedService.refusal;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.io.IOException;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the client makes of answers, by the real SDK over HTTP. */
class ClientOverHttpTest {
  private static final String LIST = "glue:GetDatabases on the catalogue";

  private static String databases(String name, String token) {
    return "{\"DatabaseList\":[{\"Name\":\"%s\"}]%s}"
        .formatted(name, token.isEmpty() ? "" : ",\"NextToken\":\"" + token + "\"");
  }

  private static LakePermission right(String principal) {
    return new LakePermission(
        principal,
        new LakePermission.Table("d", "t"),
        Ordered.set(List.of("SELECT")),
        Ordered.set(List.<String>of()));
  }

  private static String failure(String id, String error) {
    return "{\"Failures\":[{\"RequestEntry\":{\"Id\":\"%s\",\"Principal\":{\"DataLakePrincipalIdentifier\":\"a\"}},\"Error\":%s}]}"
        .formatted(id, error);
  }

  private static String error(String code) {
    return "{\"ErrorCode\":\"%s\",\"ErrorMessage\":\"no\"}".formatted(code);
  }

  private static String held(String principal) {
    return "{\"PrincipalResourcePermissions\":[{\"Principal\":{\"DataLakePrincipalIdentifier\":\"%s\"},\"Resource\":{\"Table\":{\"DatabaseName\":\"d\",\"Name\":\"t\"}},\"Permissions\":[\"SELECT\"],\"PermissionsWithGrantOption\":[]}]}"
        .formatted(principal);
  }

  @Test
  void aListOfThreePagesIsAskedForWithTheTokenOfThePageBefore() throws IOException {
    try (CannedService service =
        answering(ok(databases("a", "one")), ok(databases("b", "two")), ok(databases("c", "")))) {
      assertThat(service.catalogue().databases())
          .extracting(GlueDatabase::name)
          .containsExactly("a", "b", "c");
      assertThat(service.asked())
          .containsExactly(
              "{\"MaxResults\":2}",
              "{\"NextToken\":\"one\",\"MaxResults\":2}",
              "{\"NextToken\":\"two\",\"MaxResults\":2}");
    }
  }

  @Test
  void throttlingOnceIsNoFailure() throws IOException {
    try (CannedService service =
        answering(refusal("ThrottlingException"), ok(databases("a", "")))) {
      assertThat(service.catalogue().databases()).hasSize(1);
      assertThat(service.asked()).hasSize(2);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "503, '', TRANSIENT, no explanation (HTTP 503)",
    "502, <html>bad gateway</html>, TRANSIENT, (HTTP 502)",
    "403, '', PERMISSION, no explanation (HTTP 403); the deployer needs glue:GetDatabases",
    "400, '{\"__type\":\"InvalidInputException\"}', USER, no explanation (InvalidInputException)",
    "400, '{\"__type\":\"AccessDeniedException\",\"Message\":\"no\"}', PERMISSION, no"
        + " (AccessDeniedException); the deployer needs glue:GetDatabases"
  })
  void anAnswerWithoutACodeOrAWordIsAFailureLikeAnyOther(
      int status, String body, ErrorKind kind, String said) throws IOException {
    try (CannedService service = answering(new CannedService.Answer(status, body))) {
      assertThatExceptionOfType(MeshException.class)
          .isThrownBy(() -> service.catalogue().databases())
          .withMessageStartingWith(LIST)
          .withMessageContaining(said)
          .satisfies(e -> assertThat(e.kind()).isEqualTo(kind));
    }
  }

  @Test
  void aPageOfAProxyIsNoAnswer() throws IOException {
    try (CannedService service = answering(ok("<html>sign in</html>"))) {
      assertThatExceptionOfType(MeshException.class)
          .isThrownBy(() -> service.catalogue().databases())
          .withMessageStartingWith(LIST + " got no usable answer from AWS")
          .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.TRANSIENT));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "ConcurrentModificationException, TRANSIENT",
    "AccessDeniedException, PERMISSION",
    "EntityNotFoundException, CONFLICT",
    "InvalidInputException, USER"
  })
  void aFailedEntryOfAGrantFailsAlone(String code, ErrorKind kind) throws IOException {
    try (CannedService service = answering(ok(failure("1", error(code))))) {
      List<EntryFailure> failures =
          service.permissions().grant(List.of(right("a"), right("b"), right("c")));
      assertThat(failures).hasSize(1);
      assertThat(failures.getFirst().index()).isEqualTo(1);
      assertThat(failures.getFirst().kind()).isEqualTo(kind);
      assertThat(failures.getFirst().message())
          .startsWith("lakeformation:BatchGrantPermissions on an entry: no (" + code + ")");
    }
  }

  @Test
  void aFailureWithoutAReasonMayPass() throws IOException {
    try (CannedService service = answering(ok(failure("0", "{}")))) {
      assertThat(service.permissions().grant(List.of(right("a"))))
          .extracting(EntryFailure::kind)
          .containsExactly(ErrorKind.TRANSIENT);
    }
  }

  @Test
  void aFailureOfNobodyKnowsWhichEntryIsOneOfTheWholeCall() throws IOException {
    String answer = "{\"Failures\":[{\"Error\":%s}]}".formatted(error("AccessDeniedException"));
    try (CannedService service = answering(ok(answer))) {
      assertThatExceptionOfType(MeshException.class)
          .isThrownBy(() -> service.permissions().grant(List.of(right("a"))))
          .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.TRANSIENT));
    }
  }

  @Test
  void whatIsNotThereIsRevokedAlready() throws IOException {
    try (CannedService service = answering(ok(failure("0", error("EntityNotFoundException"))))) {
      assertThat(service.permissions().revoke(List.of(right("a")))).isEmpty();
    }
  }

  /** The service answers so for a right that is gone, and for one that cannot be taken. */
  @ParameterizedTest
  @CsvSource({"a, 1", "b, 0"})
  void aRefusedRevocationCountsWhereTheRightIsStillThere(String holder, int failures)
      throws IOException {
    try (CannedService service =
        answering(ok(failure("0", error("InvalidInputException"))), ok(held(holder)))) {
      assertThat(service.permissions().revoke(List.of(right("a")))).hasSize(failures);
    }
  }

  @Test
  void aFailedRevocationNamesTheRightToRevoke() throws IOException {
    try (CannedService service = answering(ok(failure("0", error("AccessDeniedException"))))) {
      assertThat(service.permissions().revoke(List.of(right("a"))).getFirst().message())
          .endsWith("the deployer needs lakeformation:BatchRevokePermissions");
    }
  }

  @Test
  void deletingWhatIsGoneIsFine() throws IOException {
    for (Function<CannedService, Runnable> deletion : DELETIONS) {
      try (CannedService service = answering(refusal("EntityNotFoundException"))) {
        deletion.apply(service).run();
        assertThat(service.asked()).hasSize(1);
      }
    }
  }

  private static final List<Function<CannedService, Runnable>> DELETIONS =
      List.of(
          s -> () -> s.catalogue().deleteDatabase("d"),
          s -> () -> s.catalogue().deleteTable("d", "t"),
          s -> () -> s.catalogue().unlock("d"),
          s -> () -> s.permissions().deleteFilter("d", "t", "f"));

  @Test
  void rightsOnOneThingInSeveralEntriesAreOne() throws IOException {
    String entry =
        "{\"Principal\":{\"DataLakePrincipalIdentifier\":\"a\"},\"Resource\":{\"%s\":{\"DatabaseName\":\"d\",\"Name\":\"t\"%s}},\"Permissions\":[\"%s\"],\"PermissionsWithGrantOption\":[]}";
    String body =
        "{\"PrincipalResourcePermissions\":[%s,%s]}"
            .formatted(
                entry.formatted("Table", "", "DESCRIBE"),
                entry.formatted("TableWithColumns", ",\"ColumnWildcard\":{}", "SELECT"));
    try (CannedService service = answering(ok(body))) {
      assertThat(service.permissions().permissions())
          .containsExactly(
              new LakePermission(
                  "a",
                  new LakePermission.Table("d", "t"),
                  Ordered.set(List.of("DESCRIBE", "SELECT")),
                  Ordered.set(List.<String>of())));
    }
  }

  @Test
  void aListOfColumnsIsNotTheWholeTable() throws IOException {
    String body =
        "{\"PrincipalResourcePermissions\":[{\"Principal\":{\"DataLakePrincipalIdentifier\":\"a\"},\"Resource\":{\"TableWithColumns\":{\"DatabaseName\":\"d\",\"Name\":\"t\",\"ColumnNames\":[\"y\",\"x\"]}},\"Permissions\":[\"SELECT\"],\"PermissionsWithGrantOption\":[]}]}";
    try (CannedService service = answering(ok(body))) {
      assertThat(service.permissions().permissions())
          .extracting(LakePermission::on)
          .containsExactly(new LakePermission.Columns("d", "t", List.of("x", "y"), false));
    }
  }
}
