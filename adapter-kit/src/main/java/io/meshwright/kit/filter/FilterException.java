package io.meshwright.kit.filter;

/** Stops parsing at the first finding; later ones would be guesses. */
final class FilterException extends Exception {
  private static final long serialVersionUID = 1L;

  private final int offset;

  FilterException(int offset, String message) {
    super(message, null, false, false);
    this.offset = offset;
  }

  FilterFinding finding() {
    return new FilterFinding(offset, String.valueOf(getMessage()));
  }
}
