package io.meshwright.spi;

/** The right to write to a platform for one mesh; given back by closing. */
public interface Lease extends AutoCloseable {
  @Override
  void close();
}
