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
   * @return the contract without keys that are tolerated
   */
  YamlNode.Mapping contract(YamlNode.Mapping node, Optional<String> version, SpecContext context) {
    boolean older = version.filter(v -> v.startsWith("v3.0")).isPresent();
    FormCheck declared = check(older ? olderContracts : contracts, "contract", node, context);
    if (!older || declared.findings().errors() == 0) {
      return done(declared, node, context);
    }
    FormCheck newest = check(contracts, "contract", node, context);
    boolean fewer = newest.findings().errors() < declared.findings().errors();
    return done(fewer ? newest : declared, node, context);
  }

  /**
   * Reports what a product's form lacks.
   *
   * @return the product without keys that are tolerated
   */
  YamlNode.Mapping product(YamlNode.Mapping node, SpecContext context) {
    return done(check(products, "product", node, context), node, context);
  }

  private FormCheck check(
      FormTable table, String form, YamlNode.Mapping node, SpecContext context) {
    FormCheck check =
        new FormCheck(
            table, contracts, context.unknownKeys().of(node.place().file()), new Findings());
    check.document(node, form);
    return check;
  }

  private static YamlNode.Mapping done(
      FormCheck check, YamlNode.Mapping node, SpecContext context) {
    context.findings().take(check.findings());
    return check.known(node);
  }
}
