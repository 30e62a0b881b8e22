package io.meshwright.provider.postgres.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.jspecify.annotations.Nullable;
import org.tukaani.xz.XZInputStream;

/**
 * The unpacked programs of PostgreSQL: initdb, pg_ctl and postgres.
 *
 * @param root of the unpacked archive
 */
record EmbeddedPrograms(Path root) {
  private static final Pattern VERSION = Pattern.compile("\\(PostgreSQL\\) (\\d+)");
  private static final int KEY_LENGTH = 16;
  private static final int OWNER_EXECUTES = 0100;
  private static final Set<PosixFilePermission> EXECUTABLE =
      Set.copyOf(PosixFilePermissions.fromString("rwxr-xr-x"));
  private static final Set<PosixFilePermission> READABLE =
      Set.copyOf(PosixFilePermissions.fromString("rw-r--r--"));

  /**
   * The programs of an archive of the class path, unpacked under {@code cache} on first use.
   * Archives are told apart by their content, so versions live side by side.
   *
   * @throws MeshException USER where the archive is not on the class path
   */
  static EmbeddedPrograms unpacked(String archive, Path cache) throws IOException {
    @Nullable URL source = EmbeddedPrograms.class.getResource("/" + archive);
    if (source == null) {
      throw new MeshException(
          ErrorKind.USER,
          "the programs of PostgreSQL for this machine (%s) are not on the class path; add the artifact of the group io.zonky.test.postgres for it"
              .formatted(archive));
    }
    String name = archive.replace(".txz", "-") + key(source);
    EmbeddedFiles.checkName(cache);
    Path parent = EmbeddedFiles.passage(cache).toRealPath();
    Path root = parent.resolve(name);
    if (!Files.isDirectory(root)) {
      EmbeddedLock.holding(
          parent.resolve("lock"),
          () -> {
            if (!Files.isDirectory(root)) {
              EmbeddedFiles.complete(parent, name, staging -> unpack(source, staging));
            }
            return root;
          });
    }
    return new EmbeddedPrograms(root);
  }

  Path path(String program) {
    return root.resolve("bin").resolve(program);
  }

  /** The major version, which data folders are bound to. */
  String majorVersion() throws IOException {
    List<String> words = List.of(path("postgres").toString(), "--version");
    EmbeddedCommand.Result result = new EmbeddedCommand(words, root).run();
    Matcher matcher = VERSION.matcher(result.output());
    if (result.exit() == 0 && matcher.find()) {
      return matcher.group(1);
    }
    throw new MeshException(
        ErrorKind.USER,
        "the programs of PostgreSQL in %s do not run: %s; delete that folder to have them unpacked again"
            .formatted(root, result.failure()));
  }

  private static String key(URL source) throws IOException {
    MessageDigest digest = sha256();
    try (InputStream in = new DigestInputStream(source.openStream(), digest)) {
      in.transferTo(OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest()).substring(0, KEY_LENGTH);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new MeshException(ErrorKind.INTERNAL, "every Java platform has SHA-256", e);
    }
  }

  private static void unpack(URL source, Path target) throws IOException {
    try (InputStream in = new XZInputStream(new BufferedInputStream(source.openStream()));
        TarArchiveInputStream tar = new TarArchiveInputStream(in)) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        Path path = target.resolve(entry.getName()).normalize();
        if (!path.startsWith(target)) {
          throw new IOException(source + " holds " + entry.getName() + ", outside of itself");
        }
        unpack(tar, entry, path);
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path)
      throws IOException {
    if (entry.isDirectory()) {
      makeFolder(path);
      return;
    }
    if (!entry.isFile() && !entry.isSymbolicLink()) {
      throw new IOException(entry.getName() + " is neither file, folder nor symbolic link");
    }
    Path parent = path.getParent();
    if (parent != null) {
      makeFolder(parent);
    }
    if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
      return;
    }
    Files.copy(tar, path);
    boolean executable = (entry.getMode() & OWNER_EXECUTES) != 0;
    Files.setPosixFilePermissions(path, executable ? EXECUTABLE : READABLE);
  }

  // Whatever the caller's umask: another account may have to run the programs.
  private static void makeFolder(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path);
      Files.setPosixFilePermissions(path, EXECUTABLE);
    }
  }
}
