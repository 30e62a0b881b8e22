package io.meshwright.provider.snowflake.client;

import java.net.URI;
import java.util.Optional;

/**
 * Which account, and as whom.
 *
 * @param account its identifier, for example {@code ORGANISATION-ACCOUNT}
 * @param user who signs in
 * @param role the account role that acts
 * @param warehouse what runs queries of the catalogue; empty for the user's own
 * @param database the database of the one domain that the account belongs to; empty where each
 *     domain has its own
 * @param signIn how
 * @param url another address, for tests and private links
 */
public record SnowflakeTarget(
    String account,
    String user,
    String role,
    Optional<String> warehouse,
    Optional<String> database,
    SignIn signIn,
    Optional<URI> url) {}
