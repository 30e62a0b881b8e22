package io.meshwright.provider.aws.translate;

import io.meshwright.api.model.DataProduct;
import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.policy.TablePolicies;
import io.meshwright.api.problem.Problem;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.api.schema.Column;
import io.meshwright.kit.translate.CostCentre;
import io.meshwright.provider.aws.resource.AwsDatabase;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsTag;
import io.meshwright.provider.aws.resource.AwsTagging;
import io.meshwright.provider.aws.resource.TagKeys;
import io.meshwright.spi.PlatformSlice;
import java.util.List;

/**
 * LF-tags that say of a database whose it is and of a column what it holds. They give nobody
 * anything by themselves; others may have rights on whatever carries them.
 */
final class ProductTags {
  private static final String DOMAIN = "domain";
  private static final String PRODUCT = "product";
  private static final String COST_CENTRE = "cost-centre";
  private static final String CLASSIFICATION = "classification";

  private final Draft draft;
  private final AwsTable.Format format;

  ProductTags(Draft draft, AwsTable.Format format) {
    this.draft = draft;
    this.format = format;
  }

  /** Adds the tags of what is in the draft. */
  void add() {
    if (key(CLASSIFICATION).length() > AwsNames.MAX_TAG) {
      draft.problem(
          Problem.error(
              "name-too-long",
              draft.platform(),
              "the key '%s' of an LF-tag has more than %d characters"
                  .formatted(key(CLASSIFICATION), AwsNames.MAX_TAG),
              "shorten the name of the mesh or the prefix of the platform, or leave tags out"));
      return;
    }
    for (PlatformSlice.SliceProduct product : draft.slice().products()) {
      for (PlatformSlice.SlicePort port : product.ports()) {
        for (TablePolicies policies : port.tables()) {
          TableForm form = form(port.port(), policies);
          Address table = AwsTable.address(draft.platform(), form.database(), form.table());
          if (draft.has(table)) {
            database(form.database(), product.product());
            columns(form, policies, table, product.product());
          }
        }
      }
    }
  }

  private TableForm form(OutputPort port, TablePolicies policies) {
    NamePrefix prefix = draft.slice().platform().namePrefix();
    return port.kind() == PortKind.FILES
        ? TableForm.ofFiles(prefix, port, policies.schema(), format)
        : TableForm.of(prefix, port, policies.schema(), format);
  }

  private String key(String name) {
    return key(draft.slice(), name);
  }

  private static String key(PlatformSlice slice, String name) {
    return TagKeys.of(slice.mesh(), slice.platform().namePrefix().on(name));
  }

  /** What the database of a product has for its product. */
  static AwsTagging ofProduct(PlatformSlice slice, DataProduct product) {
    return new AwsTagging(
        AwsNames.database(slice.platform().namePrefix(), product.address()),
        "",
        "",
        key(slice, PRODUCT),
        AwsNames.tag(product.address().toString()));
  }

  private void database(String name, DataProduct product) {
    Address address = AwsDatabase.address(draft.platform(), name);
    Owner owner = new Owner.Within(address, draft.marker(product));
    String domain = product.address().domain().value();
    tagging(new AwsTagging(name, "", "", key(DOMAIN), AwsNames.tag(domain)), owner);
    tagging(ofProduct(draft.slice(), product), owner);
    CostCentre.of(product)
        .ifPresent(
            c -> tagging(new AwsTagging(name, "", "", key(COST_CENTRE), AwsNames.tag(c)), owner));
  }

  private void columns(TableForm form, TablePolicies policies, Address table, DataProduct product) {
    Owner owner = new Owner.Within(table, draft.marker(product));
    for (Column column : policies.schema().columns()) {
      column
          .classification()
          .ifPresent(
              name ->
                  tagging(
                      new AwsTagging(
                          form.database(),
                          form.table(),
                          form.name(column.name()),
                          key(CLASSIFICATION),
                          AwsNames.tag(name)),
                      owner));
    }
  }

  private void tagging(AwsTagging tagging, Owner owner) {
    draft.add(
        new AwsTag(tagging.key(), tagging.value()),
        new Owner.Marked(new Marker(draft.slice().mesh(), Marker.PLATFORM_SCOPE)),
        List.of());
    draft.add(tagging, owner, List.of());
  }
}
