package io.meshwright.provider.postgres.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.meshwright.api.problem.ErrorKind;
import io.meshwright.api.problem.MeshException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class EmbeddedAccountTest {
  @TempDir private Path folder;
  private EmbeddedHost host;

  @BeforeEach
  void lookAtTheHost() {
    host = EmbeddedHost.current();
  }

  @Test
  void anOrdinaryUserRunsTheProgramsItself() throws IOException {
    EmbeddedHost ordinary = new EmbeddedHost(host.archive(), host.cache(), 1234);

    EmbeddedAccount account = EmbeddedAccount.choose(ordinary, folder.resolve("absent"));

    assertThat(account.prefix()).isEmpty();
    assertThat(account.owner()).isEmpty();
  }

  @Test
  void dataOfAnotherUserIsRefused() {
    EmbeddedHost other = new EmbeddedHost(host.archive(), host.cache(), host.uid() + 1);

    assertThatThrownBy(() -> EmbeddedAccount.choose(other, folder))
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.PERMISSION))
        .hasMessageContaining(folder.toString())
        .hasMessageContaining("run as");
  }

  @Test
  void rootBecomesAnotherUserInEachOfTheseWays() throws IOException {
    assumeThat(host.root()).isTrue();
    List<EmbeddedAccount> ways = EmbeddedAccount.unprivileged();

    for (EmbeddedAccount way : ways) {
      EmbeddedCommand command = way.command(folder, Path.of("/bin/echo"), List.of("-n", "a  b"));

      assertThat(way.usable()).isTrue();
      assertThat(command.run()).isEqualTo(new EmbeddedCommand.Result(0, "a  b"));
    }
    assertThat(ways).hasSize(2);
  }

  @Test
  void aWayThatIsNotInstalledIsPassedOver() {
    EmbeddedAccount missing =
        new EmbeddedAccount("nowhere", List.of("/no/such/program"), Optional.empty());

    assertThat(missing.usable()).isFalse();
    assertThatThrownBy(() -> EmbeddedAccount.firstUsable(List.of(missing)))
        .isInstanceOfSatisfying(
            MeshException.class, e -> assertThat(e.kind()).isEqualTo(ErrorKind.PERMISSION))
        .hasMessageContaining("install util-linux");
  }

  @Test
  void programsGetNothingOfTheCallersEnvironment() throws IOException {
    EmbeddedCommand command = new EmbeddedCommand(List.of("env"), folder);

    assertThat(command.run().output().lines().map(line -> line.substring(0, line.indexOf('='))))
        .isSubsetOf("PATH", "HOME", "LC_ALL", "PWD", "SHLVL", "_");
  }
}
