package io.meshwright.provider.aws.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.s3.model.GetBucketLifecycleConfigurationRequest;

/**
 * Refuses lifecycle rules in which there is a word that the SDK would leave out. Written back
 * without it, a rule would be another one, and might delete what it kept.
 */
final class KnownRuleWords implements ExecutionInterceptor {
  private static final Pattern ELEMENT = Pattern.compile("<([A-Za-z][A-Za-z0-9:._-]*)");
  private static final Set<String> KNOWN =
      Set.of(
          "LifecycleConfiguration",
          "Rule",
          "ID",
          "Prefix",
          "Filter",
          "Tag",
          "Key",
          "Value",
          "And",
          "ObjectSizeGreaterThan",
          "ObjectSizeLessThan",
          "Status",
          "Transition",
          "Date",
          "Days",
          "StorageClass",
          "NoncurrentVersionTransition",
          "NoncurrentDays",
          "NewerNoncurrentVersions",
          "Expiration",
          "ExpiredObjectDeleteMarker",
          "NoncurrentVersionExpiration",
          "AbortIncompleteMultipartUpload",
          "DaysAfterInitiation");

  @Override
  public Optional<InputStream> modifyHttpResponseContent(
      Context.ModifyHttpResponse context, ExecutionAttributes attributes) {
    if (!(context.request() instanceof GetBucketLifecycleConfigurationRequest request)
        || !context.httpResponse().isSuccessful()) {
      return context.responseBody();
    }
    return context.responseBody().map(body -> checked(request.bucket(), body));
  }

  private static InputStream checked(String bucket, InputStream body) {
    try (body) {
      byte[] all = body.readAllBytes();
      Matcher elements = ELEMENT.matcher(new String(all, StandardCharsets.UTF_8));
      while (elements.find()) {
        if (!KNOWN.contains(elements.group(1))) {
          throw new MeshException(
              ErrorKind.USER,
              ("the lifecycle rules of bucket %s say '%s', which this version of Meshwright cannot"
                      + " write back; take that rule out, or use a later version")
                  .formatted(bucket, elements.group(1)));
        }
      }
      return new ByteArrayInputStream(all);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
