package io.meshwright.provider.snowflake.client;

import io.meshwright.api.resource.Address;
import io.meshwright.api.resource.Marker;
import io.meshwright.kit.resource.MarkedComment;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfDatabase;
import io.meshwright.provider.snowflake.resource.SfExternal;
import io.meshwright.provider.snowflake.resource.SfImportedDatabase;
import io.meshwright.provider.snowflake.resource.SfResource;
import io.meshwright.provider.snowflake.resource.SfSchema;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfView;
import io.meshwright.provider.snowflake.resource.ToldColumn;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;

/** What the comments of our objects hold. */
public final class SfComments {
  private static final String COLUMN = "column.";
  private static final String TOLD = "in.";

  /** A place is one within the platform, whichever that is. */
  private static final String ANYWHERE = "";

  private static final String VOLUME = "volume";
  private static final String REFRESH = "refresh";
  private static final String REQUIRED = "required.";
  private static final String SHARE = "share";
  private static final String ROLE = "role";
  private static final String CHANGES = "changes";

  private SfComments() {}

  /**
   * Reads a comment. A clone is a copy, and no page says that it leaves the comment behind
   * (https://docs.snowflake.com/en/sql-reference/sql/create-clone): what is said of another object
   * is not said of this one.
   */
  static MarkedComment read(SnowflakeRow row, Address address) {
    return MarkedComment.read(row.text("comment"), place(address));
  }

  /** The comment as it is read of an object of ours. */
  public static MarkedComment read(String comment, SfResource object) {
    return MarkedComment.read(comment, place(object.address(ANYWHERE)));
  }

  /** What is in no database has a path that begins with nothing. */
  private static String place(Address address) {
    return address.path().stream().filter(p -> !p.isEmpty()).collect(Collectors.joining("."));
  }

  private static MarkedComment of(String description, SfResource object, Marker marker) {
    return MarkedComment.of(description, marker).at(place(object.address(ANYWHERE)));
  }

  /** The comment of a database of ours. */
  public static String of(SfDatabase database, Marker marker) {
    return of(database.description(), database, marker).text();
  }

  /** The comment of a schema of ours; a registry's says what goes into its models and comes out. */
  public static String of(SfSchema schema, Marker marker) {
    return telling(of(schema.description(), schema, marker), schema.columns()).text();
  }

  /** The comment of what another account shares: what that is, and whom we let have it. */
  public static String of(SfImportedDatabase database, Marker marker, Collection<String> claims) {
    return of("", database, marker)
        .with(SHARE, database.from())
        .with(ROLE, database.role())
        .claiming(claims)
        .text();
  }

  /** What an imported database was made of; empty where nobody says. */
  static String share(MarkedComment comment) {
    return comment.fields().getOrDefault(SHARE, "");
  }

  /** The role that an imported database was made for; empty where nobody says. */
  static String role(MarkedComment comment) {
    return comment.fields().getOrDefault(ROLE, "");
  }

  /** The comment of something of ours that has nothing to say but whose it is. */
  public static String plain(SfResource object, Marker marker) {
    return of("", object, marker).text();
  }

  /** The comment of something of ours that lists whom we let have it. */
  public static String ledger(SfResource object, Marker marker, Collection<String> claims) {
    return of("", object, marker).claiming(claims).text();
  }

  /** The comment of a table of ours; it says what columns are called by their contract. */
  public static String of(SfTable table, Marker marker) {
    MarkedComment comment = of(table.description(), table, marker);
    if (table.volume().isPresent()) {
      comment = comment.with(VOLUME, table.volume().get());
    }
    if (table.external().filter(SfExternal::refresh).isPresent()) {
      comment = comment.with(REFRESH, "on");
    }
    if (table.tracked()) {
      comment = comment.with(CHANGES, "tracked");
    }
    for (SfColumn column : table.columns()) {
      if (!column.neutral().isEmpty()) {
        comment = comment.with(COLUMN + column.name(), column.neutral() + " " + column.published());
      }
      if (table.external().isPresent() && column.required()) {
        comment = comment.with(REQUIRED + column.name(), "yes");
      }
    }
    return comment.text();
  }

  /** The comment of a view of ours; a port's says what its columns are called by their contract. */
  public static String of(SfView view, SfView.Body.Ruled body, Marker marker) {
    MarkedComment comment = of(view.description(), view, marker);
    for (SfView.Shown column : body.isPort() ? body.columns() : List.<SfView.Shown>of()) {
      comment = comment.with(COLUMN + column.name(), column.neutral() + " " + column.published());
    }
    return comment.text();
  }

  /** The comment of a stage of ours; it says what its contract says that is in its files. */
  public static String of(SfStage stage, Marker marker) {
    return telling(of(stage.description(), stage, marker), stage.columns()).text();
  }

  private static MarkedComment telling(MarkedComment plain, List<ToldColumn> columns) {
    MarkedComment comment = plain;
    int nth = 0;
    for (ToldColumn column : columns) {
      comment = comment.with(TOLD + "%05d".formatted(nth++), column.type() + " " + column.name());
    }
    return comment;
  }

  /** What the comment of a stage or registry says of columns. */
  static List<ToldColumn> columns(MarkedComment comment) {
    return comment.fields().entrySet().stream()
        .filter(f -> f.getKey().startsWith(TOLD))
        .map(f -> f.getValue().split(" ", 2))
        .filter(told -> told.length == 2)
        .map(told -> new ToldColumn(told[1], told[0]))
        .toList();
  }

  /** The external volume of a table; empty where nobody says. */
  static String volume(MarkedComment comment) {
    return comment.fields().getOrDefault(VOLUME, "");
  }

  /** Whether the changes of a table are wanted. */
  static boolean tracked(MarkedComment comment) {
    return comment.fields().containsKey(CHANGES);
  }

  /** Whether files should have a value for a column: nothing but its contract says so. */
  static boolean required(MarkedComment comment, String column) {
    return comment.fields().containsKey(REQUIRED + column);
  }

  /** Whether new files of an external table are told by the cloud: nothing else says so. */
  static boolean refresh(MarkedComment comment) {
    return comment.fields().containsKey(REFRESH);
  }

  /** What a column is called by its contract. */
  static String published(MarkedComment comment, String column) {
    List<String> told = told(comment, column);
    return told.size() == 2 ? told.get(1) : column;
  }

  /** The neutral type that a column was made of; empty where nobody says. */
  static String neutral(MarkedComment comment, String column) {
    List<String> told = told(comment, column);
    return told.size() == 2 ? told.getFirst() : "";
  }

  private static List<String> told(MarkedComment comment, String column) {
    return Arrays.asList(comment.fields().getOrDefault(COLUMN + column, "").split(" ", 2));
  }
}
