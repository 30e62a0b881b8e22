package io.meshwright.engine.spec;

import io.meshwright.api.model.Mesh;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.policy.AccessPolicy;
import io.meshwright.api.policy.ColumnSelection;
import io.meshwright.api.policy.Expression;
import io.meshwright.api.policy.Grounds;
import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.MaskingPolicy;
import io.meshwright.api.policy.NormalForm;
import io.meshwright.api.policy.PolicyTarget;
import io.meshwright.api.policy.Privilege;
import io.meshwright.api.policy.RowPolicy;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** policies/*.yaml: policies of all kinds and accepted losses, several documents a file. */
final class PolicyDocument {
  private static final String ACCEPTED_LOSS = "AcceptedLoss";
  private static final String MATCHES =
      "write {classification: NAME}, {column: ADDRESS} or {on: TARGET, column: NAME}";

  /** Keys of all kinds: what a policy without a kind may hold. */
  private static final List<String> KEYS =
      List.of(
          "effect",
          "to",
          "on",
          "privileges",
          "columns",
          "rows",
          "until",
          "purpose",
          "match",
          "mask",
          "except",
          "keep");

  private final YamlFile file;
  private final SpecContext context;
  private final Mesh.Builder mesh;

  private PolicyDocument(YamlFile file, SpecContext context, Mesh.Builder mesh) {
    this.file = file;
    this.context = context;
    this.mesh = mesh;
  }

  /** Adds the policies of a file to a mesh. */
  static void read(YamlFile file, SpecContext context, Mesh.Builder mesh) {
    read(file, file.documents(), context, mesh);
  }

  /** Adds the policies at some nodes of a file to a mesh. */
  static void read(YamlFile file, List<YamlNode> nodes, SpecContext context, Mesh.Builder mesh) {
    PolicyDocument document = new PolicyDocument(file, context, mesh);
    for (YamlNode node : nodes) {
      MappingReader.of(node, "a policy", context.findings()).ifPresent(document::policy);
    }
  }

  private interface Kind {
    void read(MappingReader reader, PolicyId id);
  }

  private void policy(MappingReader reader) {
    reader.choice("apiVersion", Map.of("meshwright/v1", "meshwright/v1"));
    reader.required("kind");
    Map<String, Kind> kinds = new LinkedHashMap<>();
    kinds.put("AccessPolicy", this::access);
    kinds.put("MaskingPolicy", this::masking);
    kinds.put("RowPolicy", this::rows);
    kinds.put(ACCEPTED_LOSS, (loss, id) -> {});
    Optional<Kind> kind = reader.choice("kind", kinds);
    if (kind.isPresent() && reader.text("kind").equals(Optional.of(ACCEPTED_LOSS))) {
      LossEntry.read(reader, context).ifPresent(mesh::accept);
      return;
    }
    Optional<PolicyId> id = reader.required("id").flatMap(i -> reader.convert(i, PolicyId::new));
    if (kind.isEmpty()) {
      if (reader.node("kind").isEmpty()) {
        KEYS.forEach(reader::has);
        reader.done();
      }
      return;
    }
    id.ifPresent(i -> context.places().add("policy:" + i, reader.placeOfValue("id")));
    kind.get().read(reader, id.orElse(new PolicyId("unnamed")));
    reader.done();
  }

