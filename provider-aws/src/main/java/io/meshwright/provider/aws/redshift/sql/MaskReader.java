package io.meshwright.provider.aws.redshift.sql;

import io.meshwright.api.policy.Mask;
import io.meshwright.api.schema.DataType;
import io.meshwright.api.schema.DataValue;
import io.meshwright.kit.sql.ServerNode;
import io.meshwright.kit.sql.UnreadableException;
import io.meshwright.kit.sql.UnwritableException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Reads expressions of masking policies as {@link RsMasks} writes them. */
public final class MaskReader {
  private MaskReader() {}

  /**
   * What a policy does.
   *
   * @param mask the mask; empty where the value is shown as it is
   */
  public record Read(Optional<Mask> mask) {}

  /** What an expression does to a column of a type; empty where it cannot be read. */
  public static Optional<Read> read(String text, DataType type) {
    try {
      ServerNode node = RsSql.parse(text);
      if (isInput(uncast(node, RsTypes.of(type)))) {
        return Optional.of(new Read(Optional.empty()));
      }
      return written(node, type).map(m -> new Read(Optional.of(RsMasks.canonical(m, type))));
    } catch (UnreadableException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Optional<Mask> written(ServerNode node, DataType type) throws UnreadableException {
    ServerNode bare = uncast(node, RsTypes.of(type));
    if (ServerLiterals.isLiteral(bare)) {
      DataValue value = ServerLiterals.value(bare, type);
      return Optional.of(
          value instanceof DataValue.Null ? new Mask.Nullify() : new Mask.Constant(value));
    }
    // What it says is what would be written for one of these; anything else is somebody else's.
    for (Mask candidate : candidates(bare)) {
      if (isWrittenAs(candidate, type, node)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  private static boolean isWrittenAs(Mask mask, DataType type, ServerNode node)
      throws UnreadableException {
    try {
      ServerNode ours = RsSql.parse(RsMasks.write(Optional.of(mask), type).toString());
      return plain(ours).equals(plain(node));
    } catch (UnwritableException e) {
      return false;
    }
  }

  private static List<Mask> candidates(ServerNode node) {
    List<Mask> candidates = new ArrayList<>();
    switch (node) {
      case ServerNode.Case(ServerNode.IsNull tested, ServerNode then, ServerNode otherwise) ->
          candidates.add(new Mask.Hash(Optional.empty()));
      case ServerNode.Call(String function, List<ServerNode> arguments)
          when function.equals("left") ->
          numbers(arguments).forEach(n -> candidates.add(new Mask.TruncateText(n)));
      case ServerNode.Call(String function, List<ServerNode> arguments)
          when function.equals("date_trunc") ->
          units(arguments).forEach(u -> candidates.add(new Mask.TruncateTime(u)));
      case ServerNode.Case(ServerNode condition, ServerNode then, ServerNode otherwise) ->
          kept(condition)
              .ifPresent(
                  sum -> {
                    int first = numberOf("left", otherwise);
                    if (first <= sum) {
                      candidates.add(new Mask.Partial(first, sum - first));
                    }
                  });
      default -> {
        // No mask of ours begins so.
      }
    }
    return candidates;
  }

  /** The number that a function is called with somewhere within joined texts; 0 where it is not. */
  private static int numberOf(String name, ServerNode node) {
    return switch (node) {
      case ServerNode.Binary(ServerNode left, String operator, ServerNode right) ->
          Math.max(numberOf(name, left), numberOf(name, right));
      case ServerNode.Cast(ServerNode value, String type) -> numberOf(name, value);
      case ServerNode.Call(String function, List<ServerNode> arguments)
          when function.equals(name) ->
          numbers(arguments).stream().findFirst().orElse(0);
      default -> 0;
    };
  }

  private static List<Integer> numbers(List<ServerNode> arguments) {
    List<Integer> numbers = new ArrayList<>();
    for (ServerNode argument : arguments) {
      if (plain(argument) instanceof ServerNode.Numeric(String value)
          && value.matches("\\d{1,9}")) {
        numbers.add(Integer.parseInt(value));
      }
    }
    return numbers;
  }

  private static List<Mask.Unit> units(List<ServerNode> arguments) {
    List<Mask.Unit> units = new ArrayList<>();
    for (Mask.Unit unit : Mask.Unit.values()) {
      if (plain(arguments.getFirst())
          .equals(new ServerNode.Text(unit.name().toLowerCase(Locale.ROOT)))) {
        units.add(unit);
      }
    }
    return units;
  }

  private static Optional<Integer> kept(ServerNode condition) {
    return condition instanceof ServerNode.Binary(var left, String operator, var right)
            && operator.equals("<=")
        ? numbers(List.of(right)).stream().findFirst()
        : Optional.empty();
  }

  private static boolean isInput(ServerNode node) {
    return node.equals(new ServerNode.Column(RsMasks.INPUT));
  }

  private static ServerNode uncast(ServerNode node, String type) {
    return node instanceof ServerNode.Cast(ServerNode value, String to) && to.equals(type)
        ? uncast(value, type)
        : node;
  }

  /**
   * Without casts that the server adds: those of constants, and of texts to texts of any length.
   */
  private static ServerNode plain(ServerNode node) {
    return switch (node) {
      case ServerNode.Cast(ServerNode value, String type) -> {
        ServerNode inner = plain(value);
        boolean added =
            ServerLiterals.isLiteral(inner)
                || type.equals("text")
                || type.equals("character varying");
        yield added ? inner : new ServerNode.Cast(inner, type);
      }
      case ServerNode.Call(String function, List<ServerNode> arguments) ->
          new ServerNode.Call(function, arguments.stream().map(MaskReader::plain).toList());
      case ServerNode.Binary(ServerNode left, String operator, ServerNode right) ->
          new ServerNode.Binary(plain(left), operator, plain(right));
      case ServerNode.Case(ServerNode condition, ServerNode then, ServerNode otherwise) ->
          new ServerNode.Case(plain(condition), plain(then), plain(otherwise));
      default -> node;
    };
  }
}
