package io.meshwright.testkit.generate;

import io.meshwright.api.policy.Mask;
import io.meshwright.api.policy.Masking;
import io.meshwright.api.schema.Column;
import io.meshwright.api.schema.DataValue;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Masks that a column's type can take. */
final class RandomMasks {
  private RandomMasks() {}

  /** A mask for the column. */
  static Mask of(Choice choice, TableDraft draft, Column column) {
    List<Mask> fitting =
        candidates(choice, draft.constants(column)).stream()
            .filter(mask -> Masking.refusal(mask, column.type()).isEmpty())
            .toList();
    return choice.oneOf(fitting);
  }

  private static List<Mask> candidates(Choice choice, List<DataValue> constants) {
    List<Mask> masks = new ArrayList<>();
    masks.add(new Mask.Nullify());
    masks.add(new Mask.Redact());
    constants.stream()
        .filter(value -> !(value instanceof DataValue.Json || value instanceof DataValue.Xml))
        .forEach(value -> masks.add(new Mask.Constant(value)));
    masks.add(new Mask.Hash(Optional.empty()));
    masks.add(new Mask.Partial(choice.between(0, 3), choice.between(0, 3)));
    masks.add(new Mask.TruncateText(choice.between(0, 4)));
    masks.add(new Mask.TruncateTime(choice.oneOf(List.of(Mask.Unit.values()))));
    masks.add(
        new Mask.TruncateNumber(
            choice.oneOf(List.of(BigDecimal.ONE, BigDecimal.TEN, new BigDecimal("0.5")))));
    return masks;
  }
}
