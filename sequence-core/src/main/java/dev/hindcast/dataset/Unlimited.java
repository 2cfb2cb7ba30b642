/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import java.io.IOException;

/** Numbers whose greatest value means that there is no limit: JSON says null for it. */
final class Unlimited {
  private Unlimited() {}

  /** {@link Long#MAX_VALUE} to null. */
  static final class LongWriter extends StdScalarSerializer<Long> {
    LongWriter() {
      super(Long.class);
    }

    @Override
    public void serialize(Long value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (value == Long.MAX_VALUE) {
        json.writeNull();
      } else {
        json.writeNumber(value);
      }
    }
  }

  /** Null to {@link Long#MAX_VALUE}. */
  static final class LongReader extends StdScalarDeserializer<Long> {
    LongReader() {
      super(Long.class);
    }

    @Override
    public Long deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return context.readValue(json, long.class);
    }

    @Override
    public Long getNullValue(DeserializationContext context) {
      return Long.MAX_VALUE;
    }
  }

  /** Positive infinity to null. */
  static final class DoubleWriter extends StdScalarSerializer<Double> {
    DoubleWriter() {
      super(Double.class);
    }

    @Override
    public void serialize(Double value, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      if (value == Double.POSITIVE_INFINITY) {
        json.writeNull();
      } else {
        json.writeNumber(value);
      }
    }
  }

  /** Null to positive infinity. */
  static final class DoubleReader extends StdScalarDeserializer<Double> {
    DoubleReader() {
      super(Double.class);
    }

    @Override
    public Double deserialize(JsonParser json, DeserializationContext context) throws IOException {
      return context.readValue(json, double.class);
    }

    @Override
    public Double getNullValue(DeserializationContext context) {
      return Double.POSITIVE_INFINITY;
    }
  }
}
