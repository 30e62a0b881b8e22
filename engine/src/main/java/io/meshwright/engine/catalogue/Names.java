package io.meshwright.engine.catalogue;

import io.meshwright.api.name.DomainName;
import io.meshwright.api.name.PolicyId;
import io.meshwright.api.name.PortAddress;
import io.meshwright.api.name.PrincipalId;
import io.meshwright.api.name.ProductAddress;
import io.meshwright.api.name.SessionId;
import io.meshwright.api.name.TableAddress;
import io.meshwright.api.resource.Digest;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Names of files and of places in them. Every one is made of {@code a-z 0-9 . _ -}, so that it is
 * the same file on every file system and needs no escaping in a link. A name that is not of that
 * form gets a digest, so that two names never fall together.
 */
final class Names {
  static final Target.Page OVERVIEW = Target.page("index.html");
  static final Target.Page PRODUCTS = Target.page("products.html");
  static final Target.Page LINEAGE = Target.page("lineage.html");
  static final Target.Page PEOPLE = Target.page("people.html");
  static final Target.Page MATRIX = Target.page("access.html");
  static final Target.Page POLICIES = Target.page("policies.html");
  static final Target.Page CLASSIFICATIONS = Target.page("classifications.html");
  static final Target.Page OWNERS = Target.page("owners.html");
  static final Target.Page FINDINGS = Target.page("findings.html");

  private static final Pattern PLAIN = Pattern.compile("[a-z0-9._-]+");
  private static final int LONGEST = 60;

  private Names() {}

  static Target.Page domain(DomainName name) {
    return Target.page("domain-" + name + ".html");
  }

  static Target.Page product(ProductAddress address) {
    return Target.page("product-" + slug(address.toString(), 2 * LONGEST) + ".html");
  }

  static Target.Page port(PortAddress address) {
    return new Target.Page(product(address.product()).file(), portAnchor(address));
  }

  static String portAnchor(PortAddress address) {
    return "port-" + address.port() + "." + address.major();
  }

  static Target.Page table(TableAddress address) {
    PortAddress port = address.port();
    String name = port.product() + "." + port.port() + "." + port.major();
    return Target.page(
        "table-" + slug(name, 2 * LONGEST) + "." + slug(address.table(), LONGEST) + ".html");
  }

  static Target.Page column(TableAddress table, String column) {
    return new Target.Page(table(table).file(), columnAnchor(column));
  }

  static String columnAnchor(String column) {
    return "column-" + slug(column, LONGEST);
  }

  static Target.Page session(SessionId id) {
    return Target.page("session-" + slug(id.value(), LONGEST) + ".html");
  }

  static Target.Page principal(PrincipalId id) {
    String kind = id.kind().name().toLowerCase(Locale.ROOT);
    return Target.page("principal-" + kind + "-" + slug(id.name(), LONGEST) + ".html");
  }

  static Target.Page policy(PolicyId id) {
    return new Target.Page(POLICIES.file(), policyAnchor(id));
  }

  static String policyAnchor(PolicyId id) {
    return "policy-" + slug(id.value(), LONGEST);
  }

  static Target.Page classification(String name) {
    return new Target.Page(CLASSIFICATIONS.file(), classificationAnchor(name));
  }

  static String classificationAnchor(String name) {
    return "class-" + slug(name, LONGEST);
  }

  /** Two dashes stand before digests only. */
  static String slug(String name, int longest) {
    if (PLAIN.matcher(name).matches() && name.length() <= longest && !name.contains("--")) {
      return name;
    }
    String readable =
        name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
    String start = readable.substring(0, Math.min(readable.length(), longest / 2));
    return start + "--" + Digest.of(name);
  }
}
