package io.meshwright.cli.render;

import io.meshwright.api.plan.Change;
import io.meshwright.api.resource.Address;
import java.util.List;
import java.util.stream.Collectors;

/** Wording that several texts share. */
public final class Words {
  /** More than so many lines that say the same become one. */
  static final int FEW = 3;

  private Words() {}

  /** A number with its noun: {@code 1 change}, {@code 2 changes}. */
  public static String count(long number, String noun) {
    return number + " " + noun + (number == 1 ? "" : "s");
  }

  /** A number with its noun, where the plural is not made with an s. */
  public static String count(long number, String one, String many) {
    return number + " " + (number == 1 ? one : many);
  }

  /** An object without its platform: {@code view sales.orders_v1}. */
  public static String object(Address address) {
    return Printable.line(address.kind() + " " + path(address));
  }

  /** An object without its kind, as it is: {@code sales.orders_v1}. */
  static String path(Address address) {
    return address.path().stream().filter(p -> !p.isEmpty()).collect(Collectors.joining("."));
  }

  /** The first few of many names: {@code a, b, c and 74 more}. */
  static String few(List<String> names) {
    if (names.size() <= FEW) {
      return String.join(", ", names);
    }
    return String.join(", ", names.subList(0, FEW)) + " and " + (names.size() - FEW) + " more";
  }

  /** An object with its platform: {@code view sales.orders_v1 on local}. */
  public static String objectOnPlatform(Address address) {
    return object(address) + " on " + Printable.line(address.platform());
  }

  /** What is lost, on one line. */
  public static String losses(List<String> losses) {
    return losses.stream().map(Printable::line).collect(Collectors.joining(", "));
  }

  /** What has been done: {@code created}. */
  static String done(Change change) {
    return switch (change) {
      case Change.Create create -> "created";
      case Change.Update update -> "updated";
      case Change.Replace replace -> "replaced";
      case Change.Delete delete -> "deleted";
      case Change.Adopt adopt -> "adopted";
    };
  }

  /** The sign in front of a change. */
  static String sign(Change change) {
    return switch (change) {
      case Change.Create create -> "+";
      case Change.Update update -> "~";
      case Change.Replace replace -> "-/+";
      case Change.Delete delete -> "-";
      case Change.Adopt adopt -> "<";
    };
  }
}
