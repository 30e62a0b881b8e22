package io.meshwright.provider.aws.redshift.fake;

import io.meshwright.provider.aws.redshift.client.CatalogueQuery;
import io.meshwright.provider.aws.redshift.fake.FakeState.Attached;
import io.meshwright.provider.aws.redshift.fake.FakeState.Right;
import io.meshwright.provider.aws.redshift.fake.FakeState.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Views of the catalogue. */
final class FakeCatalogue {
  private static final String OWNER = "deployer";

  private final FakeState state;
  private final boolean administrator;
  private final List<List<Optional<String>>> rows = new ArrayList<>();

  FakeCatalogue(FakeState state, boolean administrator) {
    this.state = state;
    this.administrator = administrator;
  }

  private void row(Object... values) {
    rows.add(
        Arrays.stream(values)
            .map(
                v ->
                    v instanceof Optional<?> o ? o.map(String::valueOf) : Optional.of(v.toString()))
            .toList());
  }

  private static String who(String grantee) {
    return grantee.substring(grantee.indexOf(':') + 1);
  }

  private static String kind(String grantee) {
    return grantee.contains(":") ? grantee.substring(0, grantee.indexOf(':')) : "public";
  }

  private static Optional<String> comment(String text) {
    return Optional.of(text).filter(t -> !t.isEmpty());
  }

  /** Rows of a query; who is no administrator sees none of policies. */
  List<List<Optional<String>>> answer(CatalogueQuery query, Set<String> schemas) {
    switch (query) {
      case SCHEMAS -> state.schemas.forEach((name, text) -> row(name, OWNER, comment(text)));
      case TABLES ->
          tables(schemas).forEach(t -> row(t.schema(), t.name(), OWNER, comment(t.comment())));
      case COLUMNS ->
          tables(schemas)
              .forEach(
                  t ->
                      t.columns()
                          .forEach(
                              (name, c) -> row(t.schema(), t.name(), name, c.type(), c.notNull())));
      case TABLE_RIGHTS -> {
        tables(schemas).forEach(t -> row(t.schema(), t.name(), "SELECT", OWNER, "user", "false"));
        rights(schemas).stream()
            .filter(r -> !r.table().isEmpty() && r.column().isEmpty())
            .forEach(
                r -> row(r.schema(), r.table(), r.word(), who(r.who()), kind(r.who()), "false"));
      }
      case COLUMN_RIGHTS ->
          rights(schemas).stream()
              .filter(r -> !r.column().isEmpty())
              .forEach(
                  r ->
                      row(
                          r.schema(),
                          r.table(),
                          r.column(),
                          r.word(),
                          who(r.who()),
                          kind(r.who())));
      case SCHEMA_RIGHTS ->
          rights(schemas).stream()
              .filter(r -> r.table().isEmpty())
              .forEach(
                  r -> row(r.schema(), r.word(), "SCHEMA", who(r.who()), kind(r.who()), "false"));
      case ROW_SECURITY ->
          tables(schemas).stream()
              .filter(t -> !t.security().equals("off"))
              .forEach(
                  t ->
                      row(
                          t.schema(),
                          t.name(),
                          "true",
                          (t.security() + "  ").substring(0, 3).toLowerCase(Locale.ROOT),
                          !state.unlimitedInShares.contains(FakeState.key(t.schema(), t.name()))));
      case ATTACHED_ROWS ->
          attached(state.attachedRows, schemas)
              .forEach(a -> row(a.schema(), a.table(), a.policy(), who(a.who()), kind(a.who())));
      case ROW_POLICIES -> state.rowPolicies.forEach((name, p) -> row(name, p.shown()));
      case ATTACHED_MASKS ->
          attached(state.attachedMasks, schemas)
              .forEach(
                  a ->
                      row(
                          a.policy(),
                          a.schema(),
                          a.table(),
                          who(a.who()),
                          kind(a.who()),
                          a.priority(),
                          json(a.column()),
                          json(a.column())));
      case MASK_POLICIES ->
          state.maskPolicies.forEach(
              (name, p) -> row(name, "[{\"expr\":" + quoted(p.shown()) + ",\"type\":\"x\"}]"));
      case DEFAULT_RIGHTS ->
          state.defaults.forEach(r -> row(r.schema(), who(r.who()), kind(r.who())));
      case VIEWS -> state.views.forEach((key, text) -> view(key, text, schemas));
      case SHARES ->
          state.shares.forEach((name, s) -> row(name, s.open(), FakeAuthorisations.NAMESPACE));
      case SHARE_OBJECTS -> state.shares.forEach(this::objects);
      case SHARE_CONSUMERS -> state.shareUsers.forEach(this::consumer);
      case STANDING, DATABASE_RIGHTS, ROLE_GRANTS, IGNORE_RLS, SHARE_RIGHTS -> {
        // Nothing of these is made here.
      }
    }
    return List.copyOf(rows);
  }

  private void view(String key, String text, Set<String> schemas) {
    List<String> name = List.of(key.split("\n", 2));
    schemas.stream()
        .filter(state.schemas::containsKey)
        .filter(text.toLowerCase(Locale.ROOT)::contains)
        .forEach(s -> row(name.get(0), name.get(1), s));
  }

  private void objects(String name, FakeState.Share share) {
    share.schemas().forEach(s -> row(name, "schema", s, share.takesAll().contains(s)));
    share.tables().forEach(t -> row(name, "table", t.replace('\n', '.'), Optional.empty()));
  }

  /** A namespace has no account in its row. */
  private void consumer(String user) {
    List<String> parts = List.of(user.split("\n", -1));
    boolean account = parts.get(1).startsWith("account:");
    Optional<String> who = Optional.of(who(parts.get(1)));
    row(parts.get(0), account ? who : Optional.empty(), account ? Optional.empty() : who);
  }

  private List<Table> tables(Set<String> schemas) {
    return state.tables.values().stream().filter(t -> schemas.contains(t.schema())).toList();
  }

  private List<Right> rights(Set<String> schemas) {
    return state.rights.stream().filter(r -> schemas.contains(r.schema())).toList();
  }

  private List<Attached> attached(Set<Attached> all, Set<String> schemas) {
    return all.stream().filter(a -> administrator && schemas.contains(a.schema())).toList();
  }

  private static String json(String column) {
    return "[" + quoted(column) + "]";
  }

  private static String quoted(String text) {
    StringBuilder json = new StringBuilder("\"");
    text.chars()
        .forEach(
            c ->
                json.append(
                    c < 0x20 || c == '"' || c == '\\'
                        ? String.format(Locale.ROOT, "\\u%04x", c)
                        : String.valueOf((char) c)));
    return json.append('"').toString();
  }
}
