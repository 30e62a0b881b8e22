package io.meshwright.engine.proof;

import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.policy.AccessRules;
import io.meshwright.api.policy.Evaluator;
import io.meshwright.api.policy.RowView;
import io.meshwright.api.report.ProofItem;
import io.meshwright.api.schema.DataValue;
import io.meshwright.api.schema.TableSchema;
import io.meshwright.spi.TableRows;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Compares what one session read from one table with what it should read. Rows are compared as a
 * multiset of cells; a column that the session cannot read counts as NULL, as a hidden cell does.
 */
final class TableProof {
  private static final int SHOWN_DIFFERENCES = 20;

  private final TableAddress address;
  private final TableSchema schema;
  private final SessionId session;
  private final List<String> differences = new ArrayList<>();

  private TableProof(TableAddress address, TableSchema schema, SessionId session) {
    this.address = address;
    this.schema = schema;
    this.session = session;
  }

  static ProofItem compare(
      TableAddress address,
      TableSchema schema,
      AccessRules rules,
      Evaluator evaluator,
      TableRows raw,
      TableRows read) {
    TableProof proof = new TableProof(address, schema, evaluator.session().id());
    List<Map<String, DataValue>> table = proof.maps(raw);
    Map<List<DataValue>, List<String>> expected = new LinkedHashMap<>();
    for (int i = 0; i < table.size(); i++) {
      String key = proof.key(table.get(i), i);
      Optional<RowView> view = RowView.of(rules, schema, table.get(i), evaluator);
      view.ifPresent(
          v -> expected.computeIfAbsent(proof.tuple(v.cells()), k -> new ArrayList<>()).add(key));
    }
    proof.match(expected, proof.maps(read));
    return new ProofItem(
        evaluator.session().id(),
        address,
        proof.differences.isEmpty() ? ProofItem.Status.PROVED : ProofItem.Status.DIFFERENT,
        raw.rows().size(),
        read.rows().size(),
        read.columns(),
        proof.shown());
  }

  private void match(
      Map<List<DataValue>, List<String>> expected, List<Map<String, DataValue>> read) {
    List<List<DataValue>> unexpected = new ArrayList<>();
    for (Map<String, DataValue> row : read) {
      List<DataValue> tuple = tuple(row);
      List<String> keys = expected.get(tuple);
      if (keys == null || keys.isEmpty()) {
        unexpected.add(tuple);
      } else {
        keys.removeLast();
      }
    }
    Map<String, List<DataValue>> missing = new TreeMap<>();
    expected.forEach((tuple, keys) -> keys.forEach(key -> missing.put(key, tuple)));
    for (List<DataValue> tuple : unexpected) {
      explain(tuple, missing);
    }
    missing.forEach(
        (key, tuple) -> differences.add(where() + ", row " + key + ": should be seen and is not"));
  }

  /** Pairs an unexpected row with the missing row that it is most alike, and names the columns. */
  private void explain(List<DataValue> tuple, Map<String, List<DataValue>> missing) {
    Optional<Map.Entry<String, List<DataValue>>> closest =
        missing.entrySet().stream()
            .max(
                Comparator.comparingLong(
                    (Map.Entry<String, List<DataValue>> e) -> alike(e.getValue(), tuple)));
    if (closest.isEmpty() || alike(closest.get().getValue(), tuple) == 0) {
      differences.add(where() + ", row " + visibleKey(tuple) + ": is seen and should not be");
      return;
    }
    String key = closest.get().getKey();
    List<DataValue> should = closest.get().getValue();
    missing.remove(key);
    for (int i = 0; i < should.size(); i++) {
      if (!should.get(i).equals(tuple.get(i))) {
        differences.add(
            where()
                + ", column "
                + schema.columns().get(i).name()
                + ", row "
                + key
                + ": reads "
                + shape(tuple.get(i))
                + " instead of "
                + shape(should.get(i)));
      }
    }
  }

  /** Values themselves stay out of reports: they may be what the policy protects. */
  private static String shape(DataValue value) {
    return switch (value) {
      case DataValue.Null ignored -> "NULL";
      case DataValue.Text(String text) ->
          "a text of " + text.codePointCount(0, text.length()) + " characters";
      default -> "another value";
    };
  }

  private static long alike(List<DataValue> a, List<DataValue> b) {
    long same = 0;
    for (int i = 0; i < a.size(); i++) {
      if (a.get(i).equals(b.get(i)) && !(a.get(i) instanceof DataValue.Null)) {
        same++;
      }
    }
    return same;
  }

  private String where() {
    return "session " + session + ", table " + address;
  }

  private String key(Map<String, DataValue> row, int position) {
    List<String> key =
        schema.primaryKey().stream()
            .map(c -> c + "=" + row.getOrDefault(c, DataValue.Null.VALUE).text())
            .toList();
    return key.isEmpty() ? "number " + (position + 1) : String.join(",", key);
  }

  private String visibleKey(List<DataValue> tuple) {
    Map<String, DataValue> row = new TreeMap<>();
    for (int i = 0; i < tuple.size(); i++) {
      row.put(schema.columns().get(i).name(), tuple.get(i));
    }
    return schema.primaryKey().isEmpty() ? "(no key)" : key(row, 0);
  }

  private List<DataValue> tuple(Map<String, DataValue> row) {
    return schema.columns().stream()
        .map(c -> row.getOrDefault(c.name(), DataValue.Null.VALUE))
        .toList();
  }

  private List<Map<String, DataValue>> maps(TableRows rows) {
    List<Map<String, DataValue>> maps = new ArrayList<>();
    for (List<DataValue> values : rows.rows()) {
      Map<String, DataValue> map = new TreeMap<>();
      for (int i = 0; i < values.size(); i++) {
        map.put(rows.columns().get(i), values.get(i));
      }
      maps.add(map);
    }
    return maps;
  }

  private List<String> shown() {
    if (differences.size() <= SHOWN_DIFFERENCES) {
      return differences;
    }
    List<String> shown = new ArrayList<>(differences.subList(0, SHOWN_DIFFERENCES));
    shown.add(where() + ": and " + (differences.size() - SHOWN_DIFFERENCES) + " more differences");
    return shown;
  }
}
