package io.meshwright.cli.render;

import io.meshwright.api.plan.ExposureChange;
import io.meshwright.api.plan.ForeignObject;
import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.api.resource.Owner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Predicate;

/** What others made on objects of ours, for people, under the object that it is on. */
final class ForeignText {
  /** A plan is about something else; drift lists all. */
  private static final int MOST_IN_A_PLAN = 10;

  private final Style style;
  private final Function<ForeignObject, List<ExposureChange>> access;
  private final Predicate<ForeignObject> revoked;
  private final int most;

  private ForeignText(
      Style style,
      Function<ForeignObject, List<ExposureChange>> access,
      Predicate<ForeignObject> revoked,
      int most) {
    this.style = style;
    this.access = access;
    this.revoked = revoked;
    this.most = most;
  }

  /** A paragraph of a plan; empty where there is nothing. */
  static String of(List<ForeignObject> objects, Style style) {
    return new ForeignText(style, o -> List.of(), o -> false, MOST_IN_A_PLAN).text(objects);
  }

  /**
   * The whole list.
   *
   * @param access who gains or loses by an object
   * @param revoked whether an apply would take it away
   */
  static String of(
      List<ForeignObject> objects,
      Function<ForeignObject, List<ExposureChange>> access,
      Predicate<ForeignObject> revoked,
      Style style) {
    return new ForeignText(style, access, revoked, Integer.MAX_VALUE).text(objects);
  }

  private String text(List<ForeignObject> objects) {
    if (objects.isEmpty()) {
      return "";
    }
    Map<Address, List<ForeignObject>> groups = new TreeMap<>();
    objects.forEach(o -> groups.computeIfAbsent(o.on(), k -> new ArrayList<>()).add(o));
    StringBuilder text = new StringBuilder(style.bold("Made by others on what is ours"));
    text.append(": ").append(Words.count(objects.size(), "object")).append('\n');
    groups.forEach(
        (on, members) -> {
          text.append("  on ").append(Words.objectOnPlatform(on)).append('\n');
          members.stream().limit(most).forEach(o -> append(text, o));
          if (members.size() > most) {
            text.append("      and ")
                .append(members.size() - most)
                .append(" more; the command drift lists them\n");
          }
        });
    return text.append('\n').toString();
  }

  private void append(StringBuilder text, ForeignObject object) {
    boolean suspicious =
        switch (object.effect()) {
          case WIDENS, UNKNOWN -> true;
          case NONE, NARROWS -> false;
        };
    String line = Words.object(object.address()) + "  " + effect(object);
    text.append(suspicious ? "    ! " : "      ");
    text.append(suspicious ? style.yellow(line) : line);
    belongsTo(object).ifPresent(whose -> text.append(", ").append(whose));
    if (revoked.test(object)) {
      text.append(", an apply takes it away");
    }
    text.append('\n');
    for (ExposureChange change : access.apply(object)) {
      append(text, change);
    }
  }

  private static void append(StringBuilder text, ExposureChange change) {
    text.append("          ").append(Printable.line(change.session().value()));
    text.append(" on ").append(Printable.line(change.table())).append('\n');
    change.before().stream()
        .filter(l -> !change.after().contains(l))
        .forEach(l -> text.append("            - ").append(Printable.line(l)).append('\n'));
    change.after().stream()
        .filter(l -> !change.before().contains(l))
        .forEach(l -> text.append("            + ").append(Printable.line(l)).append('\n'));
  }

  private static String effect(ForeignObject object) {
    return switch (object.effect()) {
      case NONE -> "changes nobody's access";
      case WIDENS -> "gives access that no policy gives";
      case NARROWS -> "takes access that a policy gives";
      case UNKNOWN -> "may give access";
    };
  }

  /** Whose marker it carries. */
  static Optional<String> belongsTo(ForeignObject object) {
    Optional<Marker> marker =
        switch (object.live().owner()) {
          case Owner.Marked(Marker m) -> Optional.of(m);
          case Owner.Within(Address container, Marker m) -> Optional.of(m);
          case Owner.Claimed(Address ledger, Marker m) -> Optional.of(m);
          case Owner.Foreign() -> Optional.empty();
        };
    return marker.map(
        m ->
            "of workspace '"
                + Printable.line(m.mesh().workspace())
                + "' of mesh '"
                + Printable.line(m.mesh().mesh())
                + "'");
  }
}