  private void access(MappingReader reader, PolicyId id) {
    reader.refuseBlank("effect", "privileges", "columns", "rows", "until", "breakGlass");
    Map<String, AccessPolicy.Effect> effects = new LinkedHashMap<>();
    effects.put("grant", AccessPolicy.Effect.GRANT);
    effects.put("deny", AccessPolicy.Effect.DENY);
    AccessPolicy.Effect effect = reader.choice("effect", effects).orElse(AccessPolicy.Effect.GRANT);
    List<PrincipalId> to = principals(reader, "to", id, true);
    List<PolicyTarget> on = targets(reader, id);
    List<Privilege> privileges = privileges(reader);
    Optional<ColumnSelection> columns = columns(reader, id);
    context.places().add("policy-columns:" + id, reader.place("columns"));
    Optional<YamlNode.Scalar> rows = reader.scalar("rows");
    Optional<Expression> filter = rows.flatMap(r -> filter(r, id));
    Optional<YamlNode.Scalar> until = reader.scalar("until");
    Optional<Instant> end = until.flatMap(u -> reader.convert(u, Moments::endOf));
    Grounds grounds =
        new Grounds(
            reader.text("purpose").orElse(""),
            reader.text("reason").orElse(""),
            reader.text("approver").orElse(""),
            reader.text("ticket").orElse(""),
            reader.flag("breakGlass", false));
    context.places().add("policy-until:" + id, reader.place("until"));
    boolean whole =
        columns.isPresent()
            && rows.isPresent() == filter.isPresent()
            && until.isPresent() == end.isPresent();
    if (whole && !to.isEmpty() && !on.isEmpty() && !privileges.isEmpty()) {
      mesh.policy(
          new AccessPolicy(
              id,
              effect,
              Ordered.set(to),
              on,
              Ordered.set(privileges),
              columns.get(),
              filter,
              end,
              grounds));
    }
  }

  private void masking(MappingReader reader, PolicyId id) {
    Optional<MaskingPolicy.Match> match = match(reader, id);
    Optional<Mask> mask = new MaskReader(context).read(reader);
    List<PrincipalId> except = principals(reader, "except", id, false);
    if (match.isPresent() && mask.isPresent()) {
      mesh.policy(new MaskingPolicy(id, match.get(), mask.get(), Ordered.set(except)));
    }
  }

  private void rows(MappingReader reader, PolicyId id) {
    List<PolicyTarget> on = targets(reader, id);
    Optional<Expression> keep = reader.required("keep").flatMap(k -> filter(k, id));
    List<PrincipalId> except = principals(reader, "except", id, false);
    if (!on.isEmpty() && keep.isPresent()) {
      mesh.policy(new RowPolicy(id, on, keep.get(), Ordered.set(except)));
    }
  }

  private Optional<Expression> filter(YamlNode.Scalar text, PolicyId id) {
    context.places().add("policy-rows:" + id, text.place());
    Optional<Expression> filter =
        context.filter(
            file,
            text,
            id.value(),
            operands -> {
              for (int i = 0; i < operands.size(); i++) {
                context.places().add("policy-operand:" + id + " " + i, operands.get(i));
              }
            });
    filter.ifPresent(f -> members(f, text, id));
    return filter;
  }

  /** Where a filter asks for principals; a name in quotes is in no other value of it. */
  private void members(Expression filter, YamlNode.Scalar text, PolicyId id) {
    NormalForm.mapLeaves(
        filter,
        leaf -> {
          if (leaf instanceof Expression.MemberOf(PrincipalId principal)) {
            int at = text.text().indexOf("'" + principal + "'");
            int offset = text.text().codePointCount(0, Math.max(at, 0));
            context
                .places()
                .add("policy-member:" + id + " " + principal, file.points().placeOf(text, offset));
          }
          return leaf;
        });
  }

  private List<PrincipalId> principals(
      MappingReader reader, String key, PolicyId id, boolean required) {
    List<PrincipalId> principals = new ArrayList<>();
    for (YamlNode.Scalar scalar : reader.scalars(key, true)) {
      reader
          .convert(scalar, PrincipalId::parse)
          .ifPresent(
              p -> {
                principals.add(p);
                context.places().add("policy-principal:" + id + " " + p, scalar.place());
              });
    }
    if (required && principals.isEmpty() && reader.scalars(key, true).isEmpty()) {
      missing(reader, key, "name at least one principal");
    }
    return principals;
  }

  private List<PolicyTarget> targets(MappingReader reader, PolicyId id) {
    List<PolicyTarget> targets = new ArrayList<>();
    List<YamlNode.Scalar> written = reader.scalars("on", true);
    for (YamlNode.Scalar scalar : written) {
      reader
          .convert(scalar, PolicyTarget::parse)
          .ifPresent(
              t -> {
                targets.add(t);
                context.places().add("policy-target:" + id + " " + t, scalar.place());
              });
    }
    if (written.isEmpty()) {
      missing(reader, "on", "name at least one product or port");
    }
    return targets;
  }

