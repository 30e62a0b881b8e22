package io.meshwright.cli.mutation;

import java.util.List;
import java.util.Random;

/**
 * Slips of the pen in keys. Keys that are names of the user's own are left out, and so is what the
 * standard leaves open: the description of a contract and the arguments of its rules may hold any
 * key.
 */
final class KeySlips {
  private static final String NAMES_OF_MESH =
      "(platforms|principals|sessions|classifications)/[^/]+|platforms/[^/]+/settings/.*";
  private static final String NAMES_OF_PRODUCT =
      "(ports|inputs|samples|pipelines)/[^/]+|ports/[^/]+/(publish|view/columns)/.*";

  private final Example example;

  KeySlips(Example example) {
    this.example = example;
  }

  Broken mesh(Random random) {
    return slip(Broken.Kind.KEY_IN_MESH, "mesh\\.yaml", NAMES_OF_MESH, random);
  }

  Broken domain(Random random) {
    return slip(Broken.Kind.KEY_IN_DOMAIN, ".*/domain\\.yaml", "", random);
  }

  Broken product(Random random) {
    return slip(Broken.Kind.KEY_IN_PRODUCT, ".*/product\\.yaml", NAMES_OF_PRODUCT, random);
  }

  Broken contract(Random random) {
    return slip(
        Broken.Kind.KEY_IN_CONTRACT, ".*\\.odcs\\.yaml", "description/.*|.*/arguments/.*", random);
  }

  Broken odps(Random random) {
    return slip(Broken.Kind.KEY_IN_ODPS, ".*\\.odps\\.yaml", "", random);
  }

  Broken policy(Random random) {
    return slip(Broken.Kind.KEY_IN_POLICY, "policies/.*", "", random);
  }

  Broken environment(Random random) {
    return slip(Broken.Kind.KEY_IN_ENVIRONMENT, "environments/.*", NAMES_OF_MESH, random);
  }

  private Broken slip(Broken.Kind kind, String files, String names, Random random) {
    String file = Example.any(random, example.files(files));
    Piece key =
        example.any(random, p -> p.file().equals(file) && p.isKey() && !p.path().matches(names));
    Typos.Slip slip = Example.any(random, List.of(Typos.Slip.values()));
    String wrong = Typos.of(key.raw(), slip, random);
    return new Broken(
        kind,
        slip + " in the key '" + key.raw() + "': " + wrong,
        file,
        example.with(key, wrong),
        key.place(),
        List.of(key.raw()));
  }
}
