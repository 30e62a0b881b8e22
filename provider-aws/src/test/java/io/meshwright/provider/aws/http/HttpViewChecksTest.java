package io.meshwright.provider.aws.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.plan.Change;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ChangeOutcome;
import io.meshwright.api.report.ChangeResult;
import io.meshwright.provider.aws.Viewing;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.client.GlueView;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Athena looks at the text of a view after the call has answered, and may refuse it. */
class HttpViewChecksTest {
  private final HttpMesh mesh = new HttpMesh(Viewing.READERS);

  @AfterEach
  void close() {
    mesh.close();
  }

  private void isDone(Mesh wanted) {
    ApplyReport report = mesh.apply(wanted);
    assertThat(report.succeeded()).as(HttpMesh.open(report).toString()).isTrue();
    assertThat(mesh.plan(wanted)).isEmpty();
  }

  private List<GlueTable> views() {
    return mesh.account().catalogue("lake", event -> {}).tables("sales_orders").stream()
        .filter(t -> t.view().isPresent())
        .toList();
  }

  private static List<ChangeResult> ofViews(ApplyReport report) {
    return HttpMesh.open(report).stream()
        .filter(r -> r.change().address().kind().equals("view"))
        .toList();
  }

  private List<String> texts() {
    return views().stream()
        .flatMap(v -> v.view().orElseThrow().texts().stream())
        .map(GlueView.Text::query)
        .toList();
  }

  private Mesh other() {
    return mesh.open(mesh.closed(), "US").build();
  }

  /** The text stands in the details of the status, and nowhere else. */
  @Test
  void aViewAskedForByItselfIsTheOneOfTheList() {
    isDone(mesh.open());
    assertThat(views()).hasSize(4);
    for (GlueTable view : views()) {
      assertThat(mesh.account().catalogue("lake", event -> {}).table("sales_orders", view.name()))
          .contains(view);
      assertThat(view.view().orElseThrow().texts())
          .allSatisfy(t -> assertThat(t.original()).startsWith("SELECT"));
    }
  }

  @Test
  void aViewThatIsBeingCheckedIsNotThereYet() {
    mesh.faults().status(ViewChecks.CHECK, ViewChecks.IN_PROGRESS);
    assertThat(ofViews(mesh.apply(mesh.open())))
        .singleElement()
        .extracting(ChangeResult::outcome)
        .isInstanceOf(ChangeOutcome.NotYetVisible.class);
    mesh.faults().status(ViewChecks.END, ViewChecks.SUCCESS);
    isDone(mesh.open());
    assertThat(views()).hasSize(4);
  }

  /** What Glue shows of it is an empty table; that it is ours stands in what was asked for. */
  @Test
  void aViewThatWasRefusedIsMadeAnew() {
    mesh.faults().status(ViewChecks.CHECK, ViewChecks.FAILED);
    assertThat(ofViews(mesh.apply(mesh.open())))
        .singleElement()
        .extracting(ChangeResult::outcome)
        .isInstanceOf(ChangeOutcome.Failed.class);
    assertThat(mesh.plan(mesh.open()))
        .filteredOn(c -> c.address().kind().equals("view"))
        .singleElement()
        .satisfies(c -> assertThat(c.change()).isInstanceOf(Change.Replace.class));
    isDone(mesh.open());
  }

  @Test
  void aViewThatWasRefusedIsTakenAway() {
    mesh.faults().status(ViewChecks.CHECK, ViewChecks.FAILED);
    assertThat(mesh.apply(mesh.open()).succeeded()).isFalse();
    ApplyReport end = mesh.destroy(mesh.open());
    assertThat(end.succeeded()).as(HttpMesh.open(end).toString()).isTrue();
    assertThat(mesh.account().catalogue("lake", event -> {}).tables("sales_orders")).isEmpty();
  }

  @Test
  void aChangeThatIsBeingCheckedIsSeenTheNextTime() {
    isDone(mesh.open());
    mesh.faults().status(ViewChecks.CHECK, ViewChecks.IN_PROGRESS);
    assertThat(ofViews(mesh.apply(other())))
        .singleElement()
        .extracting(ChangeResult::outcome)
        .isInstanceOf(ChangeOutcome.NotYetVisible.class);
    assertThat(mesh.plan(other()))
        .singleElement()
        .satisfies(c -> assertThat(c.change()).isInstanceOf(Change.Update.class));
    mesh.faults().status(ViewChecks.END, ViewChecks.SUCCESS);
    views();
    assertThat(mesh.plan(other())).isEmpty();
    assertThat(texts()).anyMatch(t -> t.contains("'US'")).noneMatch(t -> t.contains("'EU'"));
  }

  /** Until then the old text is what is read, and what is said to be. */
  @Test
  void aChangeThatWasRefusedIsMadeByTheNextRun() {
    isDone(mesh.open());
    mesh.faults().status(ViewChecks.CHECK, ViewChecks.FAILED);
    assertThat(ofViews(mesh.apply(other())))
        .singleElement()
        .extracting(ChangeResult::outcome)
        .isInstanceOf(ChangeOutcome.Failed.class);
    isDone(other());
    assertThat(texts()).anyMatch(t -> t.contains("'US'")).noneMatch(t -> t.contains("'EU'"));
  }
}
