package io.meshwright.provider.snowflake.sql;

import io.meshwright.api.policy.Mask;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.kit.sql.ServerNode;
import io.meshwright.kit.sql.UnreadableException;
import io.meshwright.kit.sql.UnwritableException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Reads masks as {@link SfMasks} writes them: what might have been written is written again, and
 * counts where it is the same.
 */
final class MaskReader {
  private MaskReader() {}

  static Mask read(ServerNode node, String column, DataType type) throws UnreadableException {
    for (Mask candidate : candidates(node, type)) {
      if (isWrittenAs(candidate, column, type, node)) {
        return candidate;
      }
    }
    throw new UnreadableException("no mask of ours");
  }

  private static boolean isWrittenAs(Mask mask, String column, DataType type, ServerNode node)
      throws UnreadableException {
    try {
      return SfText.parse(SfMasks.write(mask, column, type).toString()).equals(node);
    } catch (UnwritableException e) {
      return false;
    }
  }

  private static List<Mask> candidates(ServerNode node, DataType type) {
    List<Mask> candidates = new ArrayList<>();
    if (node instanceof ServerNode.Cast(ServerNode value, String to)) {
      constant(value, type).ifPresent(candidates::add);
    }
    candidates.add(new Mask.Hash(Optional.empty()));
    for (Mask.Unit unit : Mask.Unit.values()) {
      candidates.add(new Mask.TruncateTime(unit));
    }
    List<BigDecimal> numbers = new ArrayList<>();
    collect(node, numbers);
    for (BigDecimal number : numbers) {
      if (number.signum() > 0) {
        candidates.add(new Mask.TruncateNumber(number));
      }
      if (isCount(number)) {
        candidates.add(new Mask.TruncateText(number.intValueExact()));
      }
    }
    candidates.addAll(partial(numbers));
    return candidates;
  }

  private static Optional<Mask> constant(ServerNode value, DataType type) {
    try {
      DataValue read = ServerLiterals.value(value, type);
      return Optional.of(SfMasks.canonical(new Mask.Constant(read), type));
    } catch (UnreadableException e) {
      return Optional.empty();
    }
  }

  /** The sum is the greatest of the numbers in it; one of them is what is kept in front. */
  private static List<Mask> partial(List<BigDecimal> numbers) {
    List<Mask> masks = new ArrayList<>();
    Optional<BigDecimal> kept = numbers.stream().max(Comparator.naturalOrder());
    if (kept.filter(MaskReader::isCount).isPresent()) {
      int sum = kept.get().intValueExact();
      masks.add(new Mask.Partial(0, sum));
      for (BigDecimal number : numbers) {
        if (isCount(number) && number.intValueExact() <= sum) {
          masks.add(new Mask.Partial(number.intValueExact(), sum - number.intValueExact()));
        }
      }
    }
    return masks;
  }

  private static boolean isCount(BigDecimal number) {
    return number.signum() >= 0
        && number.stripTrailingZeros().scale() <= 0
        && number.compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0;
  }

  /** Numbers of one mask; there are few. */
  private static void collect(ServerNode node, List<BigDecimal> numbers) {
    switch (node) {
      case ServerNode.Numeric(String value) when value.matches("\\d{1,38}(\\.\\d{1,38})?") ->
          numbers.add(new BigDecimal(value));
      case ServerNode.Cast(ServerNode value, String type) -> collect(value, numbers);
      case ServerNode.Call(String function, List<ServerNode> arguments) ->
          arguments.forEach(a -> collect(a, numbers));
      case ServerNode.Binary(ServerNode left, String operator, ServerNode right) -> {
        collect(left, numbers);
        collect(right, numbers);
      }
      case ServerNode.Case(ServerNode condition, ServerNode then, ServerNode otherwise) -> {
        collect(condition, numbers);
        collect(then, numbers);
        collect(otherwise, numbers);
      }
      default -> {
        // There are no numbers in it.
      }
    }
  }
}
