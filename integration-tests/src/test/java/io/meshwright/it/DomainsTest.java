package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.plan.Change;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PlannedChange;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ProofItem;
import io.meshwright.api.report.ProofReport;
import io.meshwright.api.resource.Marker;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The example, domain by domain. */
class DomainsTest {
  @TempDir Path folder;
  private Retailer retailer;

  @BeforeEach
  void open() {
    retailer = Retailer.open(Retailer.copyInto(folder));
  }

  @AfterEach
  void stop() {
    retailer.stopDatabase();
    retailer.close();
  }

  private ApplyReport apply(Plan plan) {
    return retailer.engine().apply(plan, ApplyOptions.DEFAULT.withAllowDataLoss(true));
  }

  private static List<String> errors(Plan plan) {
    return plan.problems().stream().filter(Problem::isError).map(Problem::text).toList();
  }

  private static boolean isShared(PlannedChange planned) {
    return planned.change() instanceof Change.Create create
        && create
            .desired()
            .owner()
            .mark()
            .map(Marker::scope)
            .equals(Optional.of(Marker.PLATFORM_SCOPE));
  }

  private void applyAndProve(String domain) {
    Plan plan = retailer.plan(PlanOptions.DEFAULT, domain);
    assertThat(errors(plan)).as(domain).isEmpty();
    assertThat(plan.verdicts()).allMatch(v -> v.subject().startsWith(domain + "."));
    assertThat(apply(plan).succeeded()).as(domain).isTrue();
    assertThat(retailer.plan(PlanOptions.DEFAULT, domain).changes()).as(domain).isEmpty();
    assertThat(
            retailer
                .engine()
                .loadSamples(retailer.mesh(), folder, Retailer.domains(domain))
                .problems())
        .as(domain)
        .isEmpty();
    ProofReport proof = retailer.engine().prove(retailer.mesh(), Retailer.domains(domain));
    assertThat(proof.items())
        .isNotEmpty()
        .allMatch(i -> i.table().port().product().domain().value().equals(domain))
        .allMatch(i -> i.status() == ProofItem.Status.PROVED);
    assertThat(proof.problems()).singleElement().matches(p -> p.subject().contains("nora"));
    assertThat(proof.succeeded()).as(domain).isTrue();
  }

  @Test
  void domainByDomainTheWholeMeshIsThereButForWhatNobodyNeeds() {
    List.of("sales", "product", "logistics", "marketing", "finance").forEach(this::applyAndProve);

    Plan left = retailer.plan();
    assertThat(left.changes()).allMatch(DomainsTest::isShared);
    assertThat(left.changes().stream().map(c -> c.address().toString()))
        .contains("local/role/session_nora-nothing");
    assertThat(apply(left).succeeded()).isTrue();
    assertThat(retailer.plan().changes()).isEmpty();
    assertThat(retailer.engine().prove(retailer.mesh()).items())
        .allMatch(i -> i.status() == ProofItem.Status.PROVED);
    checkDestroy();
  }

  private void checkDestroy() {
    Plan sales = retailer.plan(PlanOptions.DESTROY, "sales");
    assertThat(errors(sales))
        .singleElement()
        .asString()
        .startsWith("sales.orders: is needed by finance.revenue; left alone: ");
    apply(sales);
    assertThat(retailer.engine().prove(retailer.mesh(), Retailer.domains("finance")).succeeded())
        .isTrue();

    Plan both = retailer.plan(PlanOptions.DESTROY, "sales", "finance");
    assertThat(errors(both)).isEmpty();
    assertThat(apply(both).succeeded()).isTrue();
    assertThat(retailer.plan(PlanOptions.DESTROY, "sales", "finance").changes()).isEmpty();
    assertThat(retailer.plan(PlanOptions.DEFAULT, "product", "logistics", "marketing").changes())
        .isEmpty();
    assertThat(retailer.destroy().succeeded()).isTrue();
  }

  @Test
  void aViewOverADomainThatIsNotThereIsRefusedAndThatDomainIsNotMade() {
    Plan plan = retailer.plan(PlanOptions.DEFAULT, "finance");

    assertThat(errors(plan))
        .singleElement()
        .asString()
        .startsWith("finance.revenue: needs sales.orders, which is not applied yet; left alone: ")
        .endsWith("apply --domain sales first, or together with this one");
    assertThat(plan.changes().stream().map(c -> c.address().toString()))
        .isNotEmpty()
        .noneMatch(a -> a.contains("sales_orders"));
    assertThat(apply(plan).results()).hasSize(plan.changes().size());

    Plan both = retailer.plan(PlanOptions.DEFAULT, "sales", "finance");
    assertThat(errors(both)).isEmpty();
    assertThat(apply(both).succeeded()).isTrue();
    assertThat(retailer.plan(PlanOptions.DEFAULT, "finance").changes()).isEmpty();
  }
}
