package io.meshwright.provider.aws.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ChangeOutcome;
import io.meshwright.api.report.ChangeResult;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a run makes of services that fail in part, for a while, or as a whole. */
class HttpFaultsTest {
  private static final String GRANT = "BatchGrantPermissions";
  private static final String REVOKE = "BatchRevokePermissions";
  private static final String OF_B = "orders_v1//" + HttpMesh.role("b");

  private final HttpMesh mesh = new HttpMesh();
  private final List<String> before = mesh.account().lines();

  @AfterEach
  void end() {
    mesh.close();
  }

  /** What comes after all revocations is not tried when one fails. */
  private static void failedAlone(ApplyReport report, String address, String code, boolean maybe) {
    List<ChangeResult> tried =
        HttpMesh.open(report).stream()
            .filter(r -> !(r.outcome() instanceof ChangeOutcome.Skipped))
            .toList();
    assertThat(tried).as(report.results().toString()).hasSize(1);
    ChangeResult result = tried.getFirst();
    assertThat(result.change().address().toString()).endsWith(address);
    assertThat(result.outcome()).isInstanceOf(ChangeOutcome.Failed.class);
    ChangeOutcome.Failed failed = (ChangeOutcome.Failed) result.outcome();
    assertThat(failed.problem().code()).isEqualTo(code);
    assertThat(failed.maybeApplied()).isEqualTo(maybe);
  }

  private static String kind(ChangeResult result) {
    return result.change().address().kind();
  }

  private void theRestIsDoneNext(Mesh wanted, String address) {
    mesh.faults().mend();
    assertThat(mesh.plan(wanted))
        .singleElement()
        .extracting(PlannedChange::address)
        .asString()
        .endsWith(address);
    isDone(wanted);
  }

  private void isDone(Mesh wanted) {
    ApplyReport report = mesh.apply(wanted);
    assertThat(report.succeeded()).as(report.toString()).isTrue();
    assertThat(mesh.plan(wanted)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "ConcurrentModificationException, aws-transient",
    "EntityNotFoundException, aws-conflict",
    "AccessDeniedException, aws-permission",
    "InvalidInputException, aws-user"
  })
  void aGrantThatFailsFailsAlone(String error, String code) {
    mesh.faults().failEntries(GRANT, HttpMesh.role("b"), error, 1);
    ApplyReport report = mesh.apply(mesh.open());
    failedAlone(report, OF_B, code, false);
    assertThat(HttpMesh.open(report)).hasSize(1);
    theRestIsDoneNext(mesh.open(), OF_B);
  }

  @ParameterizedTest
  @CsvSource({
    "ConcurrentModificationException, aws-transient",
    "AccessDeniedException, aws-permission",
    "InvalidInputException, aws-user"
  })
  void aRevocationThatFailsFailsAlone(String error, String code) {
    isDone(mesh.open());
    mesh.faults().failEntries(REVOKE, HttpMesh.role("b"), error, 1);
    Mesh closed = mesh.closed().build();
    ApplyReport report = mesh.apply(closed);
    failedAlone(report, OF_B, code, false);
    assertThat(HttpMesh.open(report)).extracting(HttpFaultsTest::kind).contains("filter");
    isDone(closed);
  }

