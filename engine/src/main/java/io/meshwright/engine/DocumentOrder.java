package io.meshwright.engine;

import io.meshwright.engine.authoring.OwnDocument;
import io.meshwright.engine.authoring.ShapeOrder;
import io.meshwright.engine.format.KeyOrder;
import io.meshwright.engine.format.StandardOrder;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Tells what document a file holds, and in which order that has its keys. */
final class DocumentOrder {
  private DocumentOrder() {}

  /**
   * The order of a document: by the kind that it says it is, else by where it lies.
   *
   * @param file its file
   * @param root its outermost keys with single values
   */
  static KeyOrder of(String file, Map<String, String> root) {
    String kind = root.getOrDefault("kind", "");
    String path = file.replace('\\', '/');
    String name = path.substring(path.lastIndexOf('/') + 1);
    if (kind.equals("DataContract") || name.endsWith(".odcs.yaml")) {
      return StandardOrder.ofContracts();
    }
    if (kind.equals("DataProduct") || name.endsWith(".odps.yaml")) {
      return StandardOrder.ofProducts();
    }
    return own(kind)
        .or(() -> ownAt(path, name))
        .<KeyOrder>map(document -> new OfOwn(ShapeOrder.of(document)))
        .orElse(KeyOrder.ANY);
  }

  private static Optional<OwnDocument> own(String kind) {
    return switch (kind) {
      case "Mesh" -> Optional.of(OwnDocument.MESH);
      case "Domain" -> Optional.of(OwnDocument.DOMAIN);
      case "Product" -> Optional.of(OwnDocument.PRODUCT);
      case "Environment" -> Optional.of(OwnDocument.ENVIRONMENT);
      case "AccessPolicy", "MaskingPolicy", "RowPolicy", "AcceptedLoss" ->
          Optional.of(OwnDocument.POLICY);
      default -> Optional.empty();
    };
  }

  private static Optional<OwnDocument> ownAt(String path, String name) {
    String folder = path.substring(0, path.length() - name.length());
    if (folder.endsWith("environments/")) {
      return Optional.of(OwnDocument.ENVIRONMENT);
    }
    return switch (name) {
      case "mesh.yaml" -> Optional.of(OwnDocument.MESH);
      case "domain.yaml" -> Optional.of(OwnDocument.DOMAIN);
      case "product.yaml" -> Optional.of(OwnDocument.PRODUCT);
      default -> Optional.empty();
    };
  }

  private record OfOwn(ShapeOrder order) implements KeyOrder {
    @Override
    public List<String> keys(Set<String> present) {
      return order.keys(present);
    }

    @Override
    public KeyOrder within(String key, boolean list) {
      return new OfOwn(order.within(key));
    }
  }
}
