package io.meshwright.provider.postgres.client;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The data of one server and the secrets that belong to it. They are made together, or not at all:
 * a password that does not fit its data would lock everybody out.
 *
 * @param home the server's folder
 */
record EmbeddedCluster(Path home) {
  static final String ADMIN = "meshwright_admin";
  static final String DATABASE = "mesh";

  private static final String NAME = "cluster";
  private static final String DATA = "data";
  private static final String PASSWORD = "admin-password";
  private static final String SECRET = "role-secret";
  private static final int SECRET_BYTES = 32;
  private static final String MAC = "HmacSHA256";
  private static final String ACCESS =
      """
      # Written by Meshwright: passwords always, and from this machine only.
      host all all 127.0.0.1/32 scram-sha-256
      """;

  Path data() {
    return home.resolve(NAME).resolve(DATA);
  }

  /**
   * Makes data and secrets where there are none, and gives them to the account.
   *
   * @throws MeshException CONFLICT where the data was made by another major version
   */
  void ensureCreated(EmbeddedPrograms programs, EmbeddedAccount account) throws IOException {
    if (!Files.isDirectory(home.resolve(NAME))) {
      EmbeddedFiles.complete(home, NAME, staging -> create(staging, programs, account));
      return;
    }
    checkVersion(programs.majorVersion());
    account.own(data());
  }

  char[] adminPassword() throws IOException {
    byte[] bytes = secret(PASSWORD);
    CharBuffer decoded = StandardCharsets.US_ASCII.decode(ByteBuffer.wrap(bytes));
    char[] password = new char[decoded.remaining()];
    decoded.get(password);
    Arrays.fill(decoded.array(), '\0');
    Arrays.fill(bytes, (byte) 0);
    return password;
  }

  char[] passwordOf(String role) throws IOException {
    byte[] key = secret(SECRET);
    try {
      Mac mac = Mac.getInstance(MAC);
      mac.init(new SecretKeySpec(key, MAC));
      return encoded(mac.doFinal(role.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new MeshException(ErrorKind.INTERNAL, "every Java platform has " + MAC, e);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  private byte[] secret(String file) throws IOException {
    try {
      return Files.readAllBytes(home.resolve(NAME).resolve(file));
    } catch (NoSuchFileException e) {
      throw new MeshException(
          ErrorKind.USER,
          "there is no PostgreSQL in %s yet (%s is missing); start it first"
              .formatted(home, e.getFile()),
          e);
    }
  }

  private void create(Path staging, EmbeddedPrograms programs, EmbeddedAccount account)
      throws IOException {
    SecureRandom random = new SecureRandom();
    byte[] secret = new byte[SECRET_BYTES];
    random.nextBytes(secret);
    EmbeddedFiles.writeSecret(staging.resolve(SECRET), secret);
    random.nextBytes(secret);
    Path password = staging.resolve(PASSWORD);
    EmbeddedFiles.writeSecret(password, Base64.getUrlEncoder().withoutPadding().encode(secret));
    Arrays.fill(secret, (byte) 0);
    Path data = Files.createDirectory(staging.resolve(DATA));
    account.own(password);
    account.own(data);
    check("initdb", account, account.command(staging, programs.path("initdb"), initial(staging)));
    Files.writeString(data.resolve("pg_hba.conf"), ACCESS);
    createDatabase(staging, programs, account);
  }

  // By a single-user server, so that the database is there when the folder gets its name.
  private void createDatabase(Path staging, EmbeddedPrograms programs, EmbeddedAccount account)
      throws IOException {
    Path statements =
        Files.writeString(staging.resolve("create.sql"), "create database " + DATABASE);
    List<String> words =
        List.of(
            "--single",
            "-D",
            staging.resolve(DATA).toString(),
            "-c",
            "exit_on_error=on",
            "postgres");
    check(
        "postgres --single",
        account,
        account.command(staging, programs.path("postgres"), words).reading(statements));
    Files.delete(statements);
  }

  // Text compares by code point, as the mesh's policies do; upper and lower know all of Unicode.
  private static List<String> initial(Path staging) {
    return List.of(
        "-D",
        staging.resolve(DATA).toString(),
        "--encoding=UTF8",
        "--locale=C",
        "--locale-provider=builtin",
        "--builtin-locale=C.UTF-8",
        "--username=" + ADMIN,
        "--pwfile=" + staging.resolve(PASSWORD),
        "--auth=scram-sha-256",
        "--no-instructions");
  }

  private void check(String program, EmbeddedAccount account, EmbeddedCommand command)
      throws IOException {
    EmbeddedCommand.Result result = command.run();
    if (result.exit() == 0) {
      return;
    }
    if (result.output().contains("Permission denied")) {
      throw new MeshException(
          ErrorKind.PERMISSION,
          "%s, run by %s, may not write to %s: %s; run as the owner of the folders above, let that account pass through them, or choose another folder"
              .formatted(program, account.name(), home, result.failure()));
    }
    throw new MeshException(
        ErrorKind.USER,
        "%s, run by %s, failed to make a database in %s (exit %d): %s; correct what it names, then start again"
            .formatted(program, account.name(), home, result.exit(), result.failure()));
  }

  private void checkVersion(String programs) throws IOException {
    Path file = data().resolve("PG_VERSION");
    if (!Files.isRegularFile(file)) {
      throw new MeshException(
          ErrorKind.CONFLICT,
          "%s is damaged: %s is missing; bring a copy back, or move the folder away to start with an empty database"
              .formatted(home, file));
    }
    String found = Files.readString(file).strip();
    if (!found.equals(programs)) {
      throw new MeshException(
          ErrorKind.CONFLICT,
          "the data in %s was made by PostgreSQL %s, and this Meshwright brings PostgreSQL %s; use the Meshwright that made it, or move the folder away to start with an empty database"
              .formatted(home, found, programs));
    }
  }

  private static char[] encoded(byte[] bytes) {
    byte[] text = Base64.getUrlEncoder().withoutPadding().encode(bytes);
    char[] password = new char[text.length];
    for (int i = 0; i < text.length; i++) {
      password[i] = (char) text[i];
    }
    Arrays.fill(text, (byte) 0);
    return password;
  }
}