  /** Gone, the service says; the list says otherwise, and the list counts. */
  @Test
  void aRevocationThatIsSaidToBeOfNothingIsLookedAtAgain() {
    isDone(mesh.open());
    mesh.faults().failEntries(REVOKE, HttpMesh.role("b"), "EntityNotFoundException", 1);
    Mesh closed = mesh.closed().build();
    assertThat(HttpMesh.open(mesh.apply(closed)))
        .first()
        .extracting(ChangeResult::outcome)
        .isInstanceOf(ChangeOutcome.NotYetVisible.class);
    isDone(closed);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GetDatabase",
        "GetDatabases",
        "GetTables",
        "ListPermissions",
        "ListDataCellsFilter",
        "CreateDatabase",
        "CreateTable",
        "CreateDataCellsFilter",
        GRANT
      })
  void throttlingOnceIsNoFailure(String operation) {
    mesh.faults().refuse(operation, "ThrottlingException", 1);
    isDone(mesh.open());
    assertThat(mesh.account().server().asked()).contains(operation);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ListPermissions", "CreateTable", GRANT})
  void absenceOnceIsNoFailure(String operation) {
    mesh.faults().refuse(operation, Faults.UNAVAILABLE, 1);
    isDone(mesh.open());
  }

  @ParameterizedTest
  @CsvSource({
    "CreateTable, ConcurrentModificationException, 1",
    "CreateTable, ''                             , 99",
    "CreateDataCellsFilter, InternalServiceException, 99",
    "BatchGrantPermissions, OperationTimeoutException, 1",
    "BatchGrantPermissions, ''                    , 99"
  })
  void aCallThatFailsMayHaveTakenEffectAndTheNextRunDoesTheRest(
      String operation, String error, int times) {
    mesh.faults().refuse(operation, error.strip(), times);
    List<ChangeResult> open = HttpMesh.open(mesh.apply(mesh.open()));
    assertThat(open).isNotEmpty();
    assertThat(open)
        .filteredOn(r -> r.outcome() instanceof ChangeOutcome.Failed)
        .isNotEmpty()
        .allSatisfy(
            r -> {
              ChangeOutcome.Failed failed = (ChangeOutcome.Failed) r.outcome();
              assertThat(failed.problem().code()).isEqualTo("aws-transient");
              assertThat(failed.maybeApplied()).isTrue();
            });
    assertThat(open)
        .allMatch(
            r ->
                r.outcome() instanceof ChangeOutcome.Failed
                    || r.outcome() instanceof ChangeOutcome.Skipped);
    mesh.faults().mend();
    isDone(mesh.open());
  }

  @Test
  void aRunThatDoesNotGetItsLockWritesNothing() {
    mesh.faults().refuse("CreateDatabase", "ConcurrentModificationException", 1);
    assertThatExceptionOfType(MeshException.class)
        .isThrownBy(() -> mesh.apply(mesh.open()))
        .satisfies(e -> assertThat(e.kind()).isEqualTo(ErrorKind.TRANSIENT));
    assertThat(mesh.account().lines()).isEqualTo(before);
    isDone(mesh.open());
  }

  /** The SDK asks again, and what it makes is there already: CreateDatabase is also the lock. */
  @ParameterizedTest
  @ValueSource(strings = {"CreateDatabase", "CreateTable", "CreateDataCellsFilter"})
  void whatWasMadeWhileTheAnswerWasLostIsDone(String operation) {
    mesh.faults().refuse(operation, Faults.LOST, 2);
    isDone(mesh.open());
    mesh.faults().mend();
    assertThat(mesh.destroy(mesh.open()).succeeded()).isTrue();
    assertThat(mesh.account().lines()).isEqualTo(before);
  }

  @ParameterizedTest
  @ValueSource(strings = {GRANT, REVOKE, "DeleteTable", "DeleteDataCellsFilter"})
  void aLostAnswerOfWhatCanBeRepeatedIsNoFailure(String operation) {
    if (operation.equals(GRANT)) {
      mesh.faults().refuse(operation, Faults.LOST, 1);
    }
    isDone(mesh.open());
    mesh.faults().refuse(operation, Faults.LOST, 1);
    ApplyReport end = mesh.destroy(mesh.open());
    assertThat(end.succeeded()).as(HttpMesh.open(end).toString()).isTrue();
  }

  /** The SDK asks again with the version of before, and that one is refused. */
  @Test
  void anUpdateWhoseAnswerWasLostMayHaveTakenEffect() {
    isDone(mesh.open());
    Mesh other = mesh.open(mesh.closed(), "US").build();
    mesh.faults().refuse("UpdateDataCellsFilter", Faults.LOST, 1);
    failedAlone(
        mesh.apply(other),
        mesh.plan(mesh.open()).getFirst().address().toString(),
        "aws-transient",
        true);
    assertThat(mesh.plan(other)).isEmpty();
  }

  @Test
  void aFilterThatChangedMeanwhileIsWrittenByTheNextRun() {
    isDone(mesh.open());
    Mesh other = mesh.open(mesh.closed(), "US").build();
    mesh.faults().refuse("UpdateDataCellsFilter", "ConcurrentModificationException", 1);
    ApplyReport report = mesh.apply(other);
    assertThat(HttpMesh.open(report))
        .singleElement()
        .satisfies(r -> assertThat(r.change().address().kind()).isEqualTo("filter"));
    isDone(other);
  }

  @Test
  void aDeletionThatFailsLeavesTheRestToTheNextRun() {
    isDone(mesh.open());
    mesh.faults().refuse("DeleteTable", "ConcurrentModificationException", 1);
    assertThat(HttpMesh.open(mesh.destroy(mesh.open()))).isNotEmpty();
    assertThat(mesh.destroy(mesh.open()).succeeded()).isTrue();
    assertThat(mesh.account().lines()).isEqualTo(before);
  }
}
