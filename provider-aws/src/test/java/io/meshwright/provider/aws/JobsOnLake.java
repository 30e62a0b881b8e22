package io.meshwright.provider.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.ApplyOptions;
import io.meshwright.api.Meshwright;
import io.meshwright.api.PlanOptions;
import io.meshwright.api.model.Contract;
import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.Mesh;
import io.meshwright.api.model.Pipeline;
import io.meshwright.api.model.Principal;
import io.meshwright.api.model.QualityRule;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.engine.MeshwrightEngine;
import io.meshwright.provider.aws.client.GlueJob;
import io.meshwright.provider.aws.client.GlueRuleset;
import io.meshwright.provider.aws.client.GlueTrigger;
import io.meshwright.provider.aws.client.JobGateway;
import io.meshwright.provider.aws.client.JobMarker;
import io.meshwright.provider.aws.fake.TestAccount;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A pipeline of a product as a job of Glue, from its first run to its last. */
public abstract class JobsOnLake {
  private static final String NAME = "sales_orders.daily";
  private static final String ROLE = "arn:aws:iam::111122223333:role/sales-etl";

  private final AwsFixture fixture;
  private final JobGateway jobs;
  private final Meshwright engine;

  /** In an empty account. */
  protected JobsOnLake(TestAccount account) {
    fixture = AwsFixture.filterable(account);
    jobs = account.jobs("lake", event -> {});
    engine =
        MeshwrightEngine.builder()
            .providers(List.of(fixture.factory()))
            .clock(fixture.clock())
            .stateFolder(fixture.stateFolder())
            .build();
  }

  /** Whether jobs and triggers can be changed there. */
  protected boolean knowsUpdates() {
    return true;
  }

  @BeforeEach
  void apply() {
    assertThat(apply(mesh("0 4 * * 1-5"))).isTrue();
    assertThat(changes(mesh("0 4 * * 1-5"))).isEmpty();
  }

  @AfterEach
  void close() {
    engine.close();
    fixture.close();
  }

  private boolean apply(Mesh mesh) {
    return engine.apply(plan(mesh), ApplyOptions.DEFAULT).succeeded();
  }

  private Plan plan(Mesh mesh) {
    return engine.plan(mesh, PlanOptions.DEFAULT);
  }

  private List<String> changes(Mesh mesh) {
    return plan(mesh).changes().stream().map(c -> c.change().address().toString()).toList();
  }

  private Mesh mesh(String schedule) {
    return mesh(
        new Pipeline(
            "daily",
            Pipeline.Kind.JOB,
            "jobs/daily.py",
            Optional.of(schedule),
            List.of(),
            List.of("orders")));
  }

  private Mesh mesh(Pipeline... pipelines) {
    Contract contract =
        Contract.builder(
                "orders",
                "1.0.0",
                TableSchema.of("orders", Column.of("region", DataType.Text.unlimited())))
            .quality(
                new QualityRule(
                    "orders", "library", "rowCount", Ordered.map(Map.of("mustBeGreaterThan", "0"))))
            .quality(QualityRule.of("orders", "text", "Orders are kept as they came."))
            .build();
    DataProduct.Builder product =
        DataProduct.builder("sales.orders")
            .table("orders", 1, "lake", contract)
            .producer("service:sales-etl");
    List.of(pipelines).forEach(product::pipeline);
    return Mesh.builder("retailer")
        .platform(fixture.platform().with("scripts", "s3://company-scripts/mesh/"))
        .domain(Domain.of("sales", "lake"))
        .principal(Principal.of("service:sales-etl").with("lake", ROLE))
        .product(product.build())
        .build();
  }

  private GlueJob job() {
    return jobs.jobs(List.of(NAME)).getFirst();
  }

  private GlueTrigger trigger() {
    return jobs.triggers(List.of(NAME)).getFirst();
  }

  @Test
  void aPipelineIsAJobOfItsProducer() {
    GlueJob job = job();
    assertThat(job.role()).isEqualTo(ROLE);
    assertThat(job.command()).isEqualTo("glueetl");
    assertThat(job.script()).isEqualTo("s3://company-scripts/mesh/sales/orders/jobs/daily.py");
    assertThat(job.arguments())
        .containsEntry("--job-language", "python")
        .containsEntry("--enable-glue-datacatalog", "true")
        .containsEntry("--meshwright_outputs", "orders@1=sales_orders.orders_v1");
  }

  @Test
  void itsScheduleIsATriggerThatFires() {
    assertThat(trigger().schedule()).isEqualTo("cron(0 4 ? * 2-6 *)");
    assertThat(trigger().jobs()).containsExactly(NAME);
    assertThat(trigger().started()).isTrue();
  }

  @Test
  void bothSayWhoseTheyAre() {
    assertThat(JobMarker.of(job().description()).orElseThrow().scope()).isEqualTo("sales.orders");
    assertThat(trigger().description()).isEqualTo(job().description());
  }

