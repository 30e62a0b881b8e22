package io.meshwright.provider.aws.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.meshwright.provider.aws.client.CatalogueGateway;
import io.meshwright.provider.aws.client.GlueTable;
import io.meshwright.provider.aws.client.GlueView;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What Glue says of the checks of views, from its pages on them. A view that is being made, or was
 * refused, is an empty table, and what was asked for stands in the details of its status; one that
 * is being changed, or whose change was refused, is as it was before. What is in progress is
 * settled once somebody has seen it so.
 */
final class ViewChecks {
  /** What comes of the next check, to {@link Faults#status}: one of the states below. */
  static final String CHECK = "check of a view";

  /** What comes of a check that is in progress. */
  static final String END = "end of a check";

  static final String IN_PROGRESS = "IN_PROGRESS";
  static final String FAILED = "FAILED";
  static final String SUCCESS = "SUCCESS";
  private static final String CREATE = "CREATE";

  private final CatalogueGateway account;
  private final Faults faults;
  private final Map<String, Check> checks = new TreeMap<>();

  private record Check(String action, String state, GlueTable wanted) {
    boolean isOf(String action, String state) {
      return action().equals(action) && state().equals(state);
    }
  }

  ViewChecks(CatalogueGateway account, Faults faults) {
    this.account = account;
    this.faults = faults;
  }

  private static String key(GlueTable table) {
    return table.database() + "." + table.name();
  }

  /** Makes a view; the account has it from now on, and nobody is shown more than the page says. */
  synchronized void create(GlueTable wanted) {
    account.create(wanted);
    begin(CREATE, wanted);
  }

  /** Changes a view, once the change is found good. */
  synchronized void update(GlueTable wanted) {
    Check now = checks.get(key(wanted));
    if (now != null && (now.state().equals(IN_PROGRESS) || now.isOf(CREATE, FAILED))) {
      throw new Refused(
          "InvalidInputException", "no update while " + now.action() + " is " + now.state());
    }
    if (begin("UPDATE", wanted).state().equals(SUCCESS)) {
      account.update(wanted);
    }
  }

  private Check begin(String action, GlueTable wanted) {
    Check check = new Check(action, faults.statusAfter(CHECK).orElse(SUCCESS), wanted);
    checks.put(key(wanted), check);
    return check;
  }

  synchronized void delete(GlueTable table) {
    checks.remove(key(table));
  }

  /** A view as somebody sees it who asks for the details of its status, or does not. */
  synchronized ObjectNode told(GlueTable now, JsonNode request) {
    boolean details = request.path("IncludeStatusDetails").asBoolean();
    settle(key(now));
    Optional<Check> check =
        now.view().isEmpty() ? Optional.empty() : Optional.ofNullable(checks.get(key(now)));
    boolean isMade = check.filter(c -> c.action().equals(CREATE)).isPresent();
    ObjectNode json =
        isMade && !check.get().state().equals(SUCCESS) ? empty(now) : GlueWords.json(now);
    check.ifPresent(c -> put(json, c, details));
    return json;
  }

  private void settle(String key) {
    Check check = checks.get(key);
    if (check == null || !check.state().equals(IN_PROGRESS)) {
      return;
    }
    String state = faults.statusAfter(END).orElse(IN_PROGRESS);
    checks.put(key, new Check(check.action(), state, check.wanted()));
    if (state.equals(SUCCESS) && !check.action().equals(CREATE)) {
      account.update(check.wanted());
    }
  }

  private static ObjectNode empty(GlueTable table) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("Name", table.name()).put("DatabaseName", table.database()).put("Description", "");
    json.put("CreateTime", 1.7e9).put("UpdateTime", 1.7e9).put("Retention", 0);
    json.put("ViewOriginalText", "").put("ViewExpandedText", "").put("TableType", "");
    json.put("IsRegisteredWithLakeFormation", false).put("CatalogId", LakeWords.ACCOUNT);
    return json.put("VersionId", "-1").put("IsMultiDialectView", false);
  }

  private static void put(ObjectNode json, Check check, boolean withDetails) {
    ObjectNode status = json.putObject("Status");
    status.put("Action", check.action()).put("State", check.state());
    if (!withDetails) {
      return;
    }
    ObjectNode details = status.putObject("Details");
    if (!check.state().equals(SUCCESS)) {
      details.set("RequestedChange", GlueWords.asked(check.wanted()));
    }
    GlueView view = check.wanted().view().orElseThrow();
    for (GlueView.Text text : view.texts()) {
      if (ViewWords.isChecked(text)) {
        details
            .withArray("/ViewValidations")
            .addObject()
            .put("Dialect", text.dialect())
            .put("DialectVersion", text.version())
            .put("ViewValidationText", text.original())
            .put("State", check.state());
      }
    }
  }
}
