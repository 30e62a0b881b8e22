package io.meshwright.engine.catalogue;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where a link leads. */
sealed interface Target {
  /**
   * A file of the catalogue, and a place in it.
   *
   * @param file name of the file; empty for the same page
   * @param anchor id of an element; empty for the beginning
   */
  record Page(String file, String anchor) implements Target {
    private static final Pattern NAME = Pattern.compile("[a-z0-9._-]*");

    public Page {
      if (!NAME.matcher(file).matches() || !NAME.matcher(anchor).matches()) {
        throw new IllegalArgumentException(file + "#" + anchor + " is no page of a catalogue");
      }
    }

    String text() {
      return anchor.isEmpty() ? file : file + "#" + anchor;
    }
  }

  /** A page of the web; only made by {@link #web}. */
  record Web(URI address) implements Target {
    public Web {
      String scheme = String.valueOf(address.getScheme()).toLowerCase(Locale.ROOT);
      if (!scheme.equals("https") && !scheme.equals("http") || address.getHost() == null) {
        throw new IllegalArgumentException(address + " is no page of the web");
      }
    }

    String text() {
      return address.toASCIIString();
    }
  }

  static Page page(String file) {
    return new Page(file, "");
  }

  /** What a text names, where it is an address of the web; documents may hold any text. */
  static Optional<Web> web(String text) {
    try {
      return Optional.of(new Web(new URI(text)));
    } catch (URISyntaxException | IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
