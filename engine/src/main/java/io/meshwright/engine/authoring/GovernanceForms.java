package io.meshwright.engine.authoring;

import static io.meshwright.engine.authoring.Shape.optional;
import static io.meshwright.engine.authoring.Shape.required;

/** What stands under {@code governance} in mesh.yaml. */
final class GovernanceForms {
  private static final Shape SEVERITY = Shape.words("error", "warning", "info", "off");

  private GovernanceForms() {}

  static Shape.Keys governance() {
    Shape setting = setting();
    return Shape.keys(
        optional(
            "rules",
            new Shape.Named(
                Forms.ANY_NAME,
                "owner-required",
                Shape.either(SEVERITY, setting, new Shape.Items(setting, 0)),
                0),
            "The rules that hold, by id: a severity, keys, or a list of keys for one that holds in"
                + " several ways.",
            "{owner-required: error}"),
        optional(
            "exceptions",
            new Shape.Items(exception(), 0),
            "What may break a rule, why, and until when.",
            "[{rule: naming, on: sales.orders, reason: Replaced this year, until: 2027-01-31}]"));
  }

  private static Shape setting() {
    Shape values = Shape.either(Forms.value(), new Shape.Items(Forms.value(), 0));
    return Shape.keys(
        optional("severity", SEVERITY, "How much its findings weigh; default error.", "warning"),
        optional("scope", scope(), "What it is about; default everything.", "{domains: [sales]}"),
        optional(
            "with",
            new Shape.Named(
                Forms.ANY_NAME,
                "column",
                Shape.either(values, new Shape.Named(Forms.ANY_NAME, "sales", values, 0)),
                0),
            "What the rule is told.",
            "{column: '[a-z_]+'}"));
  }

  private static Shape scope() {
    return Shape.keys(
        optional(
            "domains",
            Shape.oneOrMore(Forms.text(Forms.NEUTRAL)),
            "Only these domains and what is in them.",
            "[sales]"),
        optional(
            "products",
            Shape.oneOrMore(Forms.text("[^.@]+\\.[^.@]+")),
            "Only these products and what is in them.",
            "[sales.orders]"),
        optional(
            "classifications",
            Shape.oneOrMore(Forms.value()),
            "Only columns of these classifications or below, and what holds such a column.",
            "[pii]"),
        optional(
            "environments",
            Shape.oneOrMore(Forms.value()),
            "Only where one of these environments is chosen.",
            "[production]"));
  }

  private static Shape exception() {
    return Shape.keys(
        required("rule", Forms.value(), "The rule's id.", "naming"),
        required(
            "on",
            Forms.value(),
            "What may break it, with all that is in it: an address, policy:ID, platform:NAME or a"
                + " principal.",
            "sales.orders"),
        required("reason", Forms.value(), "Why that is accepted.", "Replaced this year"),
        required(
            "until",
            Forms.moment(),
            "The end: an instant, or a date for the end of that day, UTC.",
            "2027-01-31"));
  }
}
