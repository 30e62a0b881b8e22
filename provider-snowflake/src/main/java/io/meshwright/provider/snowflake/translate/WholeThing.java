package io.meshwright.provider.snowflake.translate;

import java.util.Optional;

/**
 * What is read as a whole or not at all, in words of its verdicts.
 *
 * @param thing what it is, for people
 * @param exact how a grant is kept where nothing is lost
 * @param managed what is left of managing
 * @param writing why nobody writes who does not read
 * @param shown why nobody discovers who does not read
 * @param own why whoever writes does not change everything; empty where he does
 * @param other why no other account reads it
 * @param limits limits of the whole, of writing, of discovering, of what is one's own and of other
 *     accounts
 */
record WholeThing(
    String thing,
    String exact,
    String managed,
    String writing,
    String shown,
    Optional<String> own,
    String other,
    Limits limits) {
  /** Ids of limits. */
  record Limits(String whole, String write, String discover, String own, String other) {}

  static final WholeThing STAGE =
      new WholeThing(
          "the stage",
          "READ, or READ and WRITE, on a stage, by a database role",
          "whom it is for reads and writes the stage, and lets nobody else",
          "whoever writes a stage reads it",
          "a stage is shown to nobody who may not read it",
          Optional.empty(),
          "is another account, which reads ports of kind share only",
          new Limits("stage-whole", "stage-write", "stage-discover", "", "share-consumer"));

  static final WholeThing REGISTRY =
      new WholeThing(
          "the registry",
          "USAGE on all models of the registry, those to come included, by a database role",
          "whom it is for uses models and logs them, and lets nobody else",
          "whoever logs a model owns it, and uses it",
          "a model is shown to nobody who may not use it",
          Optional.of("whoever writes logs models, and changes none that somebody else logged"),
          "is another account, and what is shared names models one by one",
          new Limits("model-whole", "model-write", "model-discover", "model-own", "model-share"));
}
