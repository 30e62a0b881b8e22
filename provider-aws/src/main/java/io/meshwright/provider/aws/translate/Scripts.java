package io.meshwright.provider.aws.translate;

import io.meshwright.api.name.ProductAddress;
import io.meshwright.provider.aws.resource.AwsPlace;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Where the scripts of jobs lie. Nothing is uploaded: whoever builds the scripts puts them there.
 */
final class Scripts {
  private static final Pattern ON_S3 =
      Pattern.compile("s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[\\w.!*'()=+-]+)+\\.py");
  private static final Pattern RELATIVE =
      Pattern.compile("[\\w.!*'()=+-]+(/[\\w.!*'()=+-]+)*\\.py");

  private final Optional<String> setting;
  private final AwsPlace place;
  private final DomainStorage storage;

  Scripts(Optional<String> setting, AwsPlace place, DomainStorage storage) {
    this.setting = setting;
    this.place = place;
    this.storage = storage;
  }

  /** A place, or why there is none. */
  sealed interface Location {}

  /** {@code s3://bucket/key}. */
  record Found(String location) implements Location {}

  /** None, and what to do about it. */
  record Missing(String why) implements Location {}

  /** The script of an artefact: as it is, or under the product's folder. */
  Location of(ProductAddress product, String artefact) {
    boolean climbs =
        Arrays.stream(artefact.split("/")).anyMatch(part -> part.equals("..") || part.equals("."));
    if (!climbs && ON_S3.matcher(artefact).matches()) {
      return new Found(artefact);
    }
    if (climbs || !RELATIVE.matcher(artefact).matches()) {
      return new Missing(
          "'"
              + artefact
              + "' is no script that Glue takes; name a file of Python, such as jobs/daily.py or"
              + " s3://bucket/jobs/daily.py");
    }
    return root(product)
        .<Location>map(
            root ->
                new Found(root + "/" + product.domain() + "/" + product.product() + "/" + artefact))
        .orElseGet(
            () ->
                new Missing(
                    "nothing says where '"
                        + artefact
                        + "' lies; set 'scripts' of the platform, such as"
                        + " s3://company-scripts/mesh, or name the file with its bucket"));
  }

  private Optional<String> root(ProductAddress product) {
    return setting.or(
        () ->
            switch (place) {
              case AwsPlace.Buckets buckets ->
                  Optional.of(storage.location(product.domain()) + "/scripts");
              // Somebody else looks after it.
              case AwsPlace.Warehouse warehouse -> Optional.empty();
            });
  }
}
