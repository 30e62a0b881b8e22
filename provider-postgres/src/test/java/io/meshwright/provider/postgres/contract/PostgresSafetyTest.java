package io.meshwright.provider.postgres.contract;

import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.SafetyContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class PostgresSafetyTest extends SafetyContract {
  @TempDir static Path folder;

  @Override
  protected ContractFixture open() {
    return PostgresFixture.in(folder);
  }
}
