package io.meshwright.provider.snowflake;

import io.meshwright.api.model.PortKind;
import io.meshwright.api.plan.Verdict;
import io.meshwright.api.policy.Privilege;
import io.meshwright.testkit.contract.ContractFixture;

/** What becomes of policies of a port of models. */
class SnowflakeModelsVerdictsTest extends WholeVerdicts {
  @Override
  protected ContractFixture open() {
    return SnowflakeFixture.everyTypeOfModels();
  }

  @Override
  protected PortKind port() {
    return PortKind.MODEL;
  }

  @Override
  protected String grantKind() {
    return "model-grant";
  }

  @Override
  String thing() {
    return "model";
  }

  @Override
  Line writing() {
    return is(
        Verdict.STRICTER,
        "model-own",
        "reading and writing",
        p -> p.granted(g -> g.privileges(Privilege.READ, Privilege.WRITE)));
  }
}
