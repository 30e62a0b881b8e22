package io.meshwright.provider.aws.translate;

import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.resource.Desired;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import io.meshwright.provider.aws.resource.AwsBucket;
import io.meshwright.provider.aws.resource.AwsDeletion;
import io.meshwright.provider.aws.resource.AwsFilesGrant;
import io.meshwright.provider.aws.resource.AwsLocation;
import io.meshwright.provider.aws.resource.AwsPlace;
import io.meshwright.provider.aws.resource.AwsResource;
import io.meshwright.provider.aws.resource.AwsRole;
import io.meshwright.provider.aws.resource.RoleFolder;
import io.meshwright.spi.PlatformSlice;
import java.util.ArrayList;
import java.util.List;

/** Where the files of a domain lie, and what has to be there for that. */
final class DomainStorage {
  private static final String S3 = "arn:aws:s3:::";

  private final PlatformSlice slice;
  private final AwsPlace place;

  DomainStorage(PlatformSlice slice, AwsPlace place) {
    this.slice = slice;
    this.place = place;
  }

  /** The place of a domain, without a slash at the end. */
  String location(DomainName domain) {
    return switch (place) {
      case AwsPlace.Warehouse(String location) -> location;
      case AwsPlace.Buckets buckets -> "s3://" + bucket(buckets.prefix(), domain);
    };
  }

  /**
   * The place of a table; a port of another major version has tables of its own, so its own place.
   */
  String location(PortAddress port, TableForm form) {
    return location(port.product().domain())
        + "/"
        + form.database()
        + "/"
        + port.port()
        + "_v"
        + port.major()
        + "/"
        + form.table()
        + "/";
  }

  /** Whether files of ports can lie in buckets of ours. */
  boolean holdsFiles() {
    return place instanceof AwsPlace.Buckets;
  }

  /** The place of the files of a port: no table of ours lies there. */
  String files(PortAddress port, TableForm form) {
    return location(port.product().domain())
        + "/"
        + AwsFilesGrant.FOLDER
        + form.database()
        + "/"
        + AwsNames.column(port.port() + "_v" + port.major())
        + "/"
        + form.table()
        + "/";
  }

  private String bucket(String prefix, DomainName domain) {
    return AwsNames.bucket(prefix, slice.platform().namePrefix().on(domain.value()));
  }

  /** A bucket, the role as which Lake Formation reads it, and its registration. */
  List<Desired> of(DomainName domain) {
    if (!(place
        instanceof AwsPlace.Buckets(String prefix, String encryption, AwsDeletion deletion))) {
      return List.of();
    }
    String name = bucket(prefix, domain);
    Marker marker = new Marker(slice.mesh(), domain.value());
    String folder = RoleFolder.of(marker);
    String platform = slice.platform().name().value();
    return List.of(
        desired(
            new AwsBucket(name, encryption, true, true, true, domain.value()),
            new Owner.Marked(marker)),
        desired(
            new AwsRole(
                name,
                folder,
                Ordered.set(List.of("lakeformation.amazonaws.com")),
                allows(name, encryption),
                ""),
            new Owner.Marked(marker)),
        desired(
            new AwsLocation(name, folder.substring(1) + name, false),
            new Owner.Within(AwsBucket.address(platform, name), marker)));
  }

  private static List<AwsRole.Allowed> allows(String bucket, String encryption) {
    List<AwsRole.Allowed> allows = new ArrayList<>();
    allows.add(
        new AwsRole.Allowed(
            Ordered.set(List.of("s3:DeleteObject", "s3:GetObject", "s3:PutObject")),
            Ordered.set(List.of(S3 + bucket + "/*"))));
    allows.add(
        new AwsRole.Allowed(
            Ordered.set(List.of("s3:ListBucket")), Ordered.set(List.of(S3 + bucket))));
    if (!encryption.equals(AwsBucket.OWN_KEYS)) {
      allows.add(
          new AwsRole.Allowed(
              Ordered.set(List.of("kms:Decrypt", "kms:GenerateDataKey")),
              Ordered.set(List.of(encryption))));
    }
    return allows;
  }

  private Desired desired(AwsResource resource, Owner owner) {
    return new Desired(
        resource.toResource(slice.platform().name().value()),
        owner,
        Ordered.set(List.<PolicyId>of()));
  }
}
