package io.meshwright.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.meshwright.api.plan.Plan;
import io.meshwright.api.problem.MeshException;
import io.meshwright.engine.planfile.PlanFile;
import io.meshwright.testkit.generate.Choice;
import io.meshwright.testkit.generate.RandomPlans;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The published schema and the reader agree; the judge of the schema is not ours. */
class PlanSchemaTest {
  private static final int SEEDS = Integer.getInteger("meshwright.test.plans", 30);
  private static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Set<String> OPEN = Set.of("attributes", "settings", "outputs", "obj");
  private static final Set<String> OPTIONAL =
      Set.of("policy", "limit", "on", "fact", "accepted", "place", "expires");

  @TempDir static Path folder;
  private static Schema schema;
  private static JsonNode document;

  @BeforeAll
  static void readTheSchema() throws IOException {
    String text = Files.readString(Retailer.repository().resolve("docs/plan.schema.json"));
    document = MAPPER.readTree(text);
    schema =
        SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
            .getSchema(text, InputFormat.JSON);
  }

  private static Path file() {
    return folder.resolve("plan.json");
  }

  private static String written(Plan plan) throws IOException {
    PlanFile.write(plan, file());
    return Files.readString(file());
  }

  private static List<String> errors(String text) {
    return schema.validate(text, InputFormat.JSON).stream().map(e -> e.toString()).toList();
  }

  @Test
  void everyPlanThatIsWrittenIsValid() throws IOException {
    for (long seed : LongStream.rangeClosed(1, SEEDS).toArray()) {
      assertThat(errors(written(RandomPlans.of(seed)))).as("seed %s", seed).isEmpty();
    }
  }

  @Test
  void thePlanOfTheExampleIsValid(@TempDir Path workspace) throws IOException {
    try (Retailer retailer = Retailer.open(Retailer.copyInto(workspace))) {
      try {
        Plan plan = retailer.plan();
        assertThat(plan.premises()).isNotEmpty();
        assertThat(errors(written(plan))).isEmpty();
        assertThat(PlanFile.read(file())).isEqualTo(plan);
      } finally {
        retailer.stopDatabase();
      }
    }
  }

  @Test
  void everyPropertyIsDescribed() {
    List<String> undescribed = new ArrayList<>();
    look(document, "", undescribed);
    assertThat(undescribed).isEmpty();
  }

  private static void look(JsonNode node, String where, List<String> undescribed) {
    for (Map.Entry<String, JsonNode> property : node.path("properties").properties()) {
      if (property.getValue().path("description").asText().isEmpty()) {
        undescribed.add(where + "/" + property.getKey());
      }
    }
    for (Map.Entry<String, JsonNode> child : node.properties()) {
      look(child.getValue(), where + "/" + child.getKey(), undescribed);
    }
    if (node instanceof ArrayNode array) {
      array.forEach(child -> look(child, where, undescribed));
    }
  }

  /** A place in a document that can be spoilt. */
  private record Spot(ObjectNode parent, String key, boolean open) {}

  private static void spots(JsonNode node, boolean open, List<Spot> found) {
    if (node instanceof ObjectNode object) {
      for (Map.Entry<String, JsonNode> field : object.properties()) {
        found.add(new Spot(object, field.getKey(), open));
        spots(field.getValue(), !open && OPEN.contains(field.getKey()), found);
      }
    } else {
      node.forEach(child -> spots(child, false, found));
    }
  }

  @Test
  void whatIsSpoiltIsRefusedByTheSchemaAndByTheReader() throws IOException {
    for (long seed : LongStream.rangeClosed(1, SEEDS).toArray()) {
      String text = written(RandomPlans.of(seed));
      Choice choice = Choice.of(seed);
      for (int i = 0; i < 20; i++) {
        JsonNode plan = MAPPER.readTree(text);
        List<Spot> spots = new ArrayList<>();
        spots(plan, false, spots);
        String what = spoil(choice.oneOf(spots), choice);
        String spoilt = MAPPER.writeValueAsString(plan);
        assertThat(errors(spoilt)).as("seed %s: %s", seed, what).isNotEmpty();
        Files.writeString(file(), spoilt);
        assertThatExceptionOfType(MeshException.class)
            .as("seed %s: %s", seed, what)
            .isThrownBy(() -> PlanFile.read(file()))
            .satisfies(
                e -> assertThat(e.problems().getFirst().code()).isNotEqualTo("plan-changed"));
      }
    }
  }

  private static String spoil(Spot spot, Choice choice) {
    String where = "'" + spot.key() + "' of " + spot.parent();
    boolean removable = !spot.open() && !OPTIONAL.contains(spot.key());
    return switch (choice.between(removable ? 0 : 1, 2)) {
      case 0 -> {
        spot.parent().remove(spot.key());
        yield "without " + where;
      }
      case 1 -> {
        spot.parent().put(spot.key(), 1.5);
        yield "a number as " + where;
      }
      default -> {
        spot.parent().put("surprise", 1.5);
        yield "a surprise beside " + where;
      }
    };
  }
}
