package io.meshwright.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, said with the words that it could have had. */
final class UsageMistake {
  private UsageMistake() {}

  /** The message of a failure to parse a command line. */
  static String message(ParameterException failure) {
    String plain = String.valueOf(failure.getMessage());
    if (failure instanceof UnmatchedArgumentException unmatched && !unmatched.isUnknownOption()) {
      return unmatched(unmatched);
    }
    return Optional.ofNullable(failure.getArgSpec())
        .flatMap(UsageMistake::words)
        .map(words -> name(failure.getArgSpec()) + " takes " + words + given(failure))
        .orElse(plain);
  }

  private static String given(ParameterException failure) {
    return Optional.ofNullable(failure.getValue()).map(v -> ", not '" + v + "'").orElse("");
  }

  private static String unmatched(UnmatchedArgumentException failure) {
    CommandSpec command = failure.getCommandLine().getCommandSpec();
    String given = String.join(" ", failure.getUnmatched());
    if (!command.subcommands().isEmpty()) {
      return "there is no command '"
          + given
          + "'; "
          + name(command)
          + " has "
          + String.join(", ", new TreeSet<>(command.subcommands().keySet()));
    }
    String taken =
        command.positionalParameters().stream()
            .map(PositionalParamSpec::paramLabel)
            .collect(Collectors.joining(" "));
    return name(command)
        + " takes "
        + (taken.isEmpty() ? "options" : taken + " and options")
        + " only; '"
        + given
        + "' is too much";
  }

  /** The words of an option that takes one of a few. */
  private static Optional<String> words(ArgSpec argument) {
    List<Class<?>> types = new ArrayList<>(List.of(argument.type()));
    types.addAll(List.of(argument.auxiliaryTypes()));
    return types.stream()
        .filter(Class::isEnum)
        .findFirst()
        .map(
            type ->
                List.of(type.getEnumConstants()).stream()
                    .map(word -> word.toString().toLowerCase(Locale.ROOT))
                    .collect(Collectors.joining(" or ")));
  }

  private static String name(CommandSpec command) {
    String whole = command.qualifiedName();
    return whole.substring(whole.indexOf(' ') + 1);
  }

  private static String name(ArgSpec argument) {
    return argument instanceof OptionSpec option ? option.longestName() : argument.paramLabel();
  }
}
