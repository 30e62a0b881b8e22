package io.meshwright.testkit.generate;

/** What policies of random cases may hold, besides that somebody reads a whole table. */
public enum PolicyFeature {
  /** Privileges other than READ. */
  PRIVILEGES,
  /** Grants that end, or have ended. */
  ENDS,
  /** Grants of some columns. */
  COLUMNS,
  /** Grants of the rows that a filter lets through. */
  ROWS,
  /** Denials. */
  DENIALS,
  /** Row policies. */
  ROW_POLICIES,
  /** Masks. */
  MASKS,
  /** Principals within groups. */
  NESTING
}
