package io.meshwright.cli.render;

import java.util.List;

/**
 * How many columns of a terminal text takes: letters of East Asia and pictures take two, marks that
 * are put on the letter before them none.
 */
final class DisplayWidth {
  /** First and last code points of what takes two columns, after UAX 11 and UTS 51. */
  private static final List<Range> WIDE =
      List.of(
          new Range(0x1100, 0x115f),
          new Range(0x231a, 0x231b),
          new Range(0x2329, 0x232a),
          new Range(0x23e9, 0x23ec),
          new Range(0x23f0, 0x23f0),
          new Range(0x23f3, 0x23f3),
          new Range(0x25fd, 0x25fe),
          new Range(0x2614, 0x2615),
          new Range(0x2630, 0x2637),
          new Range(0x2648, 0x2653),
          new Range(0x267f, 0x267f),
          new Range(0x268a, 0x268f),
          new Range(0x2693, 0x2693),
          new Range(0x26a1, 0x26a1),
          new Range(0x26aa, 0x26ab),
          new Range(0x26bd, 0x26be),
          new Range(0x26c4, 0x26c5),
          new Range(0x26ce, 0x26ce),
          new Range(0x26d4, 0x26d4),
          new Range(0x26ea, 0x26ea),
          new Range(0x26f2, 0x26f3),
          new Range(0x26f5, 0x26f5),
          new Range(0x26fa, 0x26fa),
          new Range(0x26fd, 0x26fd),
          new Range(0x2705, 0x2705),
          new Range(0x270a, 0x270b),
          new Range(0x2728, 0x2728),
          new Range(0x274c, 0x274c),
          new Range(0x274e, 0x274e),
          new Range(0x2753, 0x2755),
          new Range(0x2757, 0x2757),
          new Range(0x2795, 0x2797),
          new Range(0x27b0, 0x27b0),
          new Range(0x27bf, 0x27bf),
          new Range(0x2b1b, 0x2b1c),
          new Range(0x2b50, 0x2b50),
          new Range(0x2b55, 0x2b55),
          new Range(0x2e80, 0x303e),
          new Range(0x3041, 0x4dbf),
          new Range(0x4e00, 0xa4cf),
          new Range(0xa960, 0xa97c),
          new Range(0xac00, 0xd7a3),
          new Range(0xf900, 0xfaff),
          new Range(0xfe10, 0xfe19),
          new Range(0xfe30, 0xfe6b),
          new Range(0xff01, 0xff60),
          new Range(0xffe0, 0xffe6),
          new Range(0x16fe0, 0x16ff1),
          new Range(0x17000, 0x18cff),
          new Range(0x18d00, 0x18d1e),
          new Range(0x1aff0, 0x1b2fb),
          new Range(0x1d300, 0x1d376),
          new Range(0x1f004, 0x1f004),
          new Range(0x1f0cf, 0x1f0cf),
          new Range(0x1f18e, 0x1f18e),
          new Range(0x1f191, 0x1f19a),
          new Range(0x1f200, 0x1f320),
          new Range(0x1f32d, 0x1f335),
          new Range(0x1f337, 0x1f37c),
          new Range(0x1f37e, 0x1f393),
          new Range(0x1f3a0, 0x1f3ca),
          new Range(0x1f3cf, 0x1f3d3),
          new Range(0x1f3e0, 0x1f3f0),
          new Range(0x1f3f4, 0x1f3f4),
          new Range(0x1f3f8, 0x1f43e),
          new Range(0x1f440, 0x1f440),
          new Range(0x1f442, 0x1f4fc),
          new Range(0x1f4ff, 0x1f53d),
          new Range(0x1f54b, 0x1f54e),
          new Range(0x1f550, 0x1f567),
          new Range(0x1f57a, 0x1f57a),
          new Range(0x1f595, 0x1f596),
          new Range(0x1f5a4, 0x1f5a4),
          new Range(0x1f5fb, 0x1f64f),
          new Range(0x1f680, 0x1f6c5),
          new Range(0x1f6cc, 0x1f6cc),
          new Range(0x1f6d0, 0x1f6d2),
          new Range(0x1f6d5, 0x1f6d8),
          new Range(0x1f6dc, 0x1f6df),
          new Range(0x1f6eb, 0x1f6ec),
          new Range(0x1f6f4, 0x1f6fc),
          new Range(0x1f7e0, 0x1f7eb),
          new Range(0x1f7f0, 0x1f7f0),
          new Range(0x1f90c, 0x1f93a),
          new Range(0x1f93c, 0x1f945),
          new Range(0x1f947, 0x1f9ff),
          new Range(0x1fa70, 0x1faff),
          new Range(0x20000, 0x3fffd));

  private DisplayWidth() {}

  private record Range(int first, int last) {}

  /** The columns of a text without control characters. */
  static int of(String text) {
    return text.codePoints().map(DisplayWidth::of).sum();
  }

  /** The columns of one character. */
  static int of(int codePoint) {
    int type = Character.getType(codePoint);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    int low = 0;
    int high = WIDE.size() - 1;
    while (low <= high) {
      int middle = (low + high) / 2;
      if (codePoint < WIDE.get(middle).first()) {
        high = middle - 1;
      } else if (codePoint > WIDE.get(middle).last()) {
        low = middle + 1;
      } else {
        return 2;
      }
    }
    return 1;
  }
}
