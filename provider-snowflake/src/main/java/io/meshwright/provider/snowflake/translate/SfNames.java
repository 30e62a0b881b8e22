package io.meshwright.provider.snowflake.translate;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.resource.Digest;
import io.meshwright.provider.snowflake.resource.SfWarehouse;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Native names; the same model gives the same names. They are upper-case words, so that a person
 * writes them without quotes; what that folds together is told apart by a hash of the whole.
 */
final class SfNames {
  /** Characters of an identifier, docs.snowflake.com/en/sql-reference/identifiers-syntax. */
  private static final int MAX_NAME = 255;

  /** In place of a privilege, which none is called. */
  private static final String SHARED = "SHARED";

  /** Characters of a tag's value. */
  private static final int MAX_TAG_VALUE = 256;

  private static final int HASH_DIGITS = 8;
  private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

  private SfNames() {}

  /** The database of a domain. */
  static String database(NamePrefix prefix, DomainName domain) {
    return folded(prefix.on(domain.value()));
  }

  /** The database that is what another account shares of a port. */
  static String imported(NamePrefix prefix, PortAddress source) {
    return folded(
        prefix.on(
            String.join(
                "__",
                source.product().domain().value(),
                source.product().product(),
                source.port() + "_v" + source.major())));
  }

  /** The warehouse of a domain; the name of its monitor is longer by a word. */
  static String warehouse(NamePrefix prefix, DomainName domain) {
    String whole = SfWarehouse.PREFIX + database(prefix, domain);
    return whole.length() <= MAX_NAME / 2
        ? whole
        : whole.substring(0, MAX_NAME / 2) + "_" + hash(whole);
  }

  /** The schema of a domain's tags. */
  static String tags(NamePrefix prefix) {
    return folded(prefix.on("mw_tags"));
  }

  /** A value of a tag, docs.snowflake.com/en/user-guide/object-tagging/introduction. */
  static String tagValue(String value) {
    return value.length() <= MAX_TAG_VALUE
        ? value
        : value.substring(0, MAX_TAG_VALUE - HASH_DIGITS - 1) + "_" + hash(value);
  }

  /** The schema of a product. */
  static String schema(NamePrefix prefix, ProductAddress product) {
    return folded(prefix.on(product.product()));
  }

  /** The registry of a port of models: a schema, beside those of products. */
  static String registry(NamePrefix prefix, ProductAddress product, OutputPort port, String table) {
    return folded(prefix.on(product.product() + "__" + port.publishedName(table)));
  }

  /** A table of a port. */
  static String table(OutputPort port, String table) {
    return folded(port.publishedName(table));
  }

  /** The view by which a table of a port is read, where it is not read itself. */
  static String view(OutputPort port, String table) {
    return folded(port.publishedName(table) + "_view");
  }

  /** A dynamic table that a port's view reads, by what it keeps. */
  static String data(String view, Iterable<String> query) {
    String whole = view + "_DATA_" + group(query);
    return whole.length() <= MAX_NAME ? whole : cut(whole) + "_" + hash(whole);
  }

  /** The task of a pipeline. */
  static String task(String pipeline) {
    return folded(pipeline);
  }

  /** The stream by which a pipeline follows a table of an input. */
  static String stream(String pipeline, String input, String table) {
    return folded(pipeline + "__" + input + "__" + table);
  }

  /** A column. */
  static String column(String column) {
    return folded(column);
  }

  /**
   * The role of a port by one privilege.
   *
   * @param group tells apart the roles of one port and privilege; may be empty
   */
  static String role(String schema, PortAddress port, String privilege, String group) {
    String name = schema + "__" + upper(port.port() + "_v" + port.major()) + "__" + privilege;
    String whole = group.isEmpty() ? name : name + "__" + group;
    return whole.length() <= MAX_NAME ? whole : cut(whole) + "_" + hash(whole);
  }

  /** The role by which policies know another account that reads a port. */
  static String shared(String schema, PortAddress port, String account) {
    return role(schema, port, SHARED, consumer(account));
  }

  /** The view by which another account reads a table. */
  static String sharedView(String table, String account) {
    String whole = table + "_" + SHARED + "_" + consumer(account);
    return whole.length() <= MAX_NAME ? whole : cut(whole) + "_" + hash(whole);
  }

  /** Names of organisations have no underscore, so that no two accounts have one name here. */
  private static String consumer(String account) {
    return account.substring(account.indexOf(':') + 1).replace('.', '_');
  }

  /** The share of such a role; names of shares are the account's, so that it has the database's. */
  static String share(String database, String role) {
    String whole = database + "__" + role;
    return whole.length() <= MAX_NAME ? whole : cut(whole) + "_" + hash(whole);
  }

  /**
   * The listing of a share. Names of listings are the organisation's, so that it has the account's,
   * and begin with a letter.
   */
  static String listing(String account, String share) {
    String whole = "MW_" + upper(account) + "__" + share;
    return whole.length() <= MAX_NAME ? whole : cut(whole) + "_" + hash(whole);
  }

  /** A short name of many. */
  static String group(Iterable<String> names) {
    return hash(String.join("\n", names));
  }

  private static String folded(String name) {
    String upper = upper(name);
    return PLAIN.matcher(name).matches() && upper.length() <= MAX_NAME
        ? upper
        : cut("_".repeat(startsWithDigit(upper) ? 1 : 0) + upper) + "_" + hash(name);
  }

  private static boolean startsWithDigit(String name) {
    return name.isEmpty() || Character.isDigit(name.charAt(0));
  }

  private static String upper(String name) {
    return name.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9_]", "_");
  }

  private static String cut(String name) {
    return name.substring(0, Math.min(name.length(), MAX_NAME - HASH_DIGITS - 1));
  }

  private static String hash(String name) {
    return Digest.of(name).hex().substring(0, HASH_DIGITS).toUpperCase(Locale.ROOT);
  }
}
