package io.meshwright.api.policy;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import java.util.Arrays;
import java.util.Optional;
import java.util.SortedSet;

/**
 * What columns look like to every session with no principal in {@code except}.
 *
 * @param id its id
 * @param match which columns
 * @param mask how they look
 * @param except who sees them raw
 */
public record MaskingPolicy(PolicyId id, Match match, Mask mask, SortedSet<PrincipalId> except) {

  /** Copies the exceptions. */
  public MaskingPolicy {
    except = Ordered.set(except);
  }

  /** A mask on every column of a classification, but for principals as documents write them. */
  public static MaskingPolicy ofClassification(
      String id, String classification, Mask mask, String... except) {
    return of(id, new Match.Classification(classification), mask, except);
  }

  /** A mask on {@code domain.product.port[@major][.table].column}, but for some principals. */
  public static MaskingPolicy ofColumn(String id, String column, Mask mask, String... except) {
    return of(id, Match.NamedColumn.parse(column), mask, except);
  }

  private static MaskingPolicy of(String id, Match match, Mask mask, String... except) {
    return new MaskingPolicy(
        new PolicyId(id),
        match,
        mask,
        Ordered.set(Arrays.stream(except).map(PrincipalId::parse).toList()));
  }

  /** Which columns a masking policy is about. */
  public sealed interface Match {
    /** Columns with the classification or one below it, also where inherited by lineage. */
    record Classification(String name) implements Match {}

    /**
     * One column of the target's tables.
     *
     * @param target the tables
     * @param column its name
     */
    record NamedColumn(PolicyTarget target, String column) implements Match {
      /**
       * Reads {@code domain.product.port[@major].column} or {@code
       * domain.product.port[@major].table.column}. Which of the two a text means is decided by the
       * number of its parts.
       *
       * @throws IllegalArgumentException where the text has another form
       */
      public static NamedColumn parse(String text) {
        int dot = text.lastIndexOf('.');
        long parts = text.chars().filter(c -> c == '.').count() + 1;
        if (dot < 0 || dot == text.length() - 1 || parts < 4 || parts > 5) {
          throw new IllegalArgumentException(
              "'" + text + "' is not a column: write domain.product.port[@major][.table].column");
        }
        return new NamedColumn(PolicyTarget.parse(text.substring(0, dot)), text.substring(dot + 1));
      }
    }
  }

  /** The match for people. */
  public String matchText() {
    return switch (match) {
      case Match.Classification(String name) -> "classification " + name;
      case Match.NamedColumn(PolicyTarget target, String column) -> target + "." + column;
    };
  }

  /** The target where the match names one. */
  public Optional<PolicyTarget> target() {
    return match instanceof Match.NamedColumn named
        ? Optional.of(named.target())
        : Optional.empty();
  }
}
