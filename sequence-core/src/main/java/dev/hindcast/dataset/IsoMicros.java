/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.dataset;

import com.fasterxml.jackson.annotation.JacksonAnnotationsInside;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.annotation.JsonDeserialize;
import com.fasterxml.jackson.databind.annotation.JsonSerialize;
import com.fasterxml.jackson.databind.deser.std.StdScalarDeserializer;
import com.fasterxml.jackson.databind.ser.std.StdScalarSerializer;
import dev.hindcast.time.Micros;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.time.DateTimeException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A UTC instant in microseconds that JSON carries as ISO-8601 text with six decimals, {@code
 * 2026-03-01T00:00:00.000000Z}, so that equal instants are equal text and text order is time order.
 */
@Retention(RetentionPolicy.RUNTIME)
@JacksonAnnotationsInside
@JsonSerialize(using = IsoMicros.Writer.class)
@JsonDeserialize(using = IsoMicros.Reader.class)
public @interface IsoMicros {
  /** Writes the text. */
  final class Writer extends StdScalarSerializer<Long> {
    private static final DateTimeFormatter TEXT =
        DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSSSSS'Z'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    static String text(long micros) {
      return TEXT.format(Micros.toInstant(micros));
    }

    Writer() {
      super(Long.class);
    }

    @Override
    public void serialize(Long micros, JsonGenerator json, SerializerProvider provider)
        throws IOException {
      json.writeString(text(micros));
    }
  }

  /** Reads ISO-8601 text with an offset. */
  final class Reader extends StdScalarDeserializer<Long> {
    Reader() {
      super(Long.class);
    }

    @Override
    public Long deserialize(JsonParser json, DeserializationContext context) throws IOException {
      if (!json.hasToken(JsonToken.VALUE_STRING)) {
        context.reportInputMismatch(this, "a time must be ISO-8601 text");
      }
      try {
        return Micros.parse(json.getText());
      } catch (DateTimeException | ArithmeticException e) {
        return context.reportInputMismatch(this, "not an ISO-8601 time: '%s'", json.getText());
      }
    }
  }
}
