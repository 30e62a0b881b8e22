package io.meshwright.api.model;

/** A parameter of a governance rule that the rule cannot do anything with. */
public final class RuleParameterException extends IllegalArgumentException {
  private static final long serialVersionUID = 1L;

  private final String parameter;

  /**
   * A parameter that does not fit.
   *
   * @param parameter its key
   * @param what what is wrong and what to write instead, for people
   */
  public RuleParameterException(String parameter, String what) {
    super(what);
    this.parameter = parameter;
  }

  /** Its key. */
  public String parameter() {
    return parameter;
  }
}