  @Test
  void aPipelineThatIsGoneTakesItsJobAndTriggerAlong() {
    ForeignJobs.make(jobs);
    assertThat(apply(mesh())).isTrue();
    assertThat(jobs.jobs()).extracting(GlueJob::name).containsExactly("legacy nightly");
    assertThat(jobs.triggers()).extracting(GlueTrigger::name).containsExactly("legacy nightly");
  }

  @Test
  void aDroppedTriggerIsMadeAgain() {
    jobs.deleteTrigger(NAME);
    assertThat(changes(mesh("0 4 * * 1-5"))).containsExactly("lake/trigger/" + NAME);
    assertThat(apply(mesh("0 4 * * 1-5"))).isTrue();
    assertThat(trigger().schedule()).isEqualTo("cron(0 4 ? * 2-6 *)");
  }

  @Test
  void anotherScheduleChangesTheTriggerOnly() {
    assertThat(changes(mesh("30 5 1 * *"))).containsExactly("lake/trigger/" + NAME);
    mayUpdate();
    assertThat(apply(mesh("30 5 1 * *"))).isTrue();
    assertThat(trigger().schedule()).isEqualTo("cron(30 5 1 * ? *)");
    assertThat(trigger().started()).isTrue();
    assertThat(changes(mesh("30 5 1 * *"))).isEmpty();
  }

  @Test
  void whatSomebodyTellsAJobBesideIsShownAndTakenBack() {
    mayUpdate();
    GlueJob now = job();
    TreeMap<String, String> arguments = new TreeMap<>(now.arguments());
    arguments.put("--extra-py-files", "s3://elsewhere/hunter2.zip");
    jobs.update(
        new GlueJob(
            now.name(),
            now.description(),
            now.command(),
            now.script(),
            now.role(),
            now.version(),
            arguments,
            Ordered.map(Map.of())));
    Plan plan = plan(mesh("0 4 * * 1-5"));
    assertThat(plan.changes()).hasSize(1);
    assertThat(plan.toString()).doesNotContain("hunter2");
    assertThat(apply(mesh("0 4 * * 1-5"))).isTrue();
    assertThat(job()).isEqualTo(now);
  }

  @Test
  void aJobOfOthersUnderOurNameIsAProblemOfThatJobAlone() {
    jobs.deleteTrigger(NAME);
    jobs.deleteJob(NAME);
    jobs.create(ForeignJobs.job(NAME, "s3://elsewhere/x.py"), Ordered.map(Map.of()));
    Plan plan = plan(mesh("0 4 * * 1-5"));
    assertThat(plan.problems()).extracting(p -> p.code()).contains("foreign-object");
    assertThat(plan.problems().toString()).contains("lake/job/" + NAME);
    assertThat(job().script()).isEqualTo("s3://elsewhere/x.py");
  }

  @Test
  void theRulesOfAContractAreTheRulesetOfItsTable() {
    GlueRuleset ruleset = ruleset();
    assertThat(ruleset.database()).isEqualTo("sales_orders");
    assertThat(ruleset.table()).isEqualTo("orders_v1");
    assertThat(ruleset.text()).isEqualTo("Rules = [\n    RowCount > 0\n]");
    assertThat(JobMarker.of(ruleset.description())).isPresent();
  }

  @Test
  void aRuleThatGlueDoesNotHaveIsNamed() {
    assertThat(plan(mesh("0 4 * * 1-5")).problems())
        .filteredOn(p -> p.code().equals("unchecked-quality"))
        .singleElement()
        .satisfies(p -> assertThat(p.text()).contains("Orders are kept", "for people"));
  }

  @Test
  void aRulesetThatSomebodyChangedIsMended() {
    GlueRuleset now = ruleset();
    jobs.rulesets()
        .update(
            new GlueRuleset(
                now.name(),
                now.description(),
                now.database(),
                now.table(),
                "Rules = [ RowCount >= 0 ]"));
    assertThat(changes(mesh("0 4 * * 1-5"))).containsExactly("lake/ruleset/sales_orders.orders_v1");
    assertThat(apply(mesh("0 4 * * 1-5"))).isTrue();
    assertThat(ruleset()).isEqualTo(now);
  }

  private GlueRuleset ruleset() {
    return jobs.rulesets().ruleset("sales_orders.orders_v1").orElseThrow();
  }

  @Test
  void destroyTakesWhatIsOursOnly() {
    ForeignJobs.make(jobs);
    Plan destroy = engine.plan(mesh("0 4 * * 1-5"), PlanOptions.DESTROY);
    assertThat(engine.apply(destroy, ApplyOptions.DEFAULT.withAllowDataLoss(true)).succeeded())
        .isTrue();
    assertThat(jobs.jobs()).extracting(GlueJob::name).containsExactly("legacy nightly");
    assertThat(jobs.triggers()).extracting(GlueTrigger::name).containsExactly("legacy nightly");
    assertThat(jobs.rulesets().rulesets()).isEmpty();
  }

  private void mayUpdate() {
    Assumptions.assumeTrue(knowsUpdates(), "moto has neither UpdateJob nor UpdateTrigger");
  }
}
