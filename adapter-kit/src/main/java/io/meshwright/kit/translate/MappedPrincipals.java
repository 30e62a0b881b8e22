package io.meshwright.kit.translate;

import io.meshwright.api.model.Principal;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.problem.Problem;
import io.meshwright.spi.PlatformSlice;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Native identities of principals, as the workspace maps them on a platform that makes none itself.
 * Each is asked about once; what is wrong with it is a problem of the run.
 */
public final class MappedPrincipals {
  private final PlatformSlice slice;
  private final Identities identities;
  private final Map<PrincipalId, Optional<String>> resolved = new HashMap<>();
  private final Map<String, PrincipalId> holders = new HashMap<>();
  private final List<Problem> problems = new ArrayList<>();

  /** What identities are on a platform. */
  public interface Identities {
    /** What is wrong with an identity; empty where it can be one. */
    Optional<Problem> problem(PrincipalId principal, String identity);

    /** What to do about a principal that has none. */
    String remedyWithout();

    /** What to do about an identity that two principals have. */
    String remedyShared();
  }

  /** The principals of a slice. */
  public MappedPrincipals(PlatformSlice slice, Identities identities) {
    this.slice = slice;
    this.identities = identities;
  }

  /** What the workspace maps a principal to, right or wrong. */
  public Optional<String> mapped(PrincipalId id) {
    return Optional.ofNullable(slice.principals().get(id))
        .flatMap((Principal p) -> p.on(slice.platform().name()));
  }

  /** The identity of somebody who gets something; that he has none is a problem of the run. */
  public Optional<String> identity(PrincipalId principal) {
    return resolved.computeIfAbsent(principal, this::resolve);
  }

  /** The identity of somebody who is only exempt; he may have none here. */
  public Optional<String> exempt(PrincipalId principal) {
    return mapped(principal).isEmpty() ? Optional.empty() : identity(principal);
  }

  private Optional<String> resolve(PrincipalId id) {
    Optional<String> mapped = mapped(id);
    if (mapped.isEmpty()) {
      return refused(
          Problem.error(
              "unmapped-principal",
              id.toString(),
              "it has no identity on platform " + slice.platform().name(),
              identities.remedyWithout()));
    }
    Optional<Problem> problem = identities.problem(id, mapped.get());
    if (problem.isPresent()) {
      return refused(problem.get());
    }
    PrincipalId holder = holders.putIfAbsent(mapped.get(), id);
    return holder == null || holder.equals(id)
        ? mapped
        : refused(
            Problem.error(
                "name-collision",
                id.toString(),
                "'" + mapped.get() + "' is the identity of " + holder + " as well",
                identities.remedyShared()));
  }

  private Optional<String> refused(Problem problem) {
    problems.add(problem);
    return Optional.empty();
  }

  /** Those that were found. */
  public SortedMap<PrincipalId, String> found() {
    Map<PrincipalId, String> found = new TreeMap<>();
    resolved.forEach((id, name) -> name.ifPresent(n -> found.put(id, n)));
    return Ordered.map(found);
  }

  /** What is wrong with those that were asked about. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }
}
