package io.meshwright.api.model;

import io.meshwright.api.name.PlatformName;

/**
 * How the proof logs in as a session on a platform that Meshwright does not run itself.
 *
 * @param platform where
 * @param user native login
 * @param password reference to a secret, for example {@code env:ANA_PASSWORD}
 */
public record SessionLogin(PlatformName platform, String user, String password) {}
