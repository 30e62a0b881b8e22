package io.meshwright.provider.postgres.translate;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.kit.translate.Unmade;
import io.meshwright.provider.postgres.resource.PgView;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.PortLocator;
import io.meshwright.spi.Translation;
import io.meshwright.spi.Translator;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** The model as views over internal tables with row security, and roles; pure. */
public final class PgTranslator implements Translator {
  private final Capabilities capabilities;
  private final boolean embedded;

  /**
   * A translator.
   *
   * @param capabilities names the limits that verdicts refer to
   * @param embedded whether principals and sessions become roles of the server
   */
  public PgTranslator(Capabilities capabilities, boolean embedded) {
    this.capabilities = capabilities;
    this.embedded = embedded;
  }

  @Override
  public SortedMap<PortAddress, PortLocator> locate(PlatformSlice slice) {
    TreeMap<PortAddress, PortLocator> located = new TreeMap<>();
    for (PlatformSlice.SliceProduct product : slice.products()) {
      for (PlatformSlice.SlicePort slicePort : product.ports()) {
        OutputPort port = slicePort.port();
        if (port.kind() != PortKind.TABLE && port.kind() != PortKind.VIEW) {
          continue;
        }
        TreeMap<String, Address> tables = new TreeMap<>();
        for (TableSchema table : port.contract().tables()) {
          tables.put(
              table.name(),
              PgView.address(
                  slice.platform().name().value(),
                  PgNames.schema(slice.platform().namePrefix(), port.address().product()),
                  PgNames.relation(port, table.name())));
        }
        located.put(port.address(), new PortLocator(tables));
      }
    }
    return Ordered.map(located);
  }

  @Override
  public Translation translate(PlatformSlice slice, SortedMap<PortAddress, PortLocator> elsewhere) {
    Claims claims = new Claims();
    Principals principals = new Principals(slice, embedded, claims);
    Collector collector = new Collector(slice);
    Publications publications =
        new Publications(capabilities, claims, new NativeMembers(principals).of(slice));
    TreeMap<TableAddress, Address> subjects = new TreeMap<>();
    List<PolicyVerdict> verdicts = new ArrayList<>();
    PgObjects objects = new PgObjects(collector);
    PhysicalTypes types = new PhysicalTypes();
    List<Publication> published = publications.all();
    for (PlatformSlice.SliceProduct product : slice.products()) {
      if (published.stream().anyMatch(p -> p.product().equals(product.product().address()))) {
        objects.schemas(product.product());
      }
    }
    for (Publication each : published) {
      List<PolicyVerdict> own =
          Verdicts.of(capabilities, each).stream().map(slice::judged).toList();
      boolean closes = own.stream().anyMatch(PolicyVerdict::closes);
      Publication publication = closes ? each.closed() : each;
      if (publication.ownsTable()) {
        objects.table(publication);
        types.add(publication);
      }
      objects.view(publication);
      new PgPolicies(collector, claims, publication).add();
      new PgRoles(collector, claims, principals, publication).add();
      verdicts.addAll(own);
      subjects.put(
          publication.table(),
          PgView.address(
              collector.platform(), publication.names().schema(), publication.names().relation()));
    }
    verdicts.addAll(publications.refusals());
    Unmade unmade = new Unmade(capabilities, slice);
    verdicts.addAll(unmade.inputs("no-link"));
    verdicts.addAll(unmade.pipelines("no-pipeline"));
    verdicts.addAll(unmade.quality("no-quality"));
    principals.addRoles(collector);
    List<Problem> problems = new ArrayList<>(claims.problems());
    problems.addAll(types.problems());
    return new Translation(
        collector.all(),
        subjects,
        principals.identities(),
        principals.logins(),
        verdicts,
        problems);
  }
}
