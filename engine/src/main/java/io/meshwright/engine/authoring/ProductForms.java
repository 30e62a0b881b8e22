package io.meshwright.engine.authoring;

import static io.meshwright.engine.authoring.Shape.keys;
import static io.meshwright.engine.authoring.Shape.optional;
import static io.meshwright.engine.authoring.Shape.required;

import io.meshwright.api.model.LifecycleStatus;
import io.meshwright.api.model.Pipeline;
import io.meshwright.api.model.PortKind;
import java.util.Arrays;

/** product.yaml. */
final class ProductForms {
  private ProductForms() {}

  static Shape.Keys product() {
    return keys(
        Forms.apiVersion(true),
        Forms.kind("Product", true),
        optional(
            "producer",
            Forms.text(Forms.PRINCIPAL),
            "Who reads and writes its tables unfiltered and unmasked.",
            "service:sales-etl"),
        optional(
            "platform",
            Forms.text(Forms.IDENTIFIER),
            "Where the whole product is placed.",
            "local"),
        optional(
            "ports",
            new Shape.Named(Forms.ANY_NAME, "orders", port(), 0),
            "Output ports by name, as in the ODPS file or after their contract; name@2 for one"
                + " major version only.",
            "{orders: {kind: table}}"),
        optional(
            "inputs",
            new Shape.Named(Forms.ANY_NAME, "orders", input(), 0),
            "Input ports by name: the output port of the mesh that each reads.",
            "{orders: sales.orders.orders@1}"),
        optional(
            "samples",
            new Shape.Named(Forms.ANY_NAME, "orders", Forms.value(), 0),
            "Rows for embedded platforms, by table or table@major: CSV files with a header line,"
                + " relative to this file.",
            "{orders: data/orders.csv}"),
        optional(
            "pipelines",
            new Shape.Named(Forms.ANY_NAME, "daily", pipeline(), 0),
            "How its data is made, by name.",
            "{daily: {kind: job, artefact: jobs/daily.py}}"));
  }

  private static Shape port() {
    return keys(
        optional(
            "kind",
            new Shape.Word(Arrays.stream(PortKind.values()).map(PortKind::word).toList()),
            "How it is consumed; default table, and view where 'view' is there.",
            "table"),
        optional("platform", Forms.text(Forms.IDENTIFIER), "Where the port is placed.", "local"),
        optional(
            "status",
            new Shape.Word(
                Arrays.stream(LifecycleStatus.values()).map(LifecycleStatus::word).toList()),
            "Where it stands, if that is not what its contract says.",
            "deprecated"),
        optional(
            "contractVersion",
            Forms.value(),
            "The version of its contract, if the major version is another one than the port's.",
            "1.2.0"),
        optional(
            "publish",
            new Shape.Named(Forms.ANY_NAME, "orders", Forms.value(), 0),
            "Published names by table, where they are others.",
            "{order_headers: orders}"),
        optional(
            "view",
            view(),
            "How a port of kind view is made.",
            "{from: sales.orders.orders@1.orders, columns: {total: amount}}"));
  }

  private static Shape view() {
    return Shape.either(
        keys(
            required(
                "from",
                Forms.text(Forms.TABLE),
                "The table that it reads: domain.product.port@major.table.",
                "sales.orders.orders@1.orders"),
            required(
                "columns",
                new Shape.Named(Forms.ANY_NAME, "total", Forms.value(), 1),
                "The column that each published one comes from.",
                "{order_id: order_id, total: amount}"),
            optional(
                "where",
                Forms.filter(),
                "Only rows that this filter keeps.",
                "\"status <> 'cancelled'\"")),
        keys(
            required(
                "native",
                new Shape.Named(Forms.ANY_NAME, "postgres", Forms.text(""), 1),
                "The view in a provider's own language; never translated.",
                "{postgres: SELECT 1 AS one}")));
  }

  private static Shape input() {
    return Shape.either(
        Forms.text(Forms.PORT),
        keys(
            optional(
                "from",
                Forms.text(Forms.PORT),
                "The port that it reads: domain.product.port@major.",
                "sales.orders.orders@1"),
            optional(
                "outside",
                new Shape.Flag(),
                "Reads nothing of this mesh, whatever its contract.",
                "true"),
            optional(
                "platform",
                Forms.text(Forms.IDENTIFIER),
                "Where the consumer's side is wanted.",
                "lake")));
  }

  private static Shape pipeline() {
    return keys(
        required("kind", Forms.wordsOf(Pipeline.Kind.values()), "What runs.", "job"),
        required("artefact", Forms.value(), "The program.", "jobs/daily.py"),
        optional("schedule", Forms.value(), "When it runs.", "\"0 4 * * *\""),
        optional("inputs", new Shape.Items(Forms.value(), 0), "Input ports it reads.", "[orders]"),
        optional(
            "outputs", new Shape.Items(Forms.value(), 0), "Output ports it fills.", "[orders]"));
  }
}
