/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.hindcast.cases.RandomCases;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.parquet.hadoop.ParquetFileReader;
import org.apache.parquet.hadoop.metadata.BlockMetaData;
import org.apache.parquet.hadoop.metadata.ColumnChunkMetaData;
import org.apache.parquet.hadoop.util.HadoopInputFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One flipped bit anywhere in a data file is found, and so is its place. */
class BitFlipsTest {
  private static final int FLIPS = 1_000;

  /** Bytes of a column chunk of the file. */
  private record Region(int rowGroup, String column, long from, long to) {
    boolean contains(long position) {
      return position >= from && position < to;
    }
  }

  @TempDir Path folder;

  @Test
  void aThousandFlippedBitsAreAllFoundWithFileAndPlace() throws IOException {
    Random random = new Random(RandomCases.printedSeed("BitFlipsTest"));
    List<String> compressions = List.of("zstd", "snappy", "gzip", "uncompressed");
    int flips = Math.max(compressions.size(), RandomCases.count(FLIPS)) / compressions.size();
    int inPages = 0;
    for (String compression : compressions) {
      CheckedSample sample =
          CheckedSample.write(folder.resolve(compression), compression, CheckedSample.rows(random));
      byte[] published = sample.bytes();
      List<Region> regions = regions(sample);
      assertThat(sample.check().findings()).isZero();
      for (int flip = 0; flip < flips; flip++) {
        byte[] damaged = published.clone();
        int position = random.nextInt(damaged.length);
        damaged[position] ^= (byte) (1 << random.nextInt(Byte.SIZE));
        sample.overwrite(damaged);
        inPages += assertFound(sample, regions, position) ? 1 : 0;
      }
      sample.overwrite(published);
      assertThat(sample.check().findings()).isZero();
    }
    System.out.println(
        "BitFlipsTest: "
            + flips * compressions.size()
            + " flips, all found, "
            + inPages
            + " in pages");
  }

  /** Returns whether the position is in a page. */
  private static boolean assertFound(CheckedSample sample, List<Region> regions, int position) {
    CheckedFile checked = sample.check();
    String what = "byte " + position + " of " + sample.path() + ": " + checked.first();
    assertThat(checked.findings()).as(what).isPositive();
    assertThat(checked.path()).isEqualTo(sample.file().path());
    assertThat(checked.first()).as(what).anyMatch(finding -> finding.check().equals("sha-256"));
    List<Finding> pages =
        checked.first().stream().filter(finding -> finding.check().equals("page")).toList();
    for (Region region : regions) {
      if (region.contains(position)) {
        assertThat(pages)
            .as(what)
            .isNotEmpty()
            .allMatch(
                finding ->
                    finding.rowGroup() == region.rowGroup()
                        && finding.column().equals(region.column()));
        return true;
      }
    }
    assertThat(checked.first())
        .as(what)
        .anyMatch(
            finding ->
                List.of("footer", "schema", "row-count").contains(finding.check())
                    || finding.detail().contains("the footer says"));
    return false;
  }

  private static List<Region> regions(CheckedSample sample) throws IOException {
    List<Region> regions = new ArrayList<>();
    try (ParquetFileReader reader =
        ParquetFileReader.open(
            HadoopInputFile.fromPath(
                new org.apache.hadoop.fs.Path(sample.path().toUri()), new Configuration()))) {
      int rowGroup = 0;
      for (BlockMetaData block : reader.getFooter().getBlocks()) {
        for (ColumnChunkMetaData chunk : block.getColumns()) {
          regions.add(
              new Region(
                  rowGroup,
                  chunk.getPath().toArray()[0],
                  chunk.getStartingPos(),
                  chunk.getStartingPos() + chunk.getTotalSize()));
        }
        rowGroup++;
      }
    }
    assertThat(regions).hasSizeGreaterThan(30);
    return regions;
  }
}
