package org.broadleafsfpy.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The files by which a store finds the module: 3.1 is told the names of {@code bl-sfpy-*.xml},
 * later lines find {@code blc-config/}. Their jars are not here, so what they would trip over is
 * looked for.
 */
@DisplayName("The context files")
class ContextFilesTest {
    private static final Path RESOURCES = Path.of("src/main/resources");
    private static final Path LATER = RESOURCES.resolve("blc-config");

    /** Classes of Broadleaf's that 3.1 lacks; they are in a file that 3.1 never reads. */
    private static final Set<String> LATER_CLASSES =
            Set.of("org.broadleafcommerce.common.demo.AutoImportSql");

    static List<Path> contextFiles() throws IOException {
        try (Stream<Path> files = Files.walk(RESOURCES)) {
            return files.filter(ContextFilesTest::isContextFile).sorted().toList();
        }
    }

    private static boolean isContextFile(Path file) {
        return file.getFileName().toString().matches("(bl-sfpy-|sfpy-import).*\\.xml");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contextFiles")
    void nameClassesThatThereAre(Path file) throws IOException {
        Set<String> missing = new TreeSet<>();
        for (Element bean : parse(file).select("bean[class]")) {
            String name = bean.attr("class");
            try {
                Class.forName(name, false, ContextFilesTest.class.getClassLoader());
            } catch (ClassNotFoundException e) {
                missing.add(name);
            }
        }
        if (file.startsWith(LATER)) {
            missing.removeAll(LATER_CLASSES);
        }
        assertThat(missing).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("contextFiles")
    void nameTheirSchemaAsEveryLineCanReadIt(Path file) throws IOException {
        boolean merged = !file.startsWith(LATER) && !isReadAlone(file);
        String beans = "http://www.springframework.org/schema/beans";
        assertThat(
                        parse(file)
                                .selectFirst("beans")
                                .attr("xsi:schemaLocation")
                                .replaceAll("\\s+", " "))
                .isEqualTo(beans + " " + beans + "/spring-beans" + (merged ? "-3.2" : "") + ".xsd");
    }

    /** Which 3.1 does not merge with its own either. */
    private static boolean isReadAlone(Path file) {
        return file.toString().matches(".*-(servlet|entity)\\.xml");
    }

    @Test
    void of31ImportNothingSinceThatWouldNotBeMerged() throws IOException {
        for (Path file : contextFiles()) {
            if (!file.startsWith(LATER)) {
                assertThat(parse(file).select("import")).as(file.toString()).isEmpty();
            }
        }
    }

    @Test
    void of31AreAllFoundByLaterLinesToo() throws IOException {
        Set<String> imported = new TreeSet<>();
        for (Path file : contextFiles()) {
            if (file.startsWith(LATER)) {
                imported.addAll(importsOf(file));
            }
        }
        Set<String> of31 =
                contextFiles().stream()
                        .filter(file -> !file.startsWith(LATER))
                        .map(file -> file.getFileName().toString())
                        .filter(name -> !name.endsWith("-entity.xml"))
                        .collect(Collectors.toCollection(TreeSet::new));
        assertThat(imported).containsAll(of31);
        assertThat(imported)
                .allSatisfy(name -> assertThat(RESOURCES.resolve(name)).isRegularFile());
    }

    /**
     * What one application reads is whole: no bean of ours is asked for that is defined nowhere.
     */
    @ParameterizedTest
    @ValueSource(strings = {"site", "admin"})
    void defineEveryBeanOfOursThatTheyAskFor(String application) throws IOException {
        Set<String> defined = new TreeSet<>();
        Set<String> wanted = new TreeSet<>();
        for (Path file : readBy(application)) {
            Document context = parse(file);
            context.select("bean[id]").forEach(bean -> defined.add(bean.id()));
            context.select("[ref]").forEach(element -> wanted.add(element.attr("ref")));
            context.select("ref[bean]").forEach(element -> wanted.add(element.attr("bean")));
            context.select("property[name=collectionRef]")
                    .forEach(element -> wanted.add(element.attr("value")));
        }
        wanted.removeIf(name -> !name.startsWith("blSfpy"));
        assertThat(wanted).isNotEmpty();
        assertThat(defined).containsAll(wanted);
    }

    private static Set<Path> readBy(String application) throws IOException {
        Set<Path> read = new LinkedHashSet<>();
        try (Stream<Path> files = Files.list(LATER.resolve(application))) {
            for (Path file : files.toList()) {
                assertThat(file.getFileName().toString())
                        .as("the name that 5.2 and later look for")
                        .matches("bl-.*-applicationContext(-servlet)?\\.xml");
                read.add(file);
                importsOf(file).forEach(name -> read.add(RESOURCES.resolve(name)));
            }
        }
        return read;
    }

    private static Set<String> importsOf(Path file) throws IOException {
        return parse(file).select("import").stream()
                .map(element -> element.attr("resource").replaceFirst("^classpath:", ""))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Document parse(Path file) throws IOException {
        return Jsoup.parse(Files.readString(file), "", Parser.xmlParser());
    }
}
