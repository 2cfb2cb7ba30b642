/* SPDX-License-Identifier: Apache-2.0 */
package dev.hindcast.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import java.util.List;
import java.util.regex.Pattern;

/** Calls and method references whose target's full signature matches one of some patterns. */
final class CallsTo extends DescribedPredicate<JavaAccess<?>> {
  static final CallsTo CLOCK =
      new CallsTo(
          "a clock of the machine",
          "java\\.time\\.[A-Za-z]+\\.now\\((?!java\\.time\\.Clock).*\\)",
          "java\\.time\\.Clock\\.(system|tick).*",
          "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(\\)",
          "java\\.util\\.Date\\.<init>\\(\\)",
          "java\\.util\\.Calendar\\.getInstance\\(.*");

  static final CallsTo CHANCE =
      new CallsTo(
          "something random",
          "java\\.util\\.(Random|SplittableRandom|concurrent\\.ThreadLocalRandom)\\..*",
          "java\\.util\\.random\\..*",
          "java\\.security\\.SecureRandom\\..*",
          "java\\.util\\.UUID\\.randomUUID\\(\\)",
          "java\\.util\\.Collections\\.shuffle\\(.*",
          "java\\.lang\\.Math\\.random\\(\\)",
          "java\\.lang\\.StrictMath\\.random\\(\\)",
          "java\\.lang\\.System\\.identityHashCode\\(.*");

  static final CallsTo MACHINE_DEFAULTS =
      new CallsTo(
          "a default zone, locale or charset",
          "java\\.time\\.ZoneId\\.systemDefault\\(\\)",
          "java\\.util\\.TimeZone\\.getDefault\\(\\)",
          "java\\.util\\.Locale\\.getDefault\\(.*",
          "java\\.nio\\.charset\\.Charset\\.defaultCharset\\(\\)",
          "java\\.lang\\.String\\.(toLowerCase|toUpperCase|getBytes)\\(\\)",
          "java\\.lang\\.String\\.<init>\\(\\[B(, int, int)?\\)",
          "java\\.lang\\.String\\.(format\\(java\\.lang\\.String|formatted\\().*",
          "java\\.time\\.format\\.DateTimeFormatter\\.ofPattern\\(java\\.lang\\.String\\)",
          "java\\.text\\.(SimpleDateFormat|DecimalFormat)\\..*");

  static final CallsTo OUTSIDE_WORLD =
      new CallsTo(
          "the world outside the program",
          "java\\.lang\\.System\\.(getenv|getProperty|getProperties|exit|setProperty)\\(.*",
          "java\\.lang\\.System\\.(in|out|err)",
          "java\\.lang\\.Thread\\..*",
          "java\\.lang\\.Runtime\\..*",
          "com\\.typesafe\\.config\\.ConfigFactory\\.(load|default|parseFile|parseURL|system).*",
          "com\\.typesafe\\.config\\.Config\\.resolve\\(\\)",
          "com\\.typesafe\\.config\\.ConfigResolveOptions\\.defaults\\(\\)");

  static final CallsTo FILE_CHANGES =
      new CallsTo(
          "a change of a file",
          "java\\.nio\\.file\\.Files\\.(write|create|delete|move|copy|set|newOutput|newBufferedWriter|newByteChannel).*",
          "java\\.nio\\.channels\\..*",
          "java\\.io\\.(FileOutputStream|FileWriter|RandomAccessFile|PrintStream|PrintWriter)\\..*",
          "java\\.io\\.File\\.(create|delete|mkdir|renameTo|set).*");

  private final List<Pattern> signatures;

  private CallsTo(String description, String... signatures) {
    super("target is " + description);
    this.signatures = List.of(signatures).stream().map(Pattern::compile).toList();
  }

  @Override
  public boolean test(JavaAccess<?> access) {
    String signature = access.getTarget().getFullName();
    return signatures.stream().anyMatch(pattern -> pattern.matcher(signature).matches());
  }
}
