package io.meshwright.engine.catalogue;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.Domain;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.schema.TableSchema;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * The catalogue of a mesh: pages that need nothing but each other. Equal facts make equal bytes,
 * since no clock is read: what ends says when, and the page tells its reader once that has passed.
 */
public final class Catalogue {
  private final Site site;
  private final Frame frame;
  private final List<CatalogueFile> files = new ArrayList<>();

  private Catalogue(CatalogueFacts facts) {
    this.site = new Site(facts);
    this.frame = new Frame(site);
  }

  /** Its files; each text is made when it is asked for. */
  public static List<CatalogueFile> of(CatalogueFacts facts) {
    Catalogue catalogue = new Catalogue(facts);
    catalogue.collect();
    return List.copyOf(catalogue.files);
  }

  private void collect() {
    for (String asset : List.of(Frame.STYLE, Frame.SCRIPT, Frame.ICON)) {
      files.add(new CatalogueFile(asset, () -> asset(asset)));
    }
    files.add(new CatalogueFile(Frame.INDEX, () -> SearchIndex.of(site)));
    OverviewPages overview = new OverviewPages(site);
    ProductPages products = new ProductPages(site);
    TablePages tables = new TablePages(site);
    PeoplePages people = new PeoplePages(site);
    add(Names.OVERVIEW, overview::overview);
    add(Names.PRODUCTS, overview::products);
    add(Names.OWNERS, overview::owners);
    add(Names.LINEAGE, products::lineage);
    add(Names.PEOPLE, people::people);
    add(Names.MATRIX, () -> new MatrixPages(site).page());
    add(Names.POLICIES, () -> new PolicyPages(site).page());
    add(Names.CLASSIFICATIONS, () -> new ClassificationPages(site).page());
    add(Names.FINDINGS, () -> new FindingPages(site).page());
    for (Domain domain : site.mesh().domains().values()) {
      add(Names.domain(domain.name()), () -> overview.domain(domain));
    }
    for (DataProduct product : site.mesh().products().values()) {
      add(Names.product(product.address()), () -> products.page(product));
      for (OutputPort port : product.outputPorts()) {
        for (TableSchema table : port.contract().tables()) {
          add(
              Names.table(port.address().table(table.name())),
              () -> tables.page(product, port, table));
        }
      }
    }
    for (Subject subject : site.subjects()) {
      add(subject.page(), () -> people.page(subject));
    }
  }

  private void add(Target.Page page, Supplier<Frame.Page> content) {
    files.add(new CatalogueFile(page.file(), () -> frame.text(content.get())));
  }

  private static String asset(String name) {
    try (InputStream in = Catalogue.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
