package io.meshwright.provider.aws.redshift.fake;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.sql.SqlText;
import io.meshwright.provider.aws.redshift.client.CatalogueQuery;
import io.meshwright.provider.aws.redshift.client.DataShareGateway;
import io.meshwright.provider.aws.redshift.client.RedshiftGateway;
import io.meshwright.spi.CallEvent;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A database as its pages say: it runs statements of those kinds that the adapter sends, each batch
 * as one transaction, refuses what Redshift refuses, and answers the queries of the catalogue.
 * Nothing else ever checked it: it is an opinion.
 */
public final class FakeDatabase {
  private FakeState state = new FakeState();
  private final FakeAuthorisations authorisations = new FakeAuthorisations(this);
  private final Set<String> roles = new TreeSet<>();
  private boolean administrator = true;
  private boolean superuser = true;
  private String collation = "case_sensitive";
  private Consumer<String> listener = statement -> {};

  /** An empty database. */
  public FakeDatabase() {}

  /** Makes a role; making it again is harmless. */
  public synchronized void role(String name) {
    roles.add(name);
  }

  /** Whether who asks may see all of the catalogue. */
  public synchronized void administrator(boolean value) {
    administrator = value;
  }

  /** What whoever makes a table gives with it; an empty schema is any. */
  public synchronized void givesByDefault(String schema, String word, String who) {
    state.defaults.add(new FakeState.Right(schema, "", "", word, who));
  }

  /** A view that somebody made. */
  public synchronized void view(String schema, String name, String text) {
    state.views.put(FakeState.key(schema, name), text);
  }

  /** Whether who asks is shown the datashares of others. */
  public synchronized void superuser(boolean value) {
    superuser = value;
  }

  /** How texts compare. */
  public synchronized void collation(String value) {
    collation = value;
  }

  /** Who hears of every statement that changes something. */
  public synchronized void listener(Consumer<String> value) {
    listener = value;
  }

  /** Forgets everything but roles. */
  public synchronized void clear() {
    state = new FakeState();
  }

  /** Authorisations as the service keeps them; they are seen by whoever uses the database. */
  public FakeAuthorisations authorisations() {
    return authorisations;
  }

  /** The database, telling of every call. */
  public RedshiftGateway gateway(String platform, Consumer<CallEvent> meter) {
    return gateway(platform, meter, authorisations.gateway(platform, meter));
  }

  /** The same where authorisations are asked for otherwise. */
  public RedshiftGateway gateway(
      String platform, Consumer<CallEvent> meter, DataShareGateway shares) {
    return new RedshiftGateway() {
      @Override
      public List<List<Optional<String>>> query(CatalogueQuery query, SqlText sql) {
        meter.accept(
            new CallEvent(platform, "redshift." + query.name().toLowerCase(Locale.ROOT), false));
        return answer(query, sql.toString());
      }

      @Override
      public void run(List<SqlText> statements) {
        meter.accept(new CallEvent(platform, "redshift.transaction", true));
        FakeDatabase.this.run(statements.stream().map(SqlText::toString).toList());
      }

      @Override
      public DataShareGateway dataShares() {
        return shares;
      }

      @Override
      public void lock(List<SqlText> statements) {
        meter.accept(new CallEvent(platform, "lock", false));
        FakeDatabase.this.run(statements.stream().map(SqlText::toString).toList());
      }
    };
  }

  /** Runs statements as somebody else would, by hand. */
  public synchronized void run(List<String> statements) {
    if (statements.isEmpty() || statements.size() > 40) {
      throw new MeshException(
          ErrorKind.USER, "ValidationException: " + statements.size() + " statements");
    }
    FakeState after = state.copy();
    for (String statement : statements) {
      listener.accept(statement);
      try {
        new FakeStatements(after, roles).run(statement);
      } catch (IllegalArgumentException e) {
        throw new MeshException(
            kind(String.valueOf(e.getMessage())), e.getMessage() + " in: " + statement, e);
      }
    }
    state = after;
  }

  private static ErrorKind kind(String said) {
    return said.contains("already exists") || said.contains("does not exist")
        ? ErrorKind.CONFLICT
        : ErrorKind.USER;
  }

  private synchronized List<List<Optional<String>>> answer(CatalogueQuery query, String sql) {
    if (query == CatalogueQuery.STANDING) {
      String yes = String.valueOf(administrator);
      return List.of(
          List.of(
              Optional.of(String.valueOf(administrator && superuser)),
              Optional.of(yes),
              Optional.of(yes),
              Optional.of("false"),
              Optional.of(collation)));
    }
    return new FakeCatalogue(state, administrator).answer(query, schemas(sql));
  }

  /** The schemas that a query names. */
  private static Set<String> schemas(String sql) {
    int in = sql.lastIndexOf(" IN (");
    Set<String> names = new TreeSet<>();
    if (in >= 0) {
      Sql list = new Sql(sql.substring(in + 5));
      do {
        names.add(list.next('t'));
      } while (list.take(","));
    }
    return names;
  }

  synchronized <T> T withState(Function<FakeState, T> what) {
    return what.apply(state);
  }

  synchronized void tell(String call) {
    listener.accept(call);
  }

  /** Everything that is there, one line each with all that could be changed about it. */
  public synchronized List<String> lines() {
    List<String> lines = new ArrayList<>(state.lines());
    lines.sort(Comparator.naturalOrder());
    return lines;
  }
}
