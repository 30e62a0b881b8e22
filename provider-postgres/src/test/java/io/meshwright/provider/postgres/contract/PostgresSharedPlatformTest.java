package io.meshwright.provider.postgres.contract;

import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.SharedPlatformContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class PostgresSharedPlatformTest extends SharedPlatformContract {
  @TempDir static Path folder;

  @Override
  protected ContractFixture open() {
    return PostgresFixture.in(folder);
  }
}
