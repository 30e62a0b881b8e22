package io.meshwright.provider.aws.resource;

import java.util.Set;

/** The arguments of jobs that we write; what others write may be anything, secrets too. */
public final class JobArguments {
  /** The language of the script. */
  public static final String LANGUAGE = "--job-language";

  /** The catalogue of Glue as that of Spark. */
  public static final String CATALOGUE = "--enable-glue-datacatalog";

  /** Libraries for table formats. */
  public static final String FORMATS = "--datalake-formats";

  /** The tables of each input port: {@code port=database.table,...;port=...}. */
  public static final String INPUTS = "--meshwright_inputs";

  /** The tables of each output port, written likewise. */
  public static final String OUTPUTS = "--meshwright_outputs";

  private static final Set<String> KNOWN = Set.of(LANGUAGE, CATALOGUE, FORMATS, INPUTS, OUTPUTS);

  private JobArguments() {}

  /** Whether we write an argument of that name. */
  public static boolean isKnown(String name) {
    return KNOWN.contains(name);
  }
}
