package io.meshwright.cli.render;

import io.meshwright.api.report.AccessRequest;

/** A request for access, for people. */
public final class RequestText {
  private RequestText() {}

  /** The file, and what it would do. */
  public static String of(AccessRequest request, Style style) {
    String exposure = ExposureText.of(request.exposure(), style);
    return "Written to "
        + Printable.line(request.file())
        + ":\n\n"
        + Printable.lines(request.document()).indent(4)
        + "\n"
        + (exposure.isEmpty() ? "It changes nobody's access.\n" : exposure)
        + "It is in effect when it is merged and applied.\n";
  }
}
