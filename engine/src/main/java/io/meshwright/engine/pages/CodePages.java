package io.meshwright.engine.pages;

import io.meshwright.api.name.Ordered;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import io.meshwright.kit.text.Suggestions;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The pages of all codes. They are resources below {@code META-INF/meshwright/codes}: those of the
 * library lie in the engine's jar, and an adapter may bring its own.
 */
public final class CodePages {
  private static final String FOLDER = "META-INF/meshwright/codes/";
  private static final String ENDING = ".md";
  private static final Pattern CODE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*");

  private final ClassLoader loader;

  /** The pages that a class loader sees. */
  public CodePages(ClassLoader loader) {
    this.loader = loader;
  }

  /** The pages that come with the library. */
  public static CodePages ofLibrary() {
    return new CodePages(CodePages.class.getClassLoader());
  }

  /** The page of a code; empty where it has none. */
  public Optional<CodePage> find(String code) {
    if (!CODE.matcher(code).matches()) {
      return Optional.empty();
    }
    try (InputStream in = loader.getResourceAsStream(FOLDER + code + ENDING)) {
      return in == null
          ? Optional.empty()
          : Optional.of(new CodePage(code, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    } catch (IOException e) {
      throw new UncheckedIOException("the page of " + code + " cannot be read", e);
    }
  }

  /**
   * The page of a code.
   *
   * @throws MeshException of kind USER where there is none, with what may have been meant
   */
  public CodePage page(String code) {
    return find(code).orElseThrow(() -> unknown(code));
  }

  private MeshException unknown(String code) {
    String meant = Suggestions.didYouMean(code, codes());
    return new MeshException(
        ErrorKind.USER,
        "there is no code '%s'; %s"
            .formatted(code, meant.isEmpty() ? "meshwright explain-code lists them" : meant));
  }

  /** Every page, by code. */
  public SortedMap<String, CodePage> all() {
    TreeMap<String, CodePage> pages = new TreeMap<>();
    codes().forEach(code -> find(code).ifPresent(page -> pages.put(code, page)));
    return Ordered.map(pages);
  }

  private SortedSet<String> codes() {
    TreeSet<String> codes = new TreeSet<>();
    try {
      for (URL folder : Collections.list(loader.getResources(FOLDER))) {
        names(folder).stream()
            .filter(name -> name.endsWith(ENDING))
            .map(name -> name.substring(0, name.length() - ENDING.length()))
            .filter(name -> CODE.matcher(name).matches())
            .forEach(codes::add);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the pages of the codes cannot be listed", e);
    }
    return codes;
  }

  /** The files of a folder of the class path: in a jar, or of a build that made no jar yet. */
  private static List<String> names(URL folder) throws IOException {
    if (folder.openConnection() instanceof JarURLConnection connection) {
      connection.setUseCaches(false);
      try (JarFile jar = connection.getJarFile()) {
        return jar.stream()
            .map(entry -> entry.getName())
            .filter(name -> name.startsWith(FOLDER))
            .map(name -> name.substring(FOLDER.length()))
            .toList();
      }
    }
    try (Stream<Path> files = Files.list(Path.of(URI.create(folder.toString())))) {
      return files.map(file -> String.valueOf(file.getFileName())).toList();
    }
  }
}
