package io.meshwright.engine.export;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.ColumnSelection;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.PolicyTarget;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.RowPolicy;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;

/** Policies, a file for each kind. */
public final class PolicyYaml {
  private PolicyYaml() {}

  /** Adds the files of a mesh's policies. */
  static void add(Mesh mesh, Map<String, String> files) {
    file(files, "access", mesh.accessPolicies().stream().map(PolicyYaml::access).toList());
    file(files, "masking", mesh.maskingPolicies().stream().map(PolicyYaml::masking).toList());
    file(files, "rows", mesh.rowPolicies().stream().map(PolicyYaml::rows).toList());
  }

  /** The document of one grant or denial. */
  public static String document(AccessPolicy policy) {
    return YamlText.of(List.of(access(policy)));
  }

  private static void file(Map<String, String> files, String name, List<Yaml.Keys> policies) {
    if (!policies.isEmpty()) {
      files.put("policies/" + name + ".yaml", YamlText.of(policies));
    }
  }

  private static Yaml.Keys access(AccessPolicy policy) {
    Yaml.Builder document =
        MeshYaml.head("AccessPolicy")
            .text("id", policy.id().value())
            .text("effect", policy.effect().name().toLowerCase(Locale.ROOT))
            .texts("to", policy.to())
            .texts("on", policy.on())
            .texts("privileges", policy.privileges().stream().map(Privilege::word).toList());
    switch (policy.columns()) {
      case ColumnSelection.All() -> {}
      case ColumnSelection.Only(SortedSet<String> names) -> document.texts("columns", names);
      case ColumnSelection.AllBut(SortedSet<String> names) ->
          document.put("columns", Yaml.Keys.builder().texts("except", names).build());
    }
    return document
        .said("rows", policy.rows().map(Expression::text))
        .said("until", policy.until().map(Moment::text))
        .said("purpose", policy.purpose())
        .said("reason", policy.grounds().reason())
        .said("approver", policy.grounds().approver())
        .said("ticket", policy.grounds().ticket())
        .flag("breakGlass", policy.grounds().breakGlass())
        .build();
  }

  private static Yaml.Keys masking(MaskingPolicy policy) {
    return MeshYaml.head("MaskingPolicy")
        .text("id", policy.id().value())
        .put("match", match(policy.match()))
        .put("mask", mask(policy.mask()))
        .texts("except", policy.except())
        .build();
  }

  private static Yaml match(MaskingPolicy.Match match) {
    return switch (match) {
      case MaskingPolicy.Match.Classification(String name) ->
          Yaml.Keys.builder().text("classification", name).build();
      case MaskingPolicy.Match.NamedColumn named when isOneText(named) ->
          Yaml.Keys.builder().text("column", named.target() + "." + named.column()).build();
      case MaskingPolicy.Match.NamedColumn(PolicyTarget target, String column) ->
          Yaml.Keys.builder().text("on", target.toString()).text("column", column).build();
    };
  }

  /** Whether target and column can be told apart again; names with dots cannot. */
  private static boolean isOneText(MaskingPolicy.Match.NamedColumn named) {
    try {
      return MaskingPolicy.Match.NamedColumn.parse(named.target() + "." + named.column())
          .equals(named);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static Yaml.Keys rows(RowPolicy policy) {
    return MeshYaml.head("RowPolicy")
        .text("id", policy.id().value())
        .texts("on", policy.on())
        .text("keep", policy.keep().text())
        .texts("except", policy.except())
        .build();
  }

  private static Yaml mask(Mask mask) {
    return switch (mask) {
      case Mask.Nullify() -> new Yaml.Word("null");
      case Mask.Redact() -> new Yaml.Text("redact");
      case Mask.Constant(DataValue value) -> constant(value);
      case Mask.Hash(Optional<String> key) ->
          Yaml.Keys.builder()
              .text("hash", key.isPresent() ? "hmac-sha256-hex" : "sha256-hex")
              .said("key", key)
              .build();
      case Mask.Partial(int first, int last) ->
          Yaml.Keys.builder()
              .put(
                  "partial",
                  Yaml.Keys.builder().number("first", first).number("last", last).build())
              .build();
      case Mask.TruncateTime(Mask.Unit unit) ->
          Yaml.Keys.builder().text("truncate", unit.name().toLowerCase(Locale.ROOT)).build();
      case Mask.TruncateNumber(BigDecimal multiple) ->
          truncate("multiple", new Yaml.Word(multiple.toPlainString()));
      case Mask.TruncateText(int length) ->
          truncate("length", new Yaml.Word(Integer.toString(length)));
    };
  }

  private static Yaml truncate(String key, Yaml value) {
    return Yaml.Keys.builder().put("truncate", Yaml.Keys.builder().put(key, value).build()).build();
  }

  private static Yaml constant(DataValue value) {
    return switch (value) {
      case DataValue.Bool(boolean truth) ->
          Yaml.Keys.builder().put("constant", new Yaml.Word(Boolean.toString(truth))).build();
      case DataValue.Numeric(BigDecimal number) ->
          Yaml.Keys.builder().put("constant", new Yaml.Word(number.toPlainString())).build();
      case DataValue.Text(String text) ->
          Yaml.Keys.builder().put("constant", new Yaml.Quoted(text)).build();
      case DataValue.Null n -> literal(n);
      case DataValue.Floating n -> literal(n);
      case DataValue.Binary n -> literal(n);
      case DataValue.Date n -> literal(n);
      case DataValue.Time n -> literal(n);
      case DataValue.Timestamp n -> literal(n);
      case DataValue.TimestampTz n -> literal(n);
      case DataValue.Uuid n -> literal(n);
      case DataValue.Json n -> literal(n);
      case DataValue.Xml n -> literal(n);
    };
  }

  private static Yaml literal(DataValue value) {
    return Yaml.Keys.builder().text("literal", value.text()).build();
  }
}
