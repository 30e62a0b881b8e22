package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Address;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.kit.translate.WholePolicies;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfStageGrant;
import io.meshwright.spi.PlatformSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.function.Function;

/**
 * Ports of files: per table an internal stage with a list of its files. Roles read all of it, or
 * read and write it; where stages of one port are for different principals there is a role for each
 * set of them, as with tables.
 */
final class StagePorts {
  private static final String READ = "READ";
  private static final String WRITE = "WRITE";

  private final PlatformSlice slice;
  private final Principals principals;
  private final Collector collector;
  private final WholeJudge judge;
  private final Map<TableAddress, Address> subjects;

  /**
   * Adds ports.
   *
   * @param verdicts what is said of policies is added to these
   * @param subjects what stands for a table is added to these
   */
  StagePorts(
      PlatformSlice slice,
      Principals principals,
      Collector collector,
      List<PolicyVerdict> verdicts,
      Map<TableAddress, Address> subjects) {
    this.slice = slice;
    this.principals = principals;
    this.collector = collector;
    this.judge = new WholeJudge(WholeThing.STAGE, slice, verdicts);
    this.subjects = subjects;
  }

  /** Adds a port's stages, each closed where a policy does not survive on it. */
  void add(DataProduct product, PlatformSlice.SlicePort port) {
    Place place = Place.of(slice.platform(), product.address());
    PortPrincipals known = new PortPrincipals(principals, place, port.port());
    List<WholeForm<SfStage>> placed = new ArrayList<>();
    for (TablePolicies policies : port.tables()) {
      WholePolicies open = judge.open(policies, known);
      SfStage stage = stage(place, port.port(), policies.schema());
      subjects.put(policies.table(), stage.address(slice.platform().name().value()));
      if (collector.stage(product, stage, policies.table().toString())) {
        placed.add(WholeForm.of(stage, open, known));
      }
    }
    roles(product, place, port.port().address(), READ, WholeForm::readers, placed);
    roles(product, place, port.port().address(), WRITE, WholeForm::writers, placed);
  }

  private static SfStage stage(Place place, OutputPort port, TableSchema schema) {
    return new SfStage(
        place.database(),
        place.schema(),
        SfNames.table(port, schema.name()),
        true,
        true,
        WholeForm.told(schema),
        Containers.described(schema.description()));
  }

  private void roles(
      DataProduct product,
      Place place,
      PortAddress port,
      String doing,
      Function<WholeForm<SfStage>, SortedSet<String>> who,
      List<WholeForm<SfStage>> stages) {
    for (WholeRole<SfStage> role : WholeRole.of(place.schema(), port, doing, who, stages)) {
      Collector.Made made = collector.role(product, place, role.name(), role.to(), role.realises());
      for (WholeForm<SfStage> form : role.things()) {
        SfStage stage = form.thing();
        collector.add(
            SfStageGrant.of(
                stage.database(),
                stage.schema(),
                stage.name(),
                made.role().grantee(),
                doing.equals(WRITE) ? List.of(READ, WRITE) : List.of(READ)),
            made.within(),
            form.realises());
      }
    }
  }
}
