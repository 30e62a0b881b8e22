package io.meshwright.provider.postgres.client;

import com.sun.security.auth.module.UnixSystem;
import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;

/**
 * What the embedded server has to know of the machine and the user; the one place that asks the JVM
 * for it.
 *
 * @param archive class path name of the PostgreSQL programs for this machine
 * @param cache folder of unpacked programs; absent where the user has no home
 * @param uid of the user
 */
record EmbeddedHost(String archive, Optional<Path> cache, long uid) {
  private static final Path SYSTEM_CACHE = Path.of("/var/cache/meshwright/postgres");

  /**
   * This machine.
   *
   * @throws MeshException USER where it is neither Linux nor macOS
   */
  static EmbeddedHost current() {
    String system = system(System.getProperty("os.name", ""));
    String archive = "postgres-" + system + "-" + architecture(System.getProperty("os.arch", ""));
    String variant = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
    long uid = new UnixSystem().getUid();
    return new EmbeddedHost(archive + variant + ".txz", cache(uid), uid);
  }

  boolean root() {
    return uid == 0;
  }

  private static String system(String name) {
    String lower = name.toLowerCase(Locale.ROOT);
    if (lower.startsWith("linux")) {
      return "linux";
    }
    if (lower.startsWith("mac")) {
      return "darwin";
    }
    throw new MeshException(
        ErrorKind.USER,
        "the embedded PostgreSQL does not run on %s, only on Linux and macOS; give the platform the url of another PostgreSQL"
            .formatted(name));
  }

  private static String architecture(String name) {
    return switch (name) {
      case "amd64", "x86_64" -> "x86_64";
      case "aarch64" -> "arm_64";
      default -> name;
    };
  }

  // Root's programs may have to be run by another user, who cannot enter root's home.
  private static Optional<Path> cache(long uid) {
    if (uid == 0) {
      return Optional.of(SYSTEM_CACHE);
    }
    Path home = Path.of(System.getProperty("user.home", "?"));
    return Optional.of(home)
        .filter(path -> path.isAbsolute() && Files.isDirectory(path))
        .map(path -> path.resolve(".cache/meshwright/postgres"));
  }
}
