package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.client.GlueView;
import io.meshwright.provider.aws.resource.AwsView;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

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

  static void put(ObjectNode table, GlueView view, boolean withStatus) {
    ObjectNode json = table.putObject("ViewDefinition");
    json.put("IsProtected", view.isProtected()).put("Definer", view.definer());
    view.over().forEach(o -> json.withArray("/SubObjects").add(TABLES + o));
    table.put("IsMultiDialectView", true);
    for (GlueView.Text text : view.texts()) {
      ObjectNode one = json.withArray("/Representations").addObject();
      boolean athena = text.dialect().equals(ATHENA);
      one.put("Dialect", text.dialect()).put("DialectVersion", text.version());
      one.put("ViewOriginalText", athena ? packed(text.original()) : text.original());
      if (!athena) {
        one.put("ViewExpandedText", text.expanded());
      }
      one.put("IsStale", false);
      if (athena && withStatus) {
        ObjectNode status = table.putObject("Status").put("State", "SUCCESS");
        status
            .putObject("Details")
            .putArray("ViewValidations")
            .addObject()
            .put("Dialect", ATHENA)
            .put("DialectVersion", text.version())
            .put("ViewValidationText", text.original())
            .put("State", "SUCCESS");
      }
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
