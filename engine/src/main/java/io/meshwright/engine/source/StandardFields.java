package io.meshwright.engine.source;

import io.meshwright.api.document.DocumentValue;
import io.meshwright.api.document.DocumentValue.Fields;
import io.meshwright.api.document.DocumentValue.Items;
import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.SlaProperty;
import io.meshwright.api.model.Team;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What documents of the two Bitol standards say in more words than the model: how each is read, and
 * how it is written where nothing else is known of it.
 */
public final class StandardFields {
  private static final Pattern NUMBER = Pattern.compile("(0|[1-9]\\d{0,8})(\\.\\d{1,9})?");

  private StandardFields() {}

  /** The description: a text, or the purpose and what follows of an object. */
  public static String description(DocumentValue value) {
    if (!(value instanceof Fields fields)) {
      return value.singleText().orElse("");
    }
    List<String> texts = new ArrayList<>();
    for (String key : List.of("purpose", "limitations", "usage")) {
      fields.text(key).ifPresent(texts::add);
    }
    return String.join("\n", texts);
  }

  /** A description in the usual form. */
  public static Fields described(String text) {
    return fields("purpose", text);
  }

  /** The status; one that is none of the standard's is a draft. */
  public static LifecycleStatus status(DocumentValue value) {
    return value.singleText().flatMap(LifecycleStatus::ofWord).orElse(LifecycleStatus.DRAFT);
  }

  /** The team: an object with members, or the list that it was before ODCS 3.1.0. */
  public static Team team(DocumentValue value) {
    return switch (value) {
      case Items list -> new Team("", members(list));
      case Fields fields ->
          new Team(
              fields.text("name").orElse(""),
              members(fields.get("members").orElse(new Items(List.of()))));
      default -> Team.NONE;
    };
  }

  private static List<Team.Member> members(DocumentValue value) {
    List<Team.Member> members = new ArrayList<>();
    for (Fields member : each(value)) {
      member
          .text("username")
          .or(() -> member.text("name"))
          .ifPresent(u -> members.add(new Team.Member(u, member.text("role").orElse(""))));
    }
    return members;
  }

  private static List<Fields> each(DocumentValue value) {
    List<Fields> each = new ArrayList<>();
    if (value instanceof Items(List<DocumentValue> items)) {
      items.stream().filter(Fields.class::isInstance).map(Fields.class::cast).forEach(each::add);
    }
    return each;
  }

  /** A team in the usual form. */
  public static Fields of(Team team) {
    Fields fields = fields("name", team.name());
    List<DocumentValue> members = new ArrayList<>();
    for (Team.Member member : team.members()) {
      Fields known = new Fields(Map.of("username", new DocumentValue.Text(member.username())));
      members.add(
          member.role().isEmpty()
              ? known
              : known.with("role", new DocumentValue.Text(member.role())));
    }
    return members.isEmpty() ? fields : fields.with("members", new Items(members));
  }

  /** Promises of service. */
  public static List<SlaProperty> promises(DocumentValue value) {
    List<SlaProperty> promises = new ArrayList<>();
    for (Fields promise : each(value)) {
      promise
          .text("property")
          .ifPresent(
              p ->
                  promises.add(
                      new SlaProperty(
                          p,
                          promise.text("value").orElse(""),
                          promise.text("unit").orElse(""),
                          promise.text("element").orElse(""))));
    }
    return promises;
  }

  /** Promises in the usual form. */
  public static Items of(List<SlaProperty> promises) {
    return new Items(promises.stream().map(StandardFields::of).toList());
  }

  private static DocumentValue of(SlaProperty promise) {
    boolean number = NUMBER.matcher(promise.value()).matches();
    Map<String, DocumentValue> fields = new LinkedHashMap<>();
    fields.put("property", new DocumentValue.Text(promise.property()));
    fields.put(
        "value",
        number
            ? new DocumentValue.Digits(promise.value())
            : new DocumentValue.Text(promise.value()));
    said(promise.unit()).ifPresent(u -> fields.put("unit", u));
    said(promise.element()).ifPresent(e -> fields.put("element", e));
    return new Fields(fields);
  }

  private static Fields fields(String key, String text) {
    return said(text).map(t -> new Fields(Map.of(key, t))).orElse(Fields.NONE);
  }

  private static Optional<DocumentValue> said(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(new DocumentValue.Text(text));
  }
}
