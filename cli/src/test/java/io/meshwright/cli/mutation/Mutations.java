package io.meshwright.cli.mutation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/** Broken workspaces, the same ones from the same seed. */
public final class Mutations {
  private static final int ATTEMPTS = 50;

  private final Map<Broken.Kind, Breaking> ways = new LinkedHashMap<>();

  private Mutations(Example example) {
    KeySlips keys = new KeySlips(example);
    ways.put(Broken.Kind.KEY_IN_MESH, keys::mesh);
    ways.put(Broken.Kind.KEY_IN_DOMAIN, keys::domain);
    ways.put(Broken.Kind.KEY_IN_PRODUCT, keys::product);
    ways.put(Broken.Kind.KEY_IN_CONTRACT, keys::contract);
    ways.put(Broken.Kind.KEY_IN_ODPS, keys::odps);
    ways.put(Broken.Kind.KEY_IN_POLICY, keys::policy);
    ways.put(Broken.Kind.KEY_IN_ENVIRONMENT, keys::environment);
    NameSlips names = new NameSlips(example);
    ways.put(Broken.Kind.ID_DEFINED, names::defined);
    ways.put(Broken.Kind.ID_REFERRED, names::referred);
    ways.put(Broken.Kind.PRINCIPAL, names::principal);
    ways.put(Broken.Kind.CLASSIFICATION, names::classification);
    WrongValues values = new WrongValues(example);
    ways.put(Broken.Kind.WRONG_TYPE, values::type);
    ways.put(Broken.Kind.BAD_REFERENCE, values::reference);
    ways.put(Broken.Kind.WRONG_WORD, values::word);
    BrokenText text = new BrokenText(example);
    ways.put(Broken.Kind.BAD_INDENT, text::indent);
    ways.put(Broken.Kind.BROKEN_YAML, text::yaml);
    ways.put(Broken.Kind.DUPLICATE, new Twice(example)::next);
    BadFilters filters = new BadFilters(example);
    ways.put(Broken.Kind.FILTER_SYNTAX, filters::syntax);
    ways.put(Broken.Kind.FILTER_COLUMN, filters::column);
    ways.put(Broken.Kind.FILTER_TYPE, filters::type);
  }

  private interface Breaking {
    Broken broken(Random random);
  }

  /** The mutations of the example in a folder. */
  public static Mutations of(Path folder) throws IOException {
    return new Mutations(Example.read(folder));
  }

  /** Broken workspaces of one kind, all different; fewer where there are no more. */
  public List<Broken> of(Broken.Kind kind, long seed, int count) {
    Random random = new Random(seed + List.of(Broken.Kind.values()).indexOf(kind));
    Set<String> seen = new LinkedHashSet<>();
    List<Broken> broken = new ArrayList<>();
    Breaking way = ways.get(kind);
    for (int i = 0; way != null && broken.size() < count && i < ATTEMPTS * count; i++) {
      Broken next = way.broken(random);
      if (seen.add(next.file() + next.text())) {
        broken.add(next);
      }
    }
    return broken;
  }
}
