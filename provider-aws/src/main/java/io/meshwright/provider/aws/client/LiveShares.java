package io.meshwright.provider.aws.client;

import io.meshwright.provider.aws.resource.AwsPrincipal;
import io.meshwright.provider.aws.resource.AwsSharing;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Shares of RAM by what of Glue is in them. Which of them Lake Formation made is told by nothing
 * but names, which differ by version; another share with the same principal may be of networks.
 */
final class LiveShares {
  private static final String EVERY = "*";

  private final Map<String, List<ShareAssociation>> principals;
  private final Map<String, List<ShareAssociation>> named = new HashMap<>();
  private final Map<Pattern, ShareAssociation> patterns = new LinkedHashMap<>();

  LiveShares(List<ShareAssociation> principals, List<ShareAssociation> resources) {
    this.principals = principals.stream().collect(Collectors.groupingBy(ShareAssociation::share));
    for (ShareAssociation resource : resources) {
      // arn:aws:glue:region:account:table/database/name
      String[] parts = resource.entity().split(":", 6);
      if (parts.length == 6 && parts[2].equals("glue")) {
        learn(parts[5], resource);
      }
    }
  }

  private void learn(String what, ShareAssociation resource) {
    named.computeIfAbsent(what, k -> new ArrayList<>()).add(resource);
    if (what.contains(EVERY)) {
      String regex =
          Stream.of(what.split(Pattern.quote(EVERY), -1))
              .map(Pattern::quote)
              .collect(Collectors.joining(".*"));
      patterns.put(Pattern.compile(regex), resource);
    }
  }

  /** What RAM says of what is shared: of several shares the one that is furthest. */
  AwsSharing told(AwsSharing of) {
    String what =
        of.table().isEmpty()
            ? "database/" + of.database()
            : "table/" + of.database() + "/" + of.table();
    return Stream.concat(
            named.getOrDefault(what, List.of()).stream(),
            patterns.entrySet().stream()
                .filter(p -> p.getKey().matcher(what).matches())
                .map(Map.Entry::getValue))
        .flatMap(resource -> with(resource, of.principal()))
        .min(
            Comparator.comparingInt(LiveShares::distance)
                .thenComparing(ShareAssociation::name)
                .thenComparing(ShareAssociation::share))
        .map(
            a ->
                new AwsSharing(
                    of.database(), of.table(), of.principal(), a.status(), a.name(), a.said()))
        .orElseGet(
            () ->
                new AwsSharing(of.database(), of.table(), of.principal(), AwsSharing.NONE, "", ""));
  }

  /** How far a share is: a principal and a resource have to be associated, both. */
  private Stream<ShareAssociation> with(ShareAssociation resource, String principal) {
    return principals.getOrDefault(resource.share(), List.of()).stream()
        .filter(p -> isFor(p.entity(), principal))
        .map(p -> distance(p) == 0 ? resource : p);
  }

  /** Whether a role of another account is shared with, or its account, AWS's pages do not say. */
  private static boolean isFor(String entity, String principal) {
    return entity.equals(principal)
        || AwsPrincipal.of(principal)
            .filter(p -> p instanceof AwsPrincipal.Identity i && i.account().equals(entity))
            .isPresent();
  }

  private static int distance(ShareAssociation association) {
    return switch (association.status()) {
      case AwsSharing.ASSOCIATED -> 0;
      case AwsSharing.ASSOCIATING -> 1;
      default -> 2;
    };
  }
}
