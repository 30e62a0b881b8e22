package io.meshwright.engine.spec;

import java.util.Optional;

/**
 * The form of documents of the two Bitol standards: what the official schema of the version that a
 * document declares accepts, or that of the newest version, is accepted. Most of a document is not
 * needed for provisioning; it is checked all the same, since a slip of the pen in it is a promise
 * not kept, and one in {@code classification} a column without its mask.
 */
final class StandardForms {
  private final FormTable contracts;
  private final FormTable olderContracts;
  private final FormTable products;

  private StandardForms(FormTable contracts, FormTable olderContracts, FormTable products) {
    this.contracts = contracts;
    this.olderContracts = olderContracts;
    this.products = products;
  }

  /** Reads the tables that come with the engine. */
  static StandardForms load() {
    return new StandardForms(
        FormTable.load("odcs-3.1.txt"),
        FormTable.load("odcs-3.0.txt"),
        FormTable.load("odps-1.0.txt"));
  }

  /** Every table by the version that it is about. */
  FormTable contracts(boolean newest) {
    return newest ? contracts : olderContracts;
  }

  FormTable products() {
    return products;
  }

  /**
   * Reports what a contract's form lacks.
   *
   * @param version the version of the standard that it declares
   */
  void contract(YamlNode node, Optional<String> version, SpecContext context) {
    Findings newest = found(contracts, "contract", node, context);
    if (version.filter(v -> v.startsWith("v3.0")).isEmpty()) {
      context.findings().take(newest);
      return;
    }
    Findings declared = found(olderContracts, "contract", node, context);
    boolean worse = declared.errors() > newest.errors();
    context.findings().take(worse ? newest : declared);
  }

  /** Reports what a product's form lacks. */
  void product(YamlNode node, SpecContext context) {
    context.findings().take(found(products, "product", node, context));
  }

  private Findings found(FormTable table, String form, YamlNode node, SpecContext context) {
    Findings findings = new Findings();
    FormCheck check =
        new FormCheck(table, contracts, context.unknownKeys().of(node.place().file()), findings);
    check.document(node, form);
    return findings;
  }
}
