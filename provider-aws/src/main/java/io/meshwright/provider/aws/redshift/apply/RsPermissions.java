package io.meshwright.provider.aws.redshift.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.provider.aws.redshift.resource.RsGrant;
import io.meshwright.provider.aws.redshift.resource.RsMask;
import io.meshwright.provider.aws.redshift.resource.RsMaskAttachment;
import io.meshwright.provider.aws.redshift.resource.RsRowPolicy;
import io.meshwright.provider.aws.redshift.resource.RsSchema;
import io.meshwright.provider.aws.redshift.resource.RsShare;
import io.meshwright.provider.aws.redshift.resource.RsShareAuthorisation;
import io.meshwright.provider.aws.redshift.resource.RsShareGrant;
import io.meshwright.provider.aws.redshift.resource.RsTable;
import io.meshwright.spi.Permission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/** The IAM actions and rights in the database that a change takes; reading comes with each. */
final class RsPermissions {
  private static final String EVERYTHING = "*";
  private static final Set<String> POLICIES =
      Set.of(RsRowPolicy.KIND, RsMask.KIND, RsMaskAttachment.KIND);

  private RsPermissions() {}

  static SortedSet<Permission> of(Change change) {
    TreeSet<Permission> needed = new TreeSet<>();
    for (String action :
        List.of(
            "redshift-data:BatchExecuteStatement",
            "redshift-data:DescribeStatement",
            "redshift-data:ExecuteStatement",
            "redshift-data:GetStatementResult")) {
      needed.add(new Permission(action, EVERYTHING));
    }
    needed.add(new Permission("ROLE sys:operator", "the database"));
    needed.add(new Permission("ROLE sys:secadmin", "the database"));
    String kind = change.address().kind();
    List<String> path = change.address().path();
    if (kind.equals(RsSchema.KIND)) {
      needed.add(
          change.before().isEmpty()
              ? new Permission("CREATE", "the database")
              : new Permission("OWNER", path.getFirst()));
    } else if (kind.equals(RsTable.KIND) && change.before().isEmpty()) {
      needed.add(new Permission("CREATE", path.getFirst()));
    } else if (kind.equals(RsTable.KIND) || kind.equals(RsGrant.KIND)) {
      needed.add(new Permission("OWNER", String.join(".", path.subList(0, 2))));
    } else if (kind.equals(RsShare.KIND)) {
      needed.add(
          change.before().isEmpty()
              ? new Permission("CREATE DATASHARE", "the database")
              : new Permission("OWNER", "datashare " + path.get(1)));
      needed.add(new Permission("OWNER", path.getFirst()));
    } else if (kind.equals(RsShareGrant.KIND)) {
      needed.add(new Permission("OWNER", "datashare " + path.get(1)));
      if (path.get(2).startsWith(RsShareGrant.ACCOUNT)) {
        needed.add(new Permission("redshift:DescribeDataShares", EVERYTHING));
      }
    } else if (kind.equals(RsShareAuthorisation.KIND)) {
      needed.addAll(authorising(change, path.get(1)));
    } else if (POLICIES.contains(kind)) {
      needed.add(new Permission("OWNER", String.join(".", path.subList(0, 2))));
    }
    return needed;
  }

  /** Another namespace may have a datashare of that name; it is not known before a look. */
  private static List<Permission> authorising(Change change, String share) {
    String arn = "arn:aws:redshift:*:*:datashare:*/" + share;
    List<Permission> needed = new ArrayList<>();
    needed.add(new Permission("redshift:DescribeDataShares", EVERYTHING));
    if (change.after().isPresent()) {
      needed.add(new Permission("redshift:AuthorizeDataShare", arn));
    }
    if (change.before().isPresent()) {
      needed.add(new Permission("redshift:DeauthorizeDataShare", arn));
    }
    return needed;
  }
}
