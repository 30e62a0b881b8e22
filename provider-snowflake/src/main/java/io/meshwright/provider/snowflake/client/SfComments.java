package io.meshwright.provider.snowflake.client;

import io.meshwright.api.resource.Marker;
import io.meshwright.kit.resource.MarkedComment;
import io.meshwright.provider.snowflake.resource.SfColumn;
import io.meshwright.provider.snowflake.resource.SfStage;
import io.meshwright.provider.snowflake.resource.SfTable;
import io.meshwright.provider.snowflake.resource.SfView;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** What the comments of our objects hold. */
public final class SfComments {
  private static final String COLUMN = "column.";
  private static final String FILES = "in.";

  private static final String VOLUME = "volume";

  private SfComments() {}

  /** The comment of a database or schema of ours. */
  public static String of(String description, Marker marker) {
    return MarkedComment.of(description, marker).text();
  }

  /** The comment of a database role of ours, which lists those who were given it by us. */
  public static String ofRole(Marker marker, Collection<String> claims) {
    return MarkedComment.of("", marker).claiming(claims).text();
  }

  /** The comment of a share, or warehouse, of ours, which lists those who were let in by us. */
  public static String ofShare(Marker marker, Collection<String> claims) {
    return MarkedComment.of("", marker).claiming(claims).text();
  }

  /** The comment of a table of ours; it says what columns are called by their contract. */
  public static String of(SfTable table, Marker marker) {
    MarkedComment comment = MarkedComment.of(table.description(), marker);
    if (table.volume().isPresent()) {
      comment = comment.with(VOLUME, table.volume().get());
    }
    for (SfColumn column : table.columns()) {
      if (!column.neutral().isEmpty()) {
        comment = comment.with(COLUMN + column.name(), column.neutral() + " " + column.published());
      }
    }
    return comment.text();
  }

  /** The comment of a view of ours; a port's says what its columns are called by their contract. */
  public static String of(SfView view, SfView.Body.Ruled body, Marker marker) {
    MarkedComment comment = MarkedComment.of(view.description(), marker);
    for (SfView.Shown column : body.isPort() ? body.columns() : List.<SfView.Shown>of()) {
      comment = comment.with(COLUMN + column.name(), column.neutral() + " " + column.published());
    }
    return comment.text();
  }

  /** The comment of a stage of ours; it says what its contract says that is in its files. */
  public static String of(SfStage stage, Marker marker) {
    MarkedComment comment = MarkedComment.of(stage.description(), marker);
    int nth = 0;
    for (SfStage.Column column : stage.columns()) {
      comment = comment.with(FILES + "%05d".formatted(nth++), column.type() + " " + column.name());
    }
    return comment.text();
  }

  /** What a stage's comment says that is in its files. */
  static List<SfStage.Column> columns(MarkedComment comment) {
    return comment.fields().entrySet().stream()
        .filter(f -> f.getKey().startsWith(FILES))
        .map(f -> f.getValue().split(" ", 2))
        .filter(told -> told.length == 2)
        .map(told -> new SfStage.Column(told[1], told[0]))
        .toList();
  }

  /** The external volume of a table; empty where nobody says. */
  static String volume(MarkedComment comment) {
    return comment.fields().getOrDefault(VOLUME, "");
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
