package io.meshwright.api.model;

/** How far a run may go in what it takes away. */
public enum Authority {
  /** Shows differences and changes nothing. */
  REPORT,
  /** Makes what is declared and takes away only what is ours. */
  ADDITIVE,
  /** Also takes away access that is not declared; never what holds data, nor what narrows. */
  AUTHORITATIVE
}
