package io.meshwright.testkit.contract;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** What every contract needs of an adapter: a way to open an empty platform. */
public abstract class ContractSuite {
  private @Nullable ContractFixture fixture;

  /** Opens an empty platform; called before each test. */
  protected abstract ContractFixture open();

  @BeforeEach
  final void openFixture() {
    fixture = open();
  }

  /** Where there is none to open, what opening said of it is what counts. */
  @AfterEach
  final void closeFixture() {
    ContractFixture opened = fixture;
    if (opened != null) {
      opened.close();
    }
  }

  /** The platform of the running test. */
  protected final ContractFixture fixture() {
    return Objects.requireNonNull(fixture);
  }
}
