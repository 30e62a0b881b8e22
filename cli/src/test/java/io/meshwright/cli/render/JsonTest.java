package io.meshwright.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.plan.Plan;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.problem.Place;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.report.ApplyReport;
import io.meshwright.api.report.ChangeOutcome;
import io.meshwright.api.report.ChangeResult;
import io.meshwright.api.report.ProofItem;
import io.meshwright.api.resource.Value;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class JsonTest {
  private static final Problem DENIED = Problem.error("denied", "x", "is denied", "grant it");

  @Test
  void aProblemHasItsPlaceInParts() {
    Problem placed = DENIED.at(new Place("mesh.yaml", 3, 5));

    assertThat(ProblemsJson.of(List.of(placed, DENIED)).toString())
        .isEqualTo(
            "[{\"code\":\"denied\",\"severity\":\"error\",\"file\":\"mesh.yaml\",\"line\":3,"
                + "\"column\":5,\"subject\":\"x\",\"what\":\"is denied\",\"remedy\":\"grant it\"},"
                + "{\"code\":\"denied\",\"severity\":\"error\",\"subject\":\"x\","
                + "\"what\":\"is denied\",\"remedy\":\"grant it\"}]");
  }

  @Test
  void aPlanIsCompleteInItsOwnOrder() {
    Plan plan =
        Plans.widening()
            .change(
                Plans.update("platform", Plans.address("role", "r"), Value.of("a"), Value.of("b")))
            .verdict(
                new PolicyVerdict(
                    Plans.policy("analysts"),
                    "sales.orders.orders@1",
                    Verdict.EXACT,
                    "a view",
                    Optional.of("views")))
            .unchanged(3)
            .build();

    assertThat(PlanJson.of(plan).toPrettyString())
        .isEqualTo(
            """
            {
              "madeAt" : "2026-01-31T12:00:00Z",
              "fingerprint" : "%s",
              "widens" : true,
              "destroysData" : false,
              "unchanged" : 3,
              "platforms" : [ "local" ],
              "problems" : [ ],
              "verdicts" : [ {
                "policy" : "analysts",
                "subject" : "sales.orders.orders@1",
                "verdict" : "EXACT",
                "reason" : "a view",
                "limit" : "views"
              } ],
              "exposure" : [ {
                "session" : "ana",
                "table" : "sales.orders.orders@1.orders",
                "widens" : true,
                "narrows" : false,
                "before" : [ "nothing" ],
                "after" : [ "reads region on all rows" ]
              } ],
              "changes" : [ {
                "verb" : "create",
                "address" : {
                  "platform" : "local",
                  "kind" : "view",
                  "path" : [ "sales", "orders_v1" ]
                },
                "scope" : "sales.orders",
                "phase" : "neutral",
                "reason" : "why",
                "policies" : [ "analysts" ],
                "destroysData" : false,
                "losses" : [ ],
                "costs" : [ ],
                "differences" : [ ]
              }, {
                "verb" : "update",
                "address" : {
                  "platform" : "local",
                  "kind" : "role",
                  "path" : [ "r" ]
                },
                "scope" : "platform",
                "phase" : "neutral",
                "reason" : "why",
                "policies" : [ "analysts" ],
                "destroysData" : false,
                "losses" : [ ],
                "costs" : [ ],
                "differences" : [ {
                  "path" : "what",
                  "before" : "a",
                  "after" : "b"
                } ]
              } ],
              "reported" : [ ],
              "foreign" : [ ]
            }"""
                .formatted(plan.fingerprint().hex()));
  }

  @Test
  void anApplySaysHowEachChangeEnded() {
    ApplyReport report =
        new ApplyReport(
            List.of(
                result(new ChangeOutcome.Done()),
                result(new ChangeOutcome.Failed(DENIED, true)),
                result(new ChangeOutcome.Skipped("it needs x")),
                result(new ChangeOutcome.NotYetVisible("noon"))),
            List.of(DENIED));
    String change =
        "{\"verb\":\"create\",\"address\":{\"platform\":\"local\",\"kind\":\"view\","
            + "\"path\":[\"v\"]},";
    String denied = ProblemsJson.of(DENIED).toString();

    assertThat(ApplyJson.of(report).toString())
        .isEqualTo(
            "{\"succeeded\":false,\"done\":1,\"results\":["
                + change
                + "\"outcome\":\"done\"},"
                + change
                + "\"outcome\":\"failed\",\"maybeApplied\":true,\"problem\":"
                + denied
                + "},"
                + change
                + "\"outcome\":\"skipped\",\"because\":\"it needs x\"},"
                + change
                + "\"outcome\":\"not-yet-visible\",\"until\":\"noon\"}],\"problems\":["
                + denied
                + "]}");
  }

  @Test
  void aProofHasEveryComparison() {
    assertThat(
            ProofJson.of(
                    Proofs.of(
                        Proofs.item(
                            "ana", ProofItem.Status.DIFFERENT, 1, List.of("email"), "row 1")))
                .toString())
        .isEqualTo(
            "{\"succeeded\":false,\"items\":[{\"session\":\"ana\","
                + "\"table\":\"sales.orders.orders@1.orders\",\"status\":\"different\",\"rows\":4,"
                + "\"rowsSeen\":1,\"columnsSeen\":[\"email\"],\"differences\":[\"row 1\"]}],"
                + "\"problems\":[]}");
  }

  private static ChangeResult result(ChangeOutcome outcome) {
    return new ChangeResult(Plans.create("sales.orders", Plans.address("view", "v")), outcome);
  }
}
