package io.meshwright.provider.postgres.translate;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.WorkspaceId;
import io.meshwright.api.resource.Digest;
import io.meshwright.provider.postgres.sql.PgSql;
import java.nio.charset.StandardCharsets;

/** Names of what we make; the same model gives the same names. */
public final class PgNames {
  /** How names of our roles begin. */
  public static final String ROLE_PREFIX = "mw_";

  private static final int HASH_DIGITS = 8;

  private PgNames() {}

  /** The schema that consumers of a product use. */
  public static String schema(NamePrefix prefix, ProductAddress product) {
    return fit(prefix.on(product.domain() + "_" + product.product()));
  }

  /** The schema of the tables behind a published schema. */
  public static String internalSchema(String schema) {
    return fit(schema + "_internal");
  }

  /** The name of a table of a port, both the published view's and the internal table's. */
  public static String relation(OutputPort port, String table) {
    return fit(port.publishedName(table));
  }

  /** The index over the partition columns of an internal table. */
  public static String partitionIndex(String table) {
    return fit(table + "_partition");
  }

  /** The role that owns a published view. */
  public static String publisher(String schema, String relation) {
    return fit(ROLE_PREFIX + schema + "_" + relation + "_publisher");
  }

  /** The role whose members an access policy is about, on one table. */
  public static String access(String schema, String relation, PolicyId policy) {
    return fit(ROLE_PREFIX + schema + "_" + relation + "__" + policy);
  }

  /** The role whose members see columns without a mask. */
  public static String unmask(NamePrefix prefix, WorkspaceId workspace, PolicyId policy) {
    return fit(ROLE_PREFIX + prefix.on("unmask__" + part(workspace) + policy));
  }

  /** The role whose members see the rows that a row policy keeps back. */
  public static String seeAll(NamePrefix prefix, WorkspaceId workspace, PolicyId policy) {
    return fit(ROLE_PREFIX + prefix.on("seeall__" + part(workspace) + policy));
  }

  /** No product is in these names, and policies of two workspaces may have one id. */
  private static String part(WorkspaceId workspace) {
    return workspace.isMain() ? "" : workspace.mesh() + "_" + workspace.workspace() + "__";
  }

  /** The role whose members fill the tables of a product. */
  public static String producer(String schema) {
    return fit(ROLE_PREFIX + schema + "_producer");
  }

  /** The login of a declared session, on an embedded server. */
  public static String session(NamePrefix prefix, SessionId session) {
    return fit(prefix.on("session_" + session));
  }

  /** A name that the server keeps whole: what is too long is cut and told apart by its hash. */
  public static String fit(String name) {
    if (bytes(name) <= PgSql.MAX_NAME_BYTES) {
      return name;
    }
    StringBuilder kept = new StringBuilder();
    int left = PgSql.MAX_NAME_BYTES - HASH_DIGITS - 1;
    for (int point : name.codePoints().toArray()) {
      String next = Character.toString(point);
      left -= bytes(next);
      if (left < 0) {
        break;
      }
      kept.append(next);
    }
    return kept + "_" + Digest.of(name).hex().substring(0, HASH_DIGITS);
  }

  private static int bytes(String name) {
    return name.getBytes(StandardCharsets.UTF_8).length;
  }
}
