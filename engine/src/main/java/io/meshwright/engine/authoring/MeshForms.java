package io.meshwright.engine.authoring;

import static io.meshwright.engine.authoring.Shape.optional;
import static io.meshwright.engine.authoring.Shape.required;

import java.util.ArrayList;
import java.util.List;

/** mesh.yaml, domain.yaml and environments/*.yaml. */
final class MeshForms {
  private MeshForms() {}

  static Shape.Keys mesh() {
    List<Shape.Key> keys = new ArrayList<>();
    keys.add(Forms.apiVersion(true));
    keys.add(Forms.kind("Mesh", true));
    keys.add(
        required(
            "id",
            Forms.text(Forms.NEUTRAL),
            "The mesh's name; goes into the marker of everything that is made.",
            "retailer"));
    keys.add(
        optional(
            "workspace",
            Forms.text(Forms.NEUTRAL),
            "Which workspace of the mesh this is, where it has several; default main.",
            "sales_team"));
    keys.add(Forms.description("the mesh"));
    keys.addAll(Forms.parts(false));
    keys.add(
        optional(
            "classifications",
            Shape.either(
                new Shape.Named(Forms.ANY_NAME, "pii.email", nothingOr(Forms.value()), 0),
                new Shape.Nothing()),
            "The tree of classifications, by name with dots: pii.email is part of pii. Without it"
                + " those of the contracts are taken as a flat list.",
            "{pii: Personal data, pii.email: E-mail addresses}"));
    keys.add(
        optional(
            "physicalTypes",
            new Shape.Named(Forms.ANY_NAME, "Name", Forms.text(""), 0),
            "What type names stand for that authors of contracts made up.",
            "{Name: varchar(50)}"));
    keys.add(
        optional(
            "unknownKeys",
            Shape.keys(
                optional(
                    "warn",
                    new Shape.Items(Forms.text(".*\\.od[cp]s\\.yaml"), 0),
                    "Documents of the standards, as paths with * and **, whose unknown keys are"
                        + " warnings.",
                    "['domains/*/*/*.odcs.yaml']")),
            "Where a key that nobody knows is no error.",
            "{warn: ['domains/*/*/*.odcs.yaml']}"));
    keys.add(
        optional(
            "breakGlass",
            Shape.keys(
                optional(
                    "hours",
                    new Shape.Whole(1),
                    "How many hours from now it may end at most; default 24.",
                    "8")),
            "Limits of grants for an emergency.",
            "{hours: 8}"));
    keys.add(
        optional(
            "acceptedLosses",
            new Shape.Items(new Shape.Keys(Forms.loss()), 0),
            "Policies that may be weaker on a platform than they are written, until some day.",
            "[{policy: email-hashed, platform: local, reason: No such function, until:"
                + " 2027-01-31}]"));
    keys.add(
        optional(
            "governance",
            GovernanceForms.governance(),
            "Rules that the mesh has to keep, and what may break them for a while.",
            "{rules: {owner-required: error}}"));
    return new Shape.Keys(keys);
  }

  private static Shape nothingOr(Shape shape) {
    return Shape.either(shape, new Shape.Nothing());
  }

  static Shape.Keys domain() {
    return Shape.keys(
        Forms.apiVersion(true),
        Forms.kind("Domain", true),
        optional("name", Forms.text(Forms.NEUTRAL), "Must be the folder's name.", "sales"),
        optional("owner", Forms.value(), "Who answers for it.", "sales-data@example.com"),
        Forms.description("the domain"),
        optional(
            "platform",
            Forms.text(Forms.IDENTIFIER),
            "Where its products are placed that say nothing else.",
            "local"),
        Forms.authority("Instead of the platform's, for what belongs to its products."),
        optional("tags", new Shape.Items(Forms.value(), 0), "Free labels.", "[commerce]"),
        optional(
            "approves",
            Shape.oneOrMore(Forms.text(Forms.IDENTIFIER)),
            "Ids of grants of its data that it agrees to, for the rule grant-approval.",
            "[marketing-reads-eu]"));
  }

  static Shape.Keys environment() {
    List<Shape.Key> keys = new ArrayList<>();
    keys.add(Forms.apiVersion(false));
    keys.add(Forms.kind("Environment", false));
    keys.add(Forms.description("the environment"));
    keys.add(
        optional(
            "workspace",
            Forms.text(Forms.NEUTRAL),
            "Whose objects are made; where the prefix of names is another one, by default the"
                + " environment's name.",
            "dev"));
    keys.addAll(Forms.parts(true));
    keys.add(
        optional(
            "placements",
            new Shape.Named(Forms.NEUTRAL, "sales", Forms.text(Forms.IDENTIFIER), 0),
            "Domains that lie on another platform here than domain.yaml says.",
            "{sales: lake}"));
    keys.add(
        optional(
            "withdraw",
            Shape.oneOrMore(Forms.text(Forms.IDENTIFIER)),
            "Ids of policies that do not hold here.",
            "[opted-out-customers]"));
    keys.add(
        optional(
            "policies",
            new Shape.Items(PolicyForms.policy(), 0),
            "Policies that replace those of their id, or are added; as in policies/*.yaml.",
            "[{kind: RowPolicy, id: eu-only, on: sales.orders, keep: region = 'EU'}]"));
    return new Shape.Keys(keys);
  }
}
