package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.client.GlueView;
import io.meshwright.provider.aws.fake.ViewColumns;
import io.meshwright.provider.aws.resource.AwsView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;

/**
 * Views of Glue as JSON. Athena keeps its text in a form of its own, and what it was asked about
 * stands in what Glue says of the last check, to whoever asks for that.
 */
final class ViewWords {
  private static final String INVALID = "InvalidInputException";
  private static final String TABLES = "arn:aws:glue:eu-central-1:" + LakeWords.ACCOUNT + ":table/";
  private static final String ATHENA = "ATHENA";
  private static final Set<String> OF_VIEW =
      Set.of("IsProtected", "Definer", "SubObjects", "Representations");

  private ViewWords() {}

  static Optional<GlueView> view(JsonNode input) {
    if (input.isMissingNode()) {
      return Optional.empty();
    }
    for (Map.Entry<String, JsonNode> member : input.properties()) {
      require(OF_VIEW.contains(member.getKey()), "this fake does not keep " + member.getKey());
    }
    List<String> over = new ArrayList<>();
    for (JsonNode table : input.path("SubObjects")) {
      require(table.asText().startsWith(TABLES), "no table of this account: " + table);
      over.add(table.asText().substring(TABLES.length()));
    }
    List<GlueView.Text> texts = new ArrayList<>();
    for (JsonNode each : input.path("Representations")) {
      texts.add(text(each));
    }
    return Optional.of(
        new GlueView(
            input.path("Definer").asText(),
            input.path("IsProtected").asBoolean(),
            over,
            texts,
            AwsView.State.READY));
  }

  /** Athena is asked about a text by a connection, and nobody else is. */
  private static GlueView.Text text(JsonNode each) {
    String dialect = each.path("Dialect").asText();
    require(
        dialect.equals(ATHENA) == each.has("ValidationConnection"),
        "Athena checks by a connection: " + each);
    return new GlueView.Text(
        dialect,
        each.path("DialectVersion").asText(),
        each.path("ViewOriginalText").asText(),
        each.path("ViewExpandedText").asText());
  }

  /**
   * A view as it is kept: what an engine checks has the columns that the engine finds, and takes no
   * others; what none checks has those that it is given.
   *
   * @param base the columns of a table, by database and name
   */
  static GlueTable kept(
      GlueTable wanted,
      JsonNode input,
      BiFunction<String, String, List<GlueTable.GlueColumn>> base) {
    GlueView view = wanted.view().orElseThrow();
    if (!isChecked(wanted)) {
      require(
          !wanted.columns().isEmpty(),
          "Storage Descriptor and columns must be provided with View Definition!");
      return wanted;
    }
    require(
        !input.has("StorageDescriptor"),
        "Storage descriptor may not be defined when creating a validated Glue view");
    require(view.over().size() == 1, "this fake finds columns of one table only");
    String[] path = view.over().getFirst().split("/", -1);
    return with(wanted, agreed(view, base.apply(path[0], path[1])));
  }

  /** All engines have to find the same columns. */
  private static List<GlueTable.GlueColumn> agreed(GlueView view, List<GlueTable.GlueColumn> base) {
    try {
      List<List<GlueTable.GlueColumn>> found =
          view.texts().stream().map(t -> ViewColumns.of(t, base)).toList();
      List<List<String>> names =
          found.stream()
              .map(f -> f.stream().map(GlueTable.GlueColumn::name).toList())
              .distinct()
              .toList();
      require(names.size() == 1, "the texts of a view differ in columns: " + names);
      return found.getFirst();
    } catch (IllegalArgumentException e) {
      throw new Refused(INVALID, String.valueOf(e.getMessage()));
    }
  }

  private static GlueTable with(GlueTable view, List<GlueTable.GlueColumn> columns) {
    return new GlueTable(
        view.database(),
        view.name(),
        view.description(),
        view.tableType(),
        columns,
        view.partitionKeys(),
        view.location(),
        view.format(),
        view.parameters(),
        view.target(),
        view.versionId(),
        view.view());
  }

  static void checkUpdate(JsonNode request, GlueTable now, GlueTable wanted) {
    require(now.view().isPresent() == wanted.view().isPresent(), "a view stays a view");
    require(request.path("ViewUpdateAction").asText().equals("REPLACE"), "no ViewUpdateAction");
    require(
        request.path("Force").asBoolean()
            || now.columns().equals(wanted.columns())
                && now.view().map(GlueView::over).equals(wanted.view().map(GlueView::over)),
        "columns and tables of a view are changed by Force");
  }

  private static void require(boolean holds, String what) {
    if (!holds) {
      throw new Refused(INVALID, what);
    }
  }

  /** Whether an engine is asked about a text. */
  static boolean isChecked(GlueView.Text text) {
    return text.dialect().equals(ATHENA);
  }

  static boolean isChecked(GlueTable view) {
    return view.view().stream().flatMap(v -> v.texts().stream()).anyMatch(ViewWords::isChecked);
  }

  /** As it is kept, or as it was asked for: then Athena has put nothing into its own form yet. */
  static void put(ObjectNode table, GlueView view, boolean isKept) {
    ObjectNode json = table.putObject("ViewDefinition");
    json.put("IsProtected", view.isProtected()).put("Definer", view.definer());
    view.over().forEach(o -> json.withArray("/SubObjects").add(TABLES + o));
    table.put("IsMultiDialectView", true);
    for (GlueView.Text text : view.texts()) {
      ObjectNode one = json.withArray("/Representations").addObject();
      one.put("Dialect", text.dialect()).put("DialectVersion", text.version());
      one.put(
          "ViewOriginalText",
          isKept && isChecked(text) ? packed(text.original()) : text.original());
      if (!isChecked(text)) {
        one.put("ViewExpandedText", text.expanded());
      }
      one.put("IsStale", false);
    }
  }

  /** The form of Athena's own; what it says is not what was asked. */
  private static String packed(String text) {
    String json = "{\"catalog\":\"awsdatacatalog\",\"length\":" + text.length() + "}";
    return "/* Presto View: "
        + Base64.getEncoder().encodeToString(json.getBytes(StandardCharsets.UTF_8))
        + " */";
  }
}
