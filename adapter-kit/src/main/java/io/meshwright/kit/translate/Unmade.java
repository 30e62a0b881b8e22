package io.meshwright.kit.translate;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.Pipeline;
import io.meshwright.api.plan.PolicyVerdict;
import io.meshwright.api.plan.Verdict;
import io.meshwright.kit.pipeline.PipelinePlace;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.PlatformSlice;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Verdicts about what a platform makes nothing of, so that nothing of a workspace is left out in
 * silence. What somebody asked this very platform for is IMPOSSIBLE. What only comes along with a
 * product, and is done elsewhere, is STRICTER: less happens here than is written, and the rest is
 * there all the same.
 */
public final class Unmade {
  private final Capabilities capabilities;
  private final PlatformSlice slice;

  /**
   * What is unmade of a slice.
   *
   * @param capabilities has the limits that say why
   * @param slice the part of the mesh
   */
  public Unmade(Capabilities capabilities, PlatformSlice slice) {
    this.capabilities = capabilities;
    this.slice = slice;
  }

  /** A port of a kind that the capabilities refuse. */
  public static PolicyVerdict port(Capabilities capabilities, OutputPort port) {
    return port(
        capabilities,
        port,
        Optional.ofNullable(capabilities.refusedPorts().get(port.kind())).orElseThrow());
  }

  /** A port that is not made for the reason of a limit. */
  public static PolicyVerdict port(Capabilities capabilities, OutputPort port, String limit) {
    return verdict(port.address().toString(), Verdict.IMPOSSIBLE, why(capabilities, limit), limit);
  }

  /** Inputs whose consumer's side is wanted here, where a platform has no object for it. */
  public List<PolicyVerdict> inputs(String limit) {
    return slice.inputs().stream().map(input -> input(input, limit)).toList();
  }

  /** One input whose consumer's side is wanted here, where there is no object for it. */
  public PolicyVerdict input(PlatformSlice.SliceInput input, String limit) {
    return verdict(
        input.product().address() + ".inputs." + input.input().name(),
        Verdict.IMPOSSIBLE,
        "%s; leave 'platform' of the input out, and read %s on platform '%s'"
            .formatted(
                why(capabilities, limit), input.source().address(), input.source().platform()),
        limit);
  }

  /** Pipelines that run here by the workspace, where a platform runs none. */
  public List<PolicyVerdict> pipelines(String limit) {
    List<PolicyVerdict> verdicts = new ArrayList<>();
    for (PlatformSlice.SliceProduct product : slice.products()) {
      for (Pipeline pipeline : PipelinePlace.on(slice.platform().name(), product.product())) {
        verdicts.add(
            verdict(
                product.product().address() + " pipeline " + pipeline.name(),
                Verdict.STRICTER,
                "nothing here runs it, start it by other means: " + why(capabilities, limit),
                limit));
      }
    }
    return List.copyOf(verdicts);
  }

  /** Quality rules of contracts, where a platform checks none; one verdict a product. */
  public List<PolicyVerdict> quality(String limit) {
    List<PolicyVerdict> verdicts = new ArrayList<>();
    for (PlatformSlice.SliceProduct product : slice.products()) {
      List<OutputPort> ruled =
          product.ports().stream()
              .map(PlatformSlice.SlicePort::port)
              .filter(port -> !port.contract().quality().isEmpty())
              .toList();
      if (!ruled.isEmpty()) {
        verdicts.add(
            verdict(
                product.product().address() + " quality",
                Verdict.STRICTER,
                "nothing here checks the quality rules of %s, check them elsewhere: %s"
                    .formatted(names(ruled), why(capabilities, limit)),
                limit));
      }
    }
    return List.copyOf(verdicts);
  }

  private static String names(List<OutputPort> ports) {
    return ports.stream()
        .map(port -> port.address().port() + "@" + port.address().major())
        .collect(Collectors.joining(", "));
  }

  private static String why(Capabilities capabilities, String limit) {
    return Optional.ofNullable(capabilities.limits().get(limit)).orElseThrow().value();
  }

  private static PolicyVerdict verdict(
      String subject, Verdict verdict, String reason, String limit) {
    return new PolicyVerdict(Optional.empty(), subject, verdict, reason, Optional.of(limit));
  }
}
