package io.meshwright.provider.snowflake.client;

import java.nio.file.Path;
import java.util.Optional;

/** How the deployer signs in. What is secret is a reference such as {@code env:NAME}. */
public sealed interface SignIn {
  /**
   * By the private half of a key pair.
   *
   * @param file where it is, as PKCS 8
   * @param passphrase reference to what it is encrypted with; empty where it is not
   */
  record KeyPair(Path file, Optional<String> passphrase) implements SignIn {}

  /** By an access token of OAuth. */
  record OAuth(String token) implements SignIn {}

  /** By a programmatic access token. */
  record ProgrammaticToken(String token) implements SignIn {}
}
