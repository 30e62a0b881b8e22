package io.meshwright.kit.translate;

import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.plan.Verdict;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a platform says of a place where there is all of a table or nothing, for {@link
 * WholeVerdicts}.
 *
 * @param thing what the data is in, for people: {@code a stream}
 * @param exact how a grant is kept where nothing is lost
 * @param whole id of the limit that there are no parts
 * @param manage what becomes of the right to manage
 * @param denial what becomes of a denial
 * @param end what is lost of an end; empty where it is kept
 * @param principal what is lost where somebody is given something; empty for nothing
 */
public record WholePlace(
    String thing,
    String exact,
    String whole,
    Loss manage,
    Loss denial,
    Function<Instant, Optional<Loss>> end,
    Function<PrincipalId, Optional<Loss>> principal) {
  /**
   * What is lost.
   *
   * @param reason why, for people
   * @param limit id of the limit that causes it
   */
  public record Loss(Verdict verdict, String reason, String limit) {}
}
