package io.meshwright.provider.snowflake.apply;

import io.meshwright.api.plan.Change;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.snowflake.resource.SfModelGrant;
import io.meshwright.provider.snowflake.resource.SfModelOwner;
import io.meshwright.provider.snowflake.resource.SfModelRight;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.sql.ModelStatements;
import java.util.ArrayList;
import java.util.List;

/** Changes of who may do what with models. */
final class ModelWriter {
  private ModelWriter() {}

  static List<SqlText> make(SfModelRight right) {
    return switch (right) {
      case SfModelGrant grant -> change(grant.emptied(), grant);
      case SfModelOwner owner -> throw owned(owner);
    };
  }

  static List<SqlText> change(SfModelRight after, SfResource before) {
    return switch (after) {
      case SfModelGrant grant -> change((SfModelGrant) before, grant);
      case SfModelOwner owner -> throw owned(owner);
    };
  }

  static List<SqlText> take(SfModelRight right) {
    return switch (right) {
      case SfModelGrant grant -> change(grant, grant.emptied());
      case SfModelOwner owner -> throw owned(owner);
    };
  }

  private static List<SqlText> change(SfModelGrant before, SfModelGrant after) {
    GrantSteps steps =
        GrantSteps.of(
            before.privileges(), after.privileges(), before.grantable() && !after.grantable());
    List<SqlText> all = new ArrayList<>();
    if (!steps.gone().isEmpty()) {
      all.addAll(ModelStatements.revoke(before, steps.gone()));
    }
    if (!steps.kept().isEmpty()) {
      all.addAll(ModelStatements.revokeGrantOption(before, steps.kept()));
    }
    if (!steps.added().isEmpty()) {
      all.addAll(ModelStatements.grant(after, steps.added()));
    }
    if (!before.lacking().isEmpty() && !after.privileges().isEmpty()) {
      all.add(ModelStatements.grantOnAll(after, after.privileges()));
    }
    return all;
  }

  /** Of a grant of models to come that is gone, what may be left of it on those that are there. */
  static List<SqlText> again(Change.Delete change) {
    return SfResource.of(change.live().resource()) instanceof SfModelGrant grant
            && grant.isOfRegistry()
        ? List.of(ModelStatements.revokeOnAll(grant, grant.privileges()))
        : List.of();
  }

  private static MeshException owned(SfModelOwner owner) {
    return new MeshException(
        ErrorKind.USER,
        "%s owns models of %s.%s, which Meshwright shows and does not change; give them to somebody else by GRANT OWNERSHIP"
            .formatted(owner.owner(), owner.database(), owner.schema()));
  }
}
