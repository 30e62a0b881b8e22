package io.meshwright.kit.platform;

import io.meshwright.spi.Executor;
import io.meshwright.spi.Lifter;
import io.meshwright.spi.PlatformProvider;
import io.meshwright.spi.Reader;
import io.meshwright.spi.Translator;

/** A platform that is nothing but its parts. Which those are, its provider says. */
public abstract class AssembledPlatform implements PlatformProvider {
  private final Translator translator;
  private final Lifter lifter;
  private final Reader reader;
  private final Executor executor;
  private final Runnable closes;

  /**
   * Puts the parts together.
   *
   * @param closes ends connections; never throws
   */
  protected AssembledPlatform(
      Translator translator, Lifter lifter, Reader reader, Executor executor, Runnable closes) {
    this.translator = translator;
    this.lifter = lifter;
    this.reader = reader;
    this.executor = executor;
    this.closes = closes;
  }

  @Override
  public final Translator translator() {
    return translator;
  }

  @Override
  public final Reader reader() {
    return reader;
  }

  @Override
  public final Lifter lifter() {
    return lifter;
  }

  @Override
  public final Executor executor() {
    return executor;
  }

  @Override
  public final void close() {
    closes.run();
  }
}
