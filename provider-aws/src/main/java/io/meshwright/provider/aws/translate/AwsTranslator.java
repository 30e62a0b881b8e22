package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.resource.Address;
import io.meshwright.kit.translate.Unmade;
import io.meshwright.provider.aws.resource.AwsHome;
import io.meshwright.provider.aws.resource.AwsPlace;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsView;
import io.meshwright.provider.aws.resource.AwsViewing;
import io.meshwright.provider.aws.resource.StreamPlace;
import io.meshwright.provider.aws.resource.TagUse;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.PlatformSlice;
import io.meshwright.spi.PortLocator;
import io.meshwright.spi.Translation;
import io.meshwright.spi.Translator;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Products as Glue databases, and access as rights of Lake Formation; pure. */
public final class AwsTranslator implements Translator {
  private final Capabilities capabilities;
  private final TableSettings settings;
  private final AwsHome home;
  private final StreamPlace streams;

  /**
   * A translator.
   *
   * @param capabilities names the limits that verdicts refer to
   * @param settings how tables are stored
   * @param home where the catalogue is
   * @param streams how streams are made
   */
  public AwsTranslator(
      Capabilities capabilities, TableSettings settings, AwsHome home, StreamPlace streams) {
    this.capabilities = capabilities;
    this.settings = settings;
    this.home = home;
    this.streams = streams;
  }

  /**
   * How tables are stored, and where scripts lie.
   *
   * @param place where tables lie
   * @param format as what they are stored
   * @param scripts where scripts lie whose pipelines do not say so
   * @param viewing whether and how there are views of tables
   * @param tags what LF-tags are used for
   */
  public record TableSettings(
      AwsPlace place,
      AwsTable.Format format,
      Optional<String> scripts,
      AwsViewing viewing,
      TagUse tags) {}

  @Override
  public SortedMap<PortAddress, PortLocator> locate(PlatformSlice slice) {
    TreeMap<PortAddress, PortLocator> located = new TreeMap<>();
    for (PlatformSlice.SliceProduct product : slice.products()) {
      for (PlatformSlice.SlicePort port : product.ports()) {
        if (isTables(port.port().kind())) {
          located.put(port.port().address(), locator(slice, port.port()));
        }
      }
    }
    return Ordered.map(located);
  }

  /** A share is tables that others are given rights on: there is no object that is a share. */
  private static boolean isTables(PortKind kind) {
    return kind == PortKind.TABLE || kind == PortKind.SHARE || kind == PortKind.VIEW;
  }

  private PortLocator locator(PlatformSlice slice, OutputPort port) {
    TreeMap<String, Address> tables = new TreeMap<>();
    port.contract()
        .tables()
        .forEach(
            t ->
                tables.put(
                    t.name(),
                    Address.of(
                        slice.platform().name().value(),
                        port.kind() == PortKind.VIEW ? AwsView.KIND : AwsTable.KIND,
                        AwsNames.database(slice.platform().namePrefix(), port.address().product()),
                        AwsNames.table(port, t.name()))));
    return new PortLocator(tables, home.place());
  }

  @Override
  public Translation translate(PlatformSlice slice, SortedMap<PortAddress, PortLocator> elsewhere) {
    Draft draft = new Draft(slice, home.account());
    DomainStorage storage = new DomainStorage(slice, settings.place());
    Databases databases = new Databases(draft, storage);
    Views views = new Views(draft, databases, settings.viewing());
    DeletionRules deletion = new DeletionRules(draft, settings.place());
    TablePorts tables =
        new TablePorts(draft, databases, storage, settings.format(), views, deletion);
    FilesPorts files = new FilesPorts(draft, databases, storage, settings.format(), deletion);
    ViewPorts viewPorts = new ViewPorts(draft, databases, views, settings.format());
    Stream.concat(
            slice.products().stream().map(PlatformSlice.SliceProduct::product),
            slice.inputs().stream().map(PlatformSlice.SliceInput::product))
        .distinct()
        .forEach(draft::checkProducer);
    ProductJobs jobs =
        new ProductJobs(
            draft,
            new Scripts(settings.scripts(), settings.place(), storage),
            settings.format(),
            locate(slice));
    for (PlatformSlice.SliceProduct product : slice.products()) {
      for (PlatformSlice.SlicePort port : product.ports()) {
        switch (port.port().kind()) {
          case TABLE, SHARE -> tables.add(product.product(), port);
          case VIEW -> viewPorts.add(product.product(), port);
          case STREAM ->
              streams
                  .prefix()
                  .ifPresentOrElse(
                      prefix ->
                          new StreamPorts(draft, prefix, streams.encryption())
                              .add(product.product(), port),
                      () -> draft.judge(Unmade.port(capabilities, port.port(), "no-streams")));
          case FILES -> {
            if (storage.holdsFiles()) {
              files.add(product.product(), port);
            } else {
              draft.judge(Unmade.port(capabilities, port.port(), "files-bucket"));
            }
          }
          case MODEL -> draft.judge(Unmade.port(capabilities, port.port()));
        }
      }
      jobs.add(product.product());
    }
    Links links = new Links(draft, databases, home, elsewhere);
    slice.inputs().forEach(links::add);
    databases.add();
    if (settings.tags().assigned()) {
      new ProductTags(draft, settings.format()).add();
    }
    if (settings.tags().rights()) {
      new ProductRights(draft).add();
    }
    return draft.translation();
  }
}
