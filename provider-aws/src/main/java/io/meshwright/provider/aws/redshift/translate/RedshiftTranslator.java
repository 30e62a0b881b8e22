package io.meshwright.provider.aws.redshift.translate;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.resource.Address;
import io.meshwright.kit.translate.Unmade;
import io.meshwright.provider.aws.redshift.resource.RsTable;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.PortLocator;
import io.meshwright.spi.Translation;
import io.meshwright.spi.Translator;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Products as schemas, and access as rights, row policies and masking policies; pure. */
public final class RedshiftTranslator implements Translator {
  private final Capabilities capabilities;

  /**
   * A translator.
   *
   * @param capabilities names the limits that verdicts refer to
   */
  public RedshiftTranslator(Capabilities capabilities) {
    this.capabilities = capabilities;
  }

  @Override
  public SortedMap<PortAddress, PortLocator> locate(PlatformSlice slice) {
    TreeMap<PortAddress, PortLocator> located = new TreeMap<>();
    for (PlatformSlice.SliceProduct product : slice.products()) {
      for (PlatformSlice.SlicePort port : product.ports()) {
        if (isMade(port.port().kind())) {
          located.put(port.port().address(), locator(slice, port.port()));
        }
      }
    }
    return Ordered.map(located);
  }

  private static boolean isMade(PortKind kind) {
    return switch (kind) {
      case TABLE, SHARE -> true;
      case VIEW, STREAM, FILES, MODEL -> false;
    };
  }

  private static PortLocator locator(PlatformSlice slice, OutputPort port) {
    TreeMap<String, Address> tables = new TreeMap<>();
    port.contract()
        .tables()
        .forEach(
            t ->
                tables.put(
                    t.name(),
                    RsTable.address(
                        slice.platform().name().value(),
                        RsNames.schema(slice.platform().namePrefix(), port.address().product()),
                        RsNames.table(port, t.name()))));
    return new PortLocator(tables);
  }

  @Override
  public Translation translate(PlatformSlice slice, SortedMap<PortAddress, PortLocator> elsewhere) {
    Principals principals = new Principals(slice);
    Collector collector = new Collector(slice, principals);
    TablePorts ports = new TablePorts(slice, principals, collector);
    List<PolicyVerdict> refused = new ArrayList<>();
    for (PlatformSlice.SliceProduct product : slice.products()) {
      for (PlatformSlice.SlicePort port : product.ports()) {
        if (isMade(port.port().kind())) {
          ports.add(product.product(), port);
        } else {
          refused.add(Unmade.port(capabilities, port.port()));
        }
      }
    }
    Unmade unmade = new Unmade(capabilities, slice);
    refused.addAll(unmade.inputs("no-link"));
    refused.addAll(unmade.pipelines("no-pipeline"));
    refused.addAll(unmade.quality("no-quality"));
    return new Translation(
        collector.all(),
        ports.subjects(),
        principals.identities(),
        Stream.concat(ports.verdicts().stream(), refused.stream()).toList(),
        Stream.concat(principals.problems().stream(), collector.problems().stream()).toList());
  }
}
