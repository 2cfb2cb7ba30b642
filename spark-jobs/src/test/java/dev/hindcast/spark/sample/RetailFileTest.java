/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.spark.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RetailFileTest {
  private static final String HEADER =
      "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country\n";

  @TempDir Path folder;

  @Test
  void linesCountWithinTheirInvoiceAndCustomersLoseTheirFraction() throws IOException {
    Path file = folder.resolve("retail.csv.gz");
    String text =
        HEADER
            + "536365,85123A,\"HEART, WHITE\",6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\n"
            + "536365,85123A,\"HEART, WHITE\",6,2010-12-01 08:26:00,2.55,17850.0,United Kingdom\n"
            + "C536379,D,Discount,-1,2010-12-01 09:41:00,27.5,,United Kingdom\n";
    try (OutputStream stream = new GZIPOutputStream(Files.newOutputStream(file))) {
      stream.write(text.getBytes(StandardCharsets.UTF_8));
    }

    List<RetailLine> lines = RetailFile.read(file);

    assertThat(lines).extracting(RetailLine::line).containsExactly(1, 2, 1);
    assertThat(lines.get(0).customer()).contains("17850");
    assertThat(lines.get(0).description()).isEqualTo("HEART, WHITE");
    assertThat(lines.get(2).customer()).isEmpty();
    assertThat(lines.get(2).unitPrice()).isEqualByComparingTo("27.5");
    assertThat(lines).extracting(RetailLine::isCancellation).containsExactly(false, false, true);
  }

  @Test
  void anotherFileIsRefusedByItsHeader() throws IOException {
    Path file = Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n");

    assertThatThrownBy(() -> RetailFile.read(file))
        .hasMessage(
            "Cannot import "
                + file
                + ": its columns are [a, b]. Give the Online Retail CSV with the columns [InvoiceNo,"
                + " StockCode, Description, Quantity, InvoiceDate, UnitPrice, CustomerID,"
                + " Country].");
  }
}
