package io.meshwright.provider.aws.client;

import io.meshwright.api.name.Ordered;
import io.meshwright.provider.aws.resource.TagExpression;
import java.util.List;
import java.util.SortedSet;

/**
 * A right as Lake Formation has it: also an entry of a batch that grants or revokes.
 *
 * @param principal an ARN, an account, or IAM_ALLOWED_PRINCIPALS
 * @param on what it is about
 * @param permissions words as the service has them, ALL among them
 * @param grantable those that may be granted on
 */
public record LakePermission(
    String principal, On on, SortedSet<String> permissions, SortedSet<String> grantable) {
  /** Copies the words. */
  public LakePermission {
    permissions = Ordered.set(permissions);
    grantable = Ordered.set(grantable);
  }

  /** What a right is about. */
  public sealed interface On {}

  /** A database. */
  public record Database(String name) implements On {}

  /** A table. */
  public record Table(String database, String name) implements On {}

  /** Every table of a database, also those to come. */
  public record EveryTable(String database) implements On {}

  /**
   * Columns of a table.
   *
   * @param database the table's database
   * @param table the table
   * @param columns those named
   * @param allBut whether all columns but those are meant
   */
  public record Columns(String database, String table, List<String> columns, boolean allBut)
      implements On {
    /** Copies the columns. */
    public Columns {
      columns = List.copyOf(columns);
    }
  }

  /** What a filter shows of a table. */
  public record Filter(String database, String table, String name) implements On {}

  /**
   * Whatever carries LF-tags.
   *
   * @param type as the service says it: tables or databases
   * @param asked what tags; unknown where they are saved under a name, or not understood
   * @param saved the name under which they are saved; may be empty
   * @param words what is asked for, for people
   */
  public record Tagged(String type, TagExpression asked, String saved, String words)
      implements On {}

  /** The files of a place, {@code arn:aws:s3:::bucket/prefix}. */
  public record Location(String arn) implements On {}

  /** A catalogue. */
  public record Catalogue() implements On {}

  /** Something that lets nobody read data: a tag. */
  public record Other(String text) implements On {}
}
