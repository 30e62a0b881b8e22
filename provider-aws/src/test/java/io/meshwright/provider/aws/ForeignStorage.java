package io.meshwright.provider.aws;

import io.meshwright.api.name.Ordered;
import io.meshwright.provider.aws.client.Account;
import io.meshwright.provider.aws.client.BucketRules;
import io.meshwright.provider.aws.client.LakeLocation;
import io.meshwright.provider.aws.client.PolicyDocuments;
import io.meshwright.provider.aws.resource.AwsRole;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.s3.model.ExpirationStatus;
import software.amazon.awssdk.services.s3.model.LifecycleRule;

/** A bucket of others with its role and registration, named as ours are. */
final class ForeignStorage {
  private ForeignStorage() {}

  static void make(Account all) {
    String name = "company-mesh-legacy";
    all.storage().create(name, Map.of("note", "mine"));
    all.storage()
        .rules()
        .write(
            name,
            new BucketRules(
                List.of(
                    LifecycleRule.builder()
                        .id("theirs")
                        .status(ExpirationStatus.ENABLED)
                        .filter(f -> f.prefix("tmp/"))
                        .expiration(e -> e.days(3))
                        .build()),
                ""));
    all.roles()
        .create(
            PolicyDocuments.role(
                new AwsRole(
                    name,
                    "/",
                    Ordered.set(List.of("glue.amazonaws.com")),
                    List.of(
                        new AwsRole.Allowed(
                            Ordered.set(List.of("s3:GetObject")),
                            Ordered.set(List.of("arn:aws:s3:::note=mine/*")))),
                    "")));
    all.locations().register(LakeLocation.of(name, all.roles().role(name).orElseThrow().arn()));
  }
}
