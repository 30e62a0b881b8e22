package io.meshwright.engine.authoring;

import static io.meshwright.engine.authoring.Shape.keys;
import static io.meshwright.engine.authoring.Shape.optional;
import static io.meshwright.engine.authoring.Shape.required;
import static io.meshwright.engine.authoring.Shape.words;

import io.meshwright.api.model.Authority;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** Shapes that several documents have. */
final class Forms {
  static final String NEUTRAL = "[a-z][a-z0-9_]{0,62}";
  static final String IDENTIFIER = "[A-Za-z0-9][A-Za-z0-9._@-]{0,254}";
  static final String PRINCIPAL =
      "(group|service|user|account|recipient):[A-Za-z0-9][A-Za-z0-9._@-]{0,254}";
  static final String ANY_NAME = "[^\\x00]+";
  static final String REFERENCE = "[a-z][a-z0-9-]*:[^\\s]+";

  /** A product, its port, a version of that, a table in it. */
  static final String TARGET = "[^.@]+\\.[^.@]+(\\.[^.@]+(@[0-9]{1,6})?(\\..+)?)?";

  static final String PORT = "[^.@]+\\.[^.@]+\\.[^.@]+@[0-9]{1,6}";
  static final String TABLE = PORT + "\\..+";

  private Forms() {}

  static Shape text(String pattern) {
    return new Shape.Text(pattern);
  }

  static Shape value() {
    return new Shape.Value();
  }

  static Shape moment() {
    return text("[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9:.]+(Z|[+-][0-9:]+))?");
  }

  /** A filter is checked by its own parser. */
  static Shape filter() {
    return text("");
  }

  /** The words of an enumeration, in small letters. */
  static Shape.Word wordsOf(Enum<?>... values) {
    return new Shape.Word(
        Arrays.stream(values).map(v -> v.name().toLowerCase(Locale.ROOT)).toList());
  }

  static Shape.Key apiVersion(boolean required) {
    return new Shape.Key(
        "apiVersion",
        words("meshwright/v1"),
        required,
        "The version of this form of document.",
        "meshwright/v1");
  }

  static Shape.Key kind(String kind, boolean required) {
    return new Shape.Key("kind", words(kind), required, "Which document it is.", kind);
  }

  static Shape.Key description(String of) {
    return optional("description", value(), "What " + of + " is, for people.", "For people");
  }

  static Shape.Key authority(String instead) {
    return optional(
        "authority",
        wordsOf(Authority.values()),
        "How far a run may go: report (show only), additive (make what is declared, revoke only"
            + " what is ours) or authoritative (also revoke what is not declared). "
            + instead,
        "additive");
  }

  /** What an accepted loss says, in mesh.yaml and as a document. */
  static List<Shape.Key> loss() {
    return List.of(
        required("policy", text(IDENTIFIER), "The policy's id.", "email-hashed"),
        required("platform", text(IDENTIFIER), "Where it may be weaker.", "local"),
        required("reason", value(), "Why that is accepted.", "No such function there"),
        required(
            "until",
            moment(),
            "The end: an instant, or a date for the end of that day, UTC.",
            "2027-01-31"));
  }

  /** What mesh.yaml and environments say alike, the latter about entries that are there already. */
  static List<Shape.Key> parts(boolean environment) {
    return List.of(
        optional(
            "names",
            keys(
                optional(
                    "prefix",
                    text("([a-z][a-z0-9_]{0,15})?"),
                    "What names of everything that is made begin with, at most 16 bytes; '' for"
                        + " none.",
                    "shop_")),
            "How what is made on platforms is named.",
            "{prefix: shop_}"),
        optional(
            "defaultPlatform",
            text(IDENTIFIER),
            "Where a domain without a placement lands; may be left out with one platform.",
            "local"),
        new Shape.Key(
            "platforms",
            new Shape.Named(IDENTIFIER, "local", platform(environment), environment ? 0 : 1),
            !environment,
            "Targets by name: a provider, and the account, region or server that it works on.",
            "{local: {provider: postgres}}"),
        optional(
            "principals",
            new Shape.Named(
                PRINCIPAL,
                "group:finance",
                Shape.either(principal(environment), new Shape.Nothing()),
                0),
            "Everybody whom policies, producers and sessions name.",
            "{'group:finance': {description: Controllers}}"),
        optional(
            "sessions",
            new Shape.Named(IDENTIFIER, "ana-marketing", session(environment), 0),
            "Sets of principals whose access is shown in plans and proved.",
            "{ana-marketing: {principals: ['group:finance']}}"));
  }

  private static Shape entry(boolean environment, Shape.Key... keys) {
    List<Shape.Key> all = new ArrayList<>();
    if (environment) {
      all.add(
          optional(
              "new",
              new Shape.Flag(),
              "Says that mesh.yaml has no entry of this name; without it that is taken for a slip.",
              "true"));
    }
    all.addAll(List.of(keys));
    return new Shape.Keys(all);
  }

  private static Shape platform(boolean environment) {
    return entry(
        environment,
        new Shape.Key(
            "provider",
            text("[a-z][a-z0-9-]*"),
            !environment,
            "The adapter of the platform.",
            "postgres"),
        authority("Default additive."),
        optional(
            "settings",
            new Shape.Named(ANY_NAME, "mode", value(), 0),
            "What the provider needs, such as an address; secrets as references (env:NAME), never"
                + " as values.",
            "{mode: embedded}"));
  }

  private static Shape principal(boolean environment) {
    return entry(
        environment,
        description("it"),
        optional(
            "identities",
            new Shape.Named(IDENTIFIER, "local", value(), 0),
            "The native identity on each platform, by the platform's name.",
            "{local: finance_team}"),
        optional(
            "within",
            new Shape.Items(text(PRINCIPAL), 0),
            "Groups that it is in, and acts as.",
            "['group:marketing-analysts']"));
  }

  private static Shape session(boolean environment) {
    Shape login =
        keys(
            required("platform", text(IDENTIFIER), "Where the login works.", "warehouse"),
            required("user", value(), "The native user.", "ana"),
            required(
                "password",
                text(REFERENCE),
                "A reference to the password, never the password itself.",
                "env:ANA_PASSWORD"));
    return entry(
        environment,
        description("it"),
        optional(
            "principals",
            new Shape.Items(text(PRINCIPAL), 0),
            "Whom the session acts as.",
            "['group:marketing-analysts']"),
        optional(
            "inactive",
            new Shape.Items(text(PRINCIPAL), 0),
            "Whom it holds without acting so: denials count, grants do not.",
            "['group:finance']"),
        optional(
            "logins",
            new Shape.Items(login, 0),
            "How to log in as the session, on servers that Meshwright does not run itself.",
            "[{platform: warehouse, user: ana, password: 'env:ANA_PASSWORD'}]"));
  }
}
