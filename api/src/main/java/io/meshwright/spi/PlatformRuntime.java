package io.meshwright.spi;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What an adapter gets from its surroundings.
 *
 * @param clock the only source of time
 * @param secrets resolves a reference such as {@code env:NAME}; empty where there is none
 * @param meter told of every call
 * @param stateFolder where an embedded platform may keep its data
 */
public record PlatformRuntime(
    InstantSource clock,
    Function<String, Optional<char[]>> secrets,
    Consumer<CallEvent> meter,
    Path stateFolder) {}
