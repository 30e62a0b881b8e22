package io.meshwright.provider.postgres.translate;

import io.meshwright.api.problem.Problem;
import io.meshwright.api.schema.Column;
import io.meshwright.provider.postgres.sql.NativeColumn;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Physical types that columns do not get as they are written: one finding for all of a kind. */
final class PhysicalTypes {
  private record Kind(String asked, String taken, String loss) {}

  private final Map<Kind, List<String>> columns = new LinkedHashMap<>();

  void add(Publication publication) {
    for (Column column : publication.schema().columns()) {
      NativeColumn taken = NativeColumn.of(column);
      String asked = column.physicalType().orElse("").toLowerCase(Locale.ROOT);
      taken
          .loss()
          .ifPresent(
              loss ->
                  columns
                      .computeIfAbsent(new Kind(asked, taken.type(), loss), k -> new ArrayList<>())
                      .add(publication.table() + "." + column.name()));
    }
  }

  List<Problem> problems() {
    List<Problem> problems = new ArrayList<>();
    columns.forEach(
        (kind, found) ->
            problems.add(
                Problem.warning(
                    "physical-type-changed",
                    found.getFirst(),
                    "the physical type '%s'%s becomes %s: %s"
                        .formatted(
                            kind.asked(),
                            found.size() == 1 ? "" : ", in " + found.size() + " columns,",
                            kind.taken(),
                            kind.loss()),
                    "write " + kind.taken() + " in the contract, if that is what is meant")));
    return problems;
  }
}