  private void missing(MappingReader reader, String key, String remedy) {
    reader.missing(key, "", "'" + key + "' is missing", remedy);
  }

  private List<Privilege> privileges(MappingReader reader) {
    if (!reader.has("privileges")) {
      return List.of(Privilege.READ);
    }
    List<Privilege> privileges = new ArrayList<>();
    Map<String, Privilege> words = new LinkedHashMap<>();
    for (Privilege privilege : Privilege.values()) {
      words.put(privilege.word(), privilege);
    }
    List<YamlNode.Scalar> written = reader.scalars("privileges", true);
    for (YamlNode.Scalar scalar : written) {
      Privilege privilege = words.get(scalar.text());
      if (privilege == null) {
        context
            .findings()
            .error(
                "wrong-value",
                scalar.place(),
                "'" + scalar.text() + "' is no privilege",
                "write " + MappingReader.alternatives(words.keySet()));
      } else {
        privileges.add(privilege);
      }
    }
    if (written.isEmpty() && reader.node("privileges").isPresent()) {
      missing(reader, "privileges", "name at least one, or leave the key out for read");
    }
    return privileges;
  }

  private Optional<ColumnSelection> columns(MappingReader reader, PolicyId id) {
    Optional<YamlNode> node = reader.node("columns");
    if (node.isEmpty()) {
      return reader.has("columns") ? Optional.empty() : Optional.of(new ColumnSelection.All());
    }
    if (!(node.get() instanceof YamlNode.Mapping)) {
      List<String> names = names(reader.scalars("columns", true), id);
      if (names.isEmpty()) {
        missing(reader, "columns", "name at least one, or leave the key out for all");
        return Optional.empty();
      }
      return Optional.of(new ColumnSelection.Only(Ordered.set(names)));
    }
    Optional<MappingReader> mapping = reader.mapping("columns");
    List<String> names = names(mapping.map(m -> m.scalars("except", true)).orElse(List.of()), id);
    boolean unknown = mapping.isPresent() && mapping.get().done();
    if (names.isEmpty()) {
      if (!unknown) {
        missing(reader, "columns", "write {except: [column]}");
      }
      return Optional.empty();
    }
    return Optional.of(new ColumnSelection.AllBut(Ordered.set(names)));
  }

  private List<String> names(List<YamlNode.Scalar> scalars, PolicyId id) {
    scalars.forEach(s -> context.places().add("policy-column:" + id + " " + s.text(), s.place()));
    return scalars.stream().map(YamlNode.Scalar::text).toList();
  }

  private Optional<MaskingPolicy.Match> match(MappingReader reader, PolicyId id) {
    Optional<MappingReader> mapping = reader.mapping("match");
    if (mapping.isEmpty()) {
      if (reader.node("match").isEmpty()) {
        missing(reader, "match", MATCHES);
      }
      return Optional.empty();
    }
    MappingReader match = mapping.get();
    Optional<YamlNode.Scalar> classification = match.scalar("classification");
    Optional<YamlNode.Scalar> column = match.scalar("column");
    Optional<YamlNode.Scalar> on = match.scalar("on");
    if (match.done()) {
      return Optional.empty();
    }
    if (classification.isPresent() == column.isPresent() || (on.isPresent() && column.isEmpty())) {
      context
          .findings()
          .error(
              "wrong-value", match.place(), "a match is by classification or by column", MATCHES);
      return Optional.empty();
    }
    context
        .places()
        .add("policy-match:" + id, classification.or(() -> column).orElseThrow().place());
    Optional<PolicyTarget> target = on.flatMap(o -> match.convert(o, PolicyTarget::parse));
    Optional<MaskingPolicy.Match> byName =
        on.isPresent()
            ? target.map(t -> new MaskingPolicy.Match.NamedColumn(t, column.orElseThrow().text()))
            : column.flatMap(c -> match.convert(c, MaskingPolicy.Match.NamedColumn::parse));
    return classification
        .<MaskingPolicy.Match>map(c -> new MaskingPolicy.Match.Classification(c.text()))
        .or(() -> byName);
  }
}
