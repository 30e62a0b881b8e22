package io.meshwright.engine.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.Authority;
import io.meshwright.api.model.Domain;
import io.meshwright.api.name.WorkspaceId;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Which workspace of a mesh it is, and how far a run may go with a domain. */
class WorkspaceNameTest {
  private static final String MESH = "mesh.yaml";
  private static final String DOMAIN = "domains/sales/domain.yaml";

  @TempDir Path folder;

  @Test
  void withoutANameItIsTheMainOne() {
    assertThat(TestWorkspace.retailer(folder).mesh().id()).isEqualTo(WorkspaceId.of("retailer"));
  }

  @Test
  void aNameIsRead() {
    assertThat(
            TestWorkspace.retailer(folder)
                .replace(MESH, "id: retailer", "id: retailer\nworkspace: sales_team")
                .mesh()
                .id())
        .isEqualTo(new WorkspaceId("retailer", "sales_team"));
  }

  @Test
  void aDomainMayHaveAnAuthorityOfItsOwn() {
    assertThat(
            TestWorkspace.retailer(folder)
                .with(DOMAIN, "apiVersion: meshwright/v1\nkind: Domain\nauthority: report\n")
                .mesh()
                .domains()
                .values())
        .extracting(Domain::authority)
        .containsExactly(Optional.of(Authority.REPORT));
  }
}
