/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.parquet;

import dev.hindcast.dataset.RowDigest;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The row digest of docs/reference/row-digest.md, step by step, in numbers without a sign. */
final class ReferenceDigest {
  private static final BigInteger TWO_64 = BigInteger.ONE.shiftLeft(64);
  private static final BigInteger A = hex("9E3779B97F4A7C15");
  private static final BigInteger B = hex("C2B2AE3D27D4EB4F");
  private static final BigInteger NULL = hex("6A09E667F3BCC909");

  private ReferenceDigest() {}

  static RowDigest of(OutputSchema schema, List<ValueFeed> rows) {
    BigInteger digest = BigInteger.ZERO;
    for (ValueFeed row : rows) {
      BigInteger high = BigInteger.ZERO;
      BigInteger low = BigInteger.ZERO;
      for (int i = 0; i < row.values().size(); i++) {
        List<BigInteger> words = new ArrayList<>();
        words(schema.columns().get(i).type().leaf(), row.values().get(i), words);
        BigInteger a = A.multiply(BigInteger.valueOf(i + 1)).mod(TWO_64);
        BigInteger b = B.multiply(BigInteger.valueOf(i + 1)).mod(TWO_64);
        for (BigInteger word : words) {
          BigInteger k = mix(word);
          a = a.xor(k).multiply(A).mod(TWO_64);
          a = a.xor(a.shiftRight(32));
          b = rotateLeft(b.add(k).mod(TWO_64), 29).multiply(B).mod(TWO_64);
        }
        high = high.add(mix(a)).mod(TWO_64);
        low = low.add(mix(b)).mod(TWO_64);
      }
      digest = digest.add(mix(high).shiftLeft(64)).add(mix(low));
    }
    String text = digest.mod(TWO_64.multiply(TWO_64)).toString(16);
    return RowDigest.parse("0".repeat(32 - text.length()) + text);
  }

  private static void words(OutputType.Scalar type, Object value, List<BigInteger> words) {
    if (value == null) {
      words.add(NULL);
    } else if (value instanceof List<?> list) {
      list.forEach(element -> words(type, element, words));
      words.add(BigInteger.valueOf(list.size()));
    } else if (value instanceof Boolean bool) {
      words.add(bool ? BigInteger.ONE : BigInteger.ZERO);
    } else if (value instanceof Float number) {
      words.add(unsigned(Float.floatToIntBits(number)));
    } else if (value instanceof Double number) {
      words.add(unsigned(Double.doubleToLongBits(number)));
    } else if (value instanceof Number number) {
      words.add(unsigned(number.longValue()));
    } else {
      bytes(stored(type, value), words);
    }
  }

  private static byte[] stored(OutputType.Scalar type, Object value) {
    if (value instanceof String text) {
      return text.getBytes(StandardCharsets.UTF_8);
    }
    byte[] bytes = (byte[]) value;
    if (type.kind() != OutputType.Kind.DECIMAL) {
      return bytes;
    }
    byte[] fixed = new byte[type.precision() == 38 ? 16 : 9];
    BigInteger rest = new BigInteger(bytes);
    for (int i = fixed.length - 1; i >= 0; i--) {
      fixed[i] = rest.byteValue();
      rest = rest.shiftRight(8);
    }
    return fixed;
  }

  private static void bytes(byte[] bytes, List<BigInteger> words) {
    words.add(BigInteger.valueOf(bytes.length));
    for (int from = 0; from < bytes.length; from += 8) {
      BigInteger word = BigInteger.ZERO;
      for (int i = Math.min(from + 8, bytes.length) - 1; i >= from; i--) {
        word = word.shiftLeft(8).add(BigInteger.valueOf(Byte.toUnsignedInt(bytes[i])));
      }
      words.add(word);
    }
  }

  private static BigInteger mix(BigInteger word) {
    BigInteger z = word.xor(word.shiftRight(30)).multiply(hex("BF58476D1CE4E5B9")).mod(TWO_64);
    z = z.xor(z.shiftRight(27)).multiply(hex("94D049BB133111EB")).mod(TWO_64);
    return z.xor(z.shiftRight(31));
  }

  private static BigInteger rotateLeft(BigInteger word, int bits) {
    return word.shiftLeft(bits).mod(TWO_64).add(word.shiftRight(64 - bits));
  }

  private static BigInteger unsigned(long word) {
    return BigInteger.valueOf(word).mod(TWO_64);
  }

  private static BigInteger hex(String digits) {
    return new BigInteger(digits, 16);
  }
}
