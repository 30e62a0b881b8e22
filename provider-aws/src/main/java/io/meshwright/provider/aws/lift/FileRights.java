package io.meshwright.provider.aws.lift;

import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.resource.AwsBucket;
import io.meshwright.provider.aws.resource.AwsLocation;
import io.meshwright.provider.aws.resource.AwsLocationGrant;
import io.meshwright.provider.aws.resource.AwsOpenPlace;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsStatement;
import io.meshwright.provider.aws.resource.AwsTable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Ways to the files of a table that ask for no right on it. */
final class FileRights {
  private final String location;
  private final String bucket;
  private final ResourceState state;

  FileRights(AwsTable table, ResourceState state) {
    this.location = table.location();
    this.bucket = AwsBucket.of(location);
    this.state = state;
  }

  /** Those who may make tables over its files. */
  List<String> principals() {
    return all(AwsLocationGrant.KIND).stream()
        .map(g -> ((AwsLocationGrant) g).principal())
        .toList();
  }

  /** Who may read there; nobody can say who all of them are. */
  List<Expression> ways(String platform, Holders holders) {
    List<Expression> ways = new ArrayList<>();
    for (AwsResource each : all(AwsStatement.KIND)) {
      if (each instanceof AwsStatement statement && statement.allows()) {
        ways.add(
            new Expression.Opaque(
                "whoever statement " + statement.id() + " of bucket " + bucket + " lets"));
      }
    }
    for (AwsResource each : all(AwsLocationGrant.KIND)) {
      if (each instanceof AwsLocationGrant grant && meets(grant.location())) {
        ways.add(
            Expression.and(
                holders.of(grant.principal()),
                new Expression.Opaque("a table of his own over files of " + grant.location())));
      }
    }
    for (AwsResource each : all(AwsOpenPlace.KIND)) {
      if (each instanceof AwsOpenPlace open && meets(open.location())) {
        ways.add(byIam());
      }
    }
    if (state.get(AwsBucket.address(platform, bucket)).isPresent() && !isGuarded(platform)) {
      ways.add(byIam());
    }
    return ways;
  }

  private List<AwsResource> all(String kind) {
    return state.under(kind, List.of(bucket)).stream().map(AwsResource::of).toList();
  }

  /** A right on a place is one on all below it; on a part of the files it reaches that part. */
  private boolean meets(String place) {
    return AwsBucket.isWithin(location, place) || AwsBucket.isWithin(place, location);
  }

  /** Whether a bucket of ours is registered, and nobody let in past the rights. */
  private boolean isGuarded(String platform) {
    Optional<Resource> registered = state.get(AwsLocation.address(platform, bucket));
    return registered
        .map(AwsResource::of)
        .filter(l -> l instanceof AwsLocation guarded && !guarded.hybrid())
        .isPresent();
  }

  private static Expression byIam() {
    return new Expression.Opaque("whoever IAM lets read the files");
  }
}
