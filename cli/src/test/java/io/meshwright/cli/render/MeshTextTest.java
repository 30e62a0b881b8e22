package io.meshwright.cli.render;

import static org.assertj.core.api.Assertions.assertThat;

import io.meshwright.api.model.Mesh;
import org.junit.jupiter.api.Test;

class MeshTextTest {
  @Test
  void aMeshIsCountedOut() {
    assertThat(MeshText.valid(Mesh.builder("shop").build()))
        .isEqualTo(
            "Mesh shop is valid: 0 domains, 0 products, 0 output ports, 0 policies, 0 sessions.\n");
  }
}
