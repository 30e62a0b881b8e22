package io.meshwright.engine.authoring;

import static io.meshwright.engine.authoring.Shape.keys;
import static io.meshwright.engine.authoring.Shape.oneOrMore;
import static io.meshwright.engine.authoring.Shape.optional;
import static io.meshwright.engine.authoring.Shape.required;

import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Privilege;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** policies/*.yaml. */
final class PolicyForms {
  private PolicyForms() {}

  /** One policy of any kind. */
  static Shape policy() {
    return Shape.either(access(), masking(), rows(), loss());
  }

  private static Shape.Key id(String example) {
    return required(
        "id", Forms.text(Forms.IDENTIFIER), "Its name, unique over all policies.", example);
  }

  private static Shape.Key except() {
    return optional(
        "except",
        oneOrMore(Forms.text(Forms.PRINCIPAL)),
        "Whom it does not bind.",
        "['group:privacy-office']");
  }

  private static Shape.Key on() {
    return required(
        "on",
        oneOrMore(Forms.text(Forms.TARGET)),
        "What it is about: product[.port[@major][.table]], or several of these. Without @major"
            + " every version of the port.",
        "sales.orders");
  }

  private static Shape access() {
    Shape names = oneOrMore(Forms.value());
    return keys(
        Forms.apiVersion(false),
        Forms.kind("AccessPolicy", true),
        id("marketing-reads-eu-orders"),
        optional(
            "effect",
            Shape.words("grant", "deny"),
            "Whether it gives access or takes it, whatever else is granted; default grant.",
            "grant"),
        required(
            "to", oneOrMore(Forms.text(Forms.PRINCIPAL)), "Who.", "['group:marketing-analysts']"),
        on(),
        optional(
            "privileges",
            oneOrMore(
                new Shape.Word(Arrays.stream(Privilege.values()).map(Privilege::word).toList())),
            "What may be done; default [read]. Write does not imply read.",
            "[read]"),
        optional(
            "columns",
            Shape.either(
                names, keys(required("except", names, "All columns but these.", "[margin]"))),
            "These columns, or all but these; default all.",
            "{except: [margin]}"),
        optional(
            "rows",
            Forms.filter(),
            "Only rows that this filter keeps; default all.",
            "\"region = 'EU' and status <> 'cancelled'\""),
        optional(
            "until",
            Forms.moment(),
            "When it ends: an instant, or a date for the end of that day, UTC.",
            "2027-03-31"),
        optional("purpose", Forms.value(), "What the access is for.", "campaign attribution"),
        optional("reason", Forms.value(), "Why it is given.", "The agency is paid by orders"),
        optional("approver", Forms.value(), "Who agreed to it.", "cfo@example.com"),
        optional("ticket", Forms.value(), "Where that is written down.", "ACC-42"),
        optional(
            "breakGlass",
            new Shape.Flag(),
            "Whether it is access for an emergency; then it needs a reason and an end.",
            "true"));
  }

  private static Shape masking() {
    return keys(
        Forms.apiVersion(false),
        Forms.kind("MaskingPolicy", true),
        id("email-hashed"),
        required("match", match(), "Which columns.", "{classification: pii.email}"),
        required("mask", mask(), "What they look like.", "{hash: sha256-hex}"),
        except());
  }

  private static Shape match() {
    return Shape.either(
        keys(
            required(
                "classification",
                Forms.value(),
                "Columns of this classification and of those that are part of it.",
                "pii.email")),
        keys(
            optional(
                "on",
                Forms.text(Forms.TARGET),
                "Where the column is, if 'column' is its name alone.",
                "sales.orders.orders@1"),
            required(
                "column",
                Forms.value(),
                "A column: domain.product.port[@major][.table].column, or with 'on' its name.",
                "sales.orders.orders.email")));
  }

  private static Shape mask() {
    return Shape.either(
        Shape.words("redact", "null"),
        new Shape.Nothing(),
        keys(required("constant", Forms.value(), "This value for all.", "0")),
        keys(
            required(
                "literal",
                Forms.text(""),
                "This value for all, written as in filters.",
                "DATE '2026-01-31'")),
        keys(
            required(
                "hash",
                Shape.words("sha256-hex", "hmac-sha256-hex"),
                "A digest of the value; hmac needs a key.",
                "hmac-sha256-hex"),
            optional(
                "key",
                Forms.text(Forms.REFERENCE),
                "A reference to the key of an hmac, never the key itself.",
                "env:MASK_KEY")),
        keys(
            required(
                "partial",
                keys(
                    optional("first", new Shape.Whole(0), "So many characters at the start.", "2"),
                    optional("last", new Shape.Whole(0), "So many characters at the end.", "0")),
                "Keeps some characters, and hides those between.",
                "{first: 2, last: 0}")),
        keys(
            required(
                "truncate",
                truncation(),
                "Cuts a moment down to a unit, a number to a multiple, a text to a length.",
                "month")));
  }

  private static Shape truncation() {
    return Shape.either(
        Forms.wordsOf(Mask.Unit.values()),
        keys(required("multiple", new Shape.Decimal(), "Down to a multiple of this.", "100")),
        keys(required("length", new Shape.Whole(0), "So many characters.", "3")));
  }

  private static Shape loss() {
    List<Shape.Key> keys = new ArrayList<>();
    keys.add(Forms.apiVersion(false));
    keys.add(Forms.kind("AcceptedLoss", true));
    keys.addAll(Forms.loss());
    return new Shape.Keys(keys);
  }

  private static Shape rows() {
    return keys(
        Forms.apiVersion(false),
        Forms.kind("RowPolicy", true),
        id("opted-out-customers"),
        on(),
        required(
            "keep",
            Forms.filter(),
            "Others see only these rows, whatever they are granted.",
            "marketing_consent = true"),
        except());
  }
}
