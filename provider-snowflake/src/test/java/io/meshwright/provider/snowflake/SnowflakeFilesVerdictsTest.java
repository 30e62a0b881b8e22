package io.meshwright.provider.snowflake;

import io.meshwright.api.model.PortKind;
import io.meshwright.api.policy.Privilege;
import io.meshwright.testkit.contract.ContractFixture;

/** What becomes of policies of a port of files. */
class SnowflakeFilesVerdictsTest extends WholeVerdicts {
  @Override
  protected ContractFixture open() {
    return SnowflakeFixture.everyTypeOfFiles();
  }

  @Override
  protected PortKind port() {
    return PortKind.FILES;
  }

  @Override
  protected String grantKind() {
    return "stage-grant";
  }

  @Override
  String thing() {
    return "stage";
  }

  @Override
  Line writing() {
    return exact(
        "reading and writing", p -> p.granted(g -> g.privileges(Privilege.READ, Privilege.WRITE)));
  }
}
