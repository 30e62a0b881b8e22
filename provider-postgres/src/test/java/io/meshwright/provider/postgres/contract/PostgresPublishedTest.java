package io.meshwright.provider.postgres.contract;

import io.meshwright.testkit.contract.ContractFixture;
import io.meshwright.testkit.contract.PublishedContract;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;

class PostgresPublishedTest extends PublishedContract {
  @TempDir static Path folder;

  @Override
  protected ContractFixture open() {
    return PostgresFixture.in(folder);
  }
}
