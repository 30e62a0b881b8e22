package io.meshwright.provider.aws.client;

import io.meshwright.api.problem.ErrorKind;

/**
 * Why one entry of a batch did not take effect; the others did.
 *
 * @param index which entry, from 0
 * @param kind what to do about it
 * @param message what the service says, without its request ids
 */
public record EntryFailure(int index, ErrorKind kind, String message) {}
