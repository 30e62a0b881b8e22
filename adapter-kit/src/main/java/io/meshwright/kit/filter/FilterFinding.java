package io.meshwright.kit.filter;

/**
 * Why a filter is refused.
 *
 * @param offset where, in code points from 0
 * @param message what is wrong and what to write instead, one sentence without a full stop
 */
public record FilterFinding(int offset, String message) {}
