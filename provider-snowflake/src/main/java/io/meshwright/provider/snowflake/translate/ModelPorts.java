package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.resource.Address;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.kit.pipeline.PipelinePlace;
import io.meshwright.kit.translate.WholePolicies;
import io.meshwright.provider.snowflake.resource.SfGrant;
import io.meshwright.provider.snowflake.resource.SfModelGrant;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.spi.PlatformSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Ports of models: per table a registry, which is a schema of its own. Its models are the
 * producer's to log; roles use all of them, those to come included, as nothing else is in it.
 */
final class ModelPorts {
  private static final String READ = "READ";
  private static final String WRITE = "WRITE";
  private static final String USAGE = "USAGE";
  private static final String LOG = "CREATE MODEL";

  private final PlatformSlice slice;
  private final Principals principals;
  private final Collector collector;
  private final Labels labels;
  private final WholeJudge judge;
  private final Map<TableAddress, Address> subjects;

  /**
   * Adds ports.
   *
   * @param verdicts what is said of policies is added to these
   * @param subjects what stands for a table is added to these
   */
  ModelPorts(
      PlatformSlice slice,
      Principals principals,
      Collector collector,
      Labels labels,
      List<PolicyVerdict> verdicts,
      Map<TableAddress, Address> subjects) {
    this.slice = slice;
    this.principals = principals;
    this.collector = collector;
    this.labels = labels;
    this.judge = new WholeJudge(WholeThing.REGISTRY, slice, verdicts);
    this.subjects = subjects;
  }

  /** Adds a port's registries, each closed where a policy does not survive on it. */
  void add(DataProduct product, PlatformSlice.SlicePort port) {
    Place place = Place.of(slice.platform(), product.address());
    PortPrincipals known = new PortPrincipals(principals, place, port.port());
    List<WholeForm<SfSchema>> placed = new ArrayList<>();
    for (TablePolicies policies : port.tables()) {
      WholePolicies open = judge.open(policies, known);
      SfSchema registry = registry(place, product, port.port(), policies.schema());
      subjects.put(policies.table(), registry.address(slice.platform().name().value()));
      if (collector.registry(product, registry, policies.table().toString())) {
        placed.add(WholeForm.of(registry, open, known));
        labels.schema(product, new Place(registry.database(), registry.name()));
      }
    }
    for (WholeRole<SfSchema> role :
        WholeRole.of(place.schema(), port.port().address(), READ, WholeForm::readers, placed)) {
      use(
          role,
          collector.role(
              product, place.database(), places(role), role.name(), role.to(), role.realises()));
    }
    for (WholeRole<SfSchema> role :
        WholeRole.of(place.schema(), port.port().address(), WRITE, WholeForm::writers, placed)) {
      log(product, place, role);
    }
  }

  private SfSchema registry(Place place, DataProduct product, OutputPort port, TableSchema schema) {
    return new SfSchema(
        place.database(),
        SfNames.registry(slice.platform().namePrefix(), product.address(), port, schema.name()),
        true,
        WholeForm.told(schema),
        Containers.described(schema.description()));
  }

  private static List<Place> places(WholeRole<SfSchema> role) {
    return role.things().stream()
        .map(t -> new Place(t.thing().database(), t.thing().name()))
        .toList();
  }

  /** All models, those to come included. */
  private void use(WholeRole<SfSchema> role, Collector.Made made) {
    for (WholeForm<SfSchema> form : role.things()) {
      collector.add(
          SfModelGrant.of(
              form.thing().database(),
              form.thing().name(),
              SfModelGrant.TO_COME,
              made.role().grantee(),
              List.of(USAGE)),
          made.within(),
          form.realises());
    }
  }

  /** Whoever logs models may run a task of the product that does so. */
  private void log(DataProduct product, Place place, WholeRole<SfSchema> role) {
    List<Place> places = new ArrayList<>(places(role));
    if (!PipelinePlace.on(slice.platform().name(), product).isEmpty()
        && collector.schema(product, place)) {
      places.add(place);
    }
    Collector.Made made =
        collector.role(product, place.database(), places, role.name(), role.to(), role.realises());
    for (WholeForm<SfSchema> form : role.things()) {
      collector.add(
          SfGrant.of(
              form.thing().database(),
              form.thing().name(),
              "",
              made.role().grantee(),
              List.of(USAGE, LOG)),
          made.within(),
          form.realises());
    }
    use(role, made);
  }
}
