package io.meshwright.provider.aws.client;

import io.meshwright.api.resource.Address;
import io.meshwright.provider.aws.resource.AwsCatalogueGrant;
import io.meshwright.provider.aws.resource.AwsColumnGrant;
import io.meshwright.provider.aws.resource.AwsDatabase;
import io.meshwright.provider.aws.resource.AwsFilter;
import io.meshwright.provider.aws.resource.AwsGrant;
import io.meshwright.provider.aws.resource.AwsLink;
import io.meshwright.provider.aws.resource.AwsLinkGrant;
import io.meshwright.provider.aws.resource.AwsLocationGrant;
import io.meshwright.provider.aws.resource.AwsTable;
import io.meshwright.provider.aws.resource.AwsTagGrant;
import io.meshwright.provider.aws.resource.AwsTagging;
import io.meshwright.provider.aws.resource.AwsView;
import io.meshwright.provider.aws.resource.JobResource;
import io.meshwright.provider.aws.resource.LakeResource;
import io.meshwright.provider.aws.resource.LinkResource;
import io.meshwright.provider.aws.resource.StorageResource;
import io.meshwright.provider.aws.resource.StreamResource;
import java.util.Collection;
import java.util.SortedSet;
import java.util.TreeSet;

/** What has to be read to judge something at an address. */
final class Needs {
  private Needs() {}

  /** Every right. */
  static boolean right(Address address) {
    return switch (address.kind()) {
      case AwsGrant.KIND,
          AwsColumnGrant.KIND,
          AwsTagGrant.KIND,
          AwsLocationGrant.KIND,
          AwsCatalogueGrant.KIND,
          AwsLinkGrant.KIND ->
          true;
      default -> false;
    };
  }

  /** A right on a database or on all of its tables is judged by its ledger, and so is a link. */
  static boolean database(Address address) {
    return address.kind().equals(AwsDatabase.KIND)
        || LinkResource.isKind(address.kind())
        || address.kind().equals(AwsGrant.KIND) && !AwsGrant.isOnTable(address)
        || address.kind().equals(AwsTagging.KIND) && address.path().get(1).isEmpty();
  }

  /** The tables of its database. */
  static boolean tables(Address address) {
    return switch (address.kind()) {
      case AwsTable.KIND,
          AwsView.KIND,
          AwsFilter.KIND,
          AwsColumnGrant.KIND,
          AwsLink.KIND,
          AwsLinkGrant.KIND ->
          true;
      case AwsGrant.KIND -> AwsGrant.isOnTable(address);
      case AwsTagging.KIND -> !address.path().get(1).isEmpty();
      default -> false;
    };
  }

  private static boolean isInDatabase(String kind) {
    return kind.equals(AwsTagging.KIND)
        || !kind.equals(AwsTagGrant.KIND)
            && !StorageResource.isKind(kind)
            && !JobResource.isKind(kind)
            && !StreamResource.isKind(kind)
            && !LakeResource.isKind(kind);
  }

  /** The databases that addresses name. */
  static SortedSet<String> databases(Collection<Address> addresses) {
    TreeSet<String> names = new TreeSet<>();
    for (Address address : addresses) {
      if (isInDatabase(address.kind())) {
        names.add(address.path().getFirst());
      }
    }
    return names;
  }
}
