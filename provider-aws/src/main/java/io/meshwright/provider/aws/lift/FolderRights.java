package io.meshwright.provider.aws.lift;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.resource.Resource;
import io.meshwright.api.resource.ResourceState;
import io.meshwright.provider.aws.resource.AwsBucket;
import io.meshwright.provider.aws.resource.AwsFilesGrant;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.Way;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Who may do what with the files at a place, by statements of ours: asked for no right on tables.
 */
final class FolderRights {
  private final List<AwsFilesGrant> grants = new ArrayList<>();
  private final String prefix;

  FolderRights(String location, ResourceState state) {
    this.prefix = AwsFilesGrant.prefixOf(location);
    String bucket = AwsBucket.of(location);
    if (AwsFilesGrant.isPrefix(prefix)) {
      // None is part of another one, so that no other is about this.
      state.under(AwsFilesGrant.KIND, List.of(bucket, prefix)).forEach(this::add);
    } else if (overlaps(AwsFilesGrant.FOLDER)) {
      state.under(AwsFilesGrant.KIND, List.of(bucket)).forEach(this::add);
    }
  }

  private boolean overlaps(String other) {
    return other.startsWith(prefix) || prefix.startsWith(other);
  }

  private void add(Resource resource) {
    AwsFilesGrant grant = (AwsFilesGrant) AwsResource.of(resource);
    if (overlaps(grant.prefix())) {
      grants.add(grant);
    }
  }

  Expression read() {
    return whoever(Way.READ);
  }

  Expression write() {
    return whoever(Way.WRITE);
  }

  private Expression whoever(Way way) {
    return new Expression.Or(
        grants.stream()
            .filter(g -> g.way() == way)
            .map(
                g ->
                    Expression.and(
                        new Expression.MemberOf(PrincipalId.ofNative(g.principal())), lasts(g)))
            .toList());
  }

  private static Expression lasts(AwsFilesGrant grant) {
    return grant.until().isEmpty()
        ? Expression.Constant.TRUE
        : new Expression.Before(Instant.parse(grant.until()));
  }
}
