package io.meshwright.testkit.sim;

import io.meshwright.api.model.OutputPort;
import io.meshwright.api.model.PortKind;
import io.meshwright.api.name.NamePrefix;
import io.meshwright.api.name.Ordered;
import io.meshwright.api.resource.Address;
import io.meshwright.spi.Capabilities;
import io.meshwright.spi.KindTraits;
import io.meshwright.spi.Limit;
import java.util.List;
import java.util.Map;

/** The native kinds, their addresses and what the platform cannot do. */
final class SimulatedKinds {
  static final String PROVIDER = "simulated";
  static final String CONTAINER = "container";
  static final String TABLE = "table";
  static final String PRINCIPAL = "principal";
  static final String LOGIN = "login";
  static final String GRANT = "grant";
  static final String GUARD = "guard";
  static final String MASK = "mask";

  /** Kinds that lie inside a table. */
  static final List<String> INSIDE_TABLE = List.of(GRANT, GUARD, MASK);

  static final String TABLES_ONLY = "tables-only";
  static final String KEYED_HASH = "keyed-hash";
  static final String NO_LINK = "no-link";
  static final String NO_PIPELINE = "no-pipeline";
  static final String NO_QUALITY = "no-quality";

  private static final KindTraits PLAIN = KindTraits.PLAIN;
  private static final KindTraits ACCESS =
      new KindTraits(Ordered.set(List.of()), Ordered.set(List.of()), false, true);

  private SimulatedKinds() {}

  static Address container(String platform, NamePrefix prefix, OutputPort port) {
    return Address.of(platform, CONTAINER, prefix.on(port.address().product().toString()));
  }

  static Address table(String platform, NamePrefix prefix, OutputPort port, String table) {
    return Address.of(
        platform,
        TABLE,
        prefix.on(port.address().product().toString()),
        port.address().port() + "." + port.publishedName(table));
  }

  static Capabilities capabilities() {
    return new Capabilities(
        PROVIDER,
        Ordered.map(
            Map.of(
                CONTAINER, PLAIN,
                TABLE,
                    new KindTraits(
                        Ordered.set(List.of("columns")), Ordered.set(List.of()), true, false),
                PRINCIPAL, PLAIN,
                LOGIN, PLAIN,
                GRANT, ACCESS,
                GUARD,
                    new KindTraits(
                        Ordered.set(List.of("mode")), Ordered.set(List.of()), false, true),
                MASK, ACCESS)),
        Ordered.map(
            Map.of(
                PortKind.VIEW, TABLES_ONLY,
                PortKind.STREAM, TABLES_ONLY,
                PortKind.FILES, TABLES_ONLY,
                PortKind.MODEL, TABLES_ONLY,
                PortKind.SHARE, TABLES_ONLY)),
        Ordered.map(
            Map.of(
                TABLES_ONLY, limit(TABLES_ONLY, "it has tables and nothing else"),
                KEYED_HASH, limit(KEYED_HASH, "it keeps no keys"),
                NO_LINK, limit(NO_LINK, "it has no links to other platforms"),
                NO_PIPELINE, limit(NO_PIPELINE, "it runs nothing"),
                NO_QUALITY, limit(NO_QUALITY, "it checks nothing"))));
  }

  private static Limit limit(String id, String value) {
    return new Limit(id, value, "by design", "2026-11-22");
  }
}
